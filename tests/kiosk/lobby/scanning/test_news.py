import pytest

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import Card, CardKind
from kiosk.lobby.scanning.documents.document import Document
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.news import News


def code(text: str) -> Code:
    return Code("QRCode", text, text.encode(), ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


BADGE = (code("badge"), Badge("ABCDEFGHIJKLMNOP"))
OTHER = (code("other"), Unknown("Code128"))
CARD = (code("card"), Card(CardKind.STUDENT))


def test_a_document_is_told_once_while_it_stays_in_view() -> None:
    news = News()
    assert news.of([BADGE], 0.0) == [BADGE[1]]
    assert [news.of([BADGE], at) for at in (0.1, 1.9, 3.5)] == [[], [], []]


def test_a_document_that_was_out_of_view_is_told_again() -> None:
    news = News()
    news.of([BADGE], 0.0)
    assert news.of([], 1.0) == []
    assert news.of([BADGE], 2.1) == [BADGE[1]]


@pytest.mark.parametrize("other", [OTHER, CARD])
def test_what_may_be_part_of_a_licence_is_told_only_after_a_while(other: tuple[Code, Document]) -> None:
    news = News()
    assert [news.of([other], at) for at in (0.0, 0.7, 1.4, 1.5, 1.6)] == [[], [], [], [other[1]], []]


@pytest.mark.parametrize("other", [OTHER, CARD])
def test_beside_a_known_document_it_is_never_told(other: tuple[Code, Document]) -> None:
    news = News()
    assert news.of([other], 0.0) == []
    assert news.of([other, BADGE], 1.0) == [BADGE[1]]
    assert [news.of([other], at) for at in (1.5, 2.0, 3.0)] == [[], [], []]
    assert news.of([other], 3.1) == [other[1]]
