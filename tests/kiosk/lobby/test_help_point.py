"""Asking the office for a person, and what became of it."""

from datetime import UTC, datetime

import pytest

from kiosk import reception
from kiosk.journal import Journal
from kiosk.lobby.help_point import Helping, HelpPoint, HelpWord, Wish
from kiosk.lobby.sync.link import LinkState
from kiosk.visits.help import HelpKind
from kiosk.visits.moment import Moment

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
WISH = Wish(HelpKind.INTERPRETER, "en", "so", "visit-1")


class QuietLink:
    """A link whose state the test sets."""

    def __init__(self):
        self.state = LinkState.UP
        self.held = 0

    def delivered(self, origin, number):
        return number <= self.held


@pytest.fixture
def link():
    return QuietLink()


@pytest.fixture
def journal(tmp_path):
    journal = Journal.at(tmp_path)
    yield journal
    journal.close()


@pytest.fixture
def point(journal, link):
    return HelpPoint(journal, link, lobby="Gym", clock=lambda: NOW)


def test_the_office_reads_who_needs_what_and_where(point, journal):
    request = point.ask(WISH).request
    with journal.reading() as view:
        asked = view.help(request)
    assert (asked.kind, asked.lobby, asked.language, asked.interpreter_language, asked.visit) == (
        HelpKind.INTERPRETER,
        "Gym",
        "en",
        "so",
        "visit-1",
    )


@pytest.mark.parametrize(
    ("state", "held", "word"),
    [
        (LinkState.UP, 0, HelpWord.TELLING),
        (LinkState.CONNECTING, 0, HelpWord.TELLING),
        (LinkState.DOWN, 0, HelpWord.OFFICE_AWAY),
        (LinkState.UP, 100, HelpWord.TOLD),
        (LinkState.DOWN, 100, HelpWord.TOLD),
    ],
)
def test_no_more_is_said_than_is_true(point, link, state, held, word):
    link.state, link.held = state, held
    assert point.ask(WISH).word is word


def test_who_comes_is_said_once_somebody_said_so(point, journal):
    request = point.ask(WISH).request
    reception.answer_help(journal, request, by="Sam Lee", now=NOW)
    expected = Helping(HelpKind.INTERPRETER, HelpWord.COMING, request, "Sam Lee")
    assert point.standing(request, HelpKind.INTERPRETER) == expected
