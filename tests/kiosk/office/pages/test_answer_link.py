from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.office.alerts.answer_link import LASTS, AnswerLink, one_taps, sign
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.visit import Visit


@pytest.fixture
def stranger(office):
    """A browser with which nobody is signed in."""
    with office.client() as browser:
        yield browser


@pytest.fixture
def linked(office):
    """A visitor who waits, and the addresses with which Elena Rivera answers her, by their names."""
    visit = office.check_in()
    with office.office.journal.reading() as view:
        links = one_taps(office.office, visit, view.host("rivera"))
    return visit, {link.url.rsplit("/", 1)[1]: link.url for link in links}


def standing(office, visit):
    return reception.find(office.office.journal, visit.id).acknowledgement


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("coming", Answer(AnswerKind.ON_MY_WAY)),
        ("soon", Answer(AnswerKind.WITH_YOU_SHORTLY)),
        ("5", Answer(AnswerKind.IN_MINUTES, minutes=5)),
        ("10", Answer(AnswerKind.IN_MINUTES, minutes=10)),
    ],
)
def test_a_tap_on_the_button_answers_in_her_name(office, stranger, linked, name, answer):
    visit, links = linked
    page = stranger.get(links[name])
    assert page.status_code == 200
    assert "Elena Rivera, shall the screen" in page.text
    assert standing(office, visit) is None
    page = stranger.post(links[name])
    assert "Your answer is on its way" in page.text
    given = standing(office, visit)
    assert (given.answer, given.by) == (answer, "Elena Rivera")


def test_a_look_at_every_link_answers_nothing_and_tells_no_name(office, stranger, linked):
    """As mail scanners do."""
    visit, links = linked
    for url in links.values():
        page = stranger.get(url)
        assert "María" not in page.text
        assert page.headers["Cache-Control"] == "no-store"
        stranger.head(url)
    assert standing(office, visit) is None


def test_it_works_once(office, stranger, linked):
    visit, links = linked
    stranger.post(links["coming"])
    for again in (stranger.get(links["5"]), stranger.post(links["5"])):
        assert again.status_code == 409
        assert "Elena Rivera has seen to visit" in again.text
        assert "<button" not in again.text
    assert standing(office, visit).answer.kind is AnswerKind.ON_MY_WAY


def test_whoever_was_faster_is_named(office, stranger, linked):
    visit, links = linked
    journal, now = office.office.journal, office.office.clock()
    reception.acknowledge(journal, visit.id, Answer(AnswerKind.ON_MY_WAY), by="Pat Kim", now=now)
    again = stranger.post(links["10"])
    assert again.status_code == 409
    assert "Pat Kim has seen to visit" in again.text
    assert standing(office, visit).by == "Pat Kim"


def test_a_visit_that_has_ended_is_not_answered(office, stranger, linked):
    visit, links = linked
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())
    for page in (stranger.get(links["coming"]), stranger.post(links["coming"])):
        assert page.status_code == 409
        assert "has ended" in page.text


def test_a_link_that_was_changed_or_is_over_has_ended(office, stranger, linked):
    _, links = linked
    over = AnswerLink("v", "Elena Rivera", 0, office.office.clock().at - timedelta(seconds=1))
    unknown = AnswerLink("v", "Elena Rivera", 0, office.office.clock().at + LASTS)
    address = f"{office.address}/answer"
    for url, status in (
        (f"{address}/{sign(office.office.key, over)}/coming", 410),
        (links["coming"].replace("/answer/", "/answer/A"), 410),
        (links["coming"].replace("/coming", "/tomorrow"), 410),
        (f"{address}/{sign(office.office.key, unknown)}/coming", 404),
    ):
        for page in (stranger.get(url), stranger.post(url)):
            assert page.status_code == status, url
            assert "<button" not in page.text


def test_an_office_answers_in_the_console(office):
    with office.office.journal.reading() as view:
        assert one_taps(office.office, Visit("v"), view.host("front")) == ()
