import re

import pytest

from kiosk import reception
from kiosk.errors import AnswerInvalid, BadInput
from kiosk.office.pages.answering import read_answer
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.phrase import Phrase
from tests.kiosk.office.running import send


@pytest.fixture
def visit(office):
    return office.check_in()


def standing(office, visit):
    return reception.find(office.office.journal, visit.id).acknowledgement


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"answer": "on-my-way"}, Answer(AnswerKind.ON_MY_WAY)),
        ({"answer": "in-minutes", "minutes": "20"}, Answer(AnswerKind.IN_MINUTES, minutes=20)),
        (
            {"answer": "please-go-to", "destination": "library"},
            Answer(AnswerKind.PLEASE_GO_TO, destination="library"),
        ),
        ({"answer": "written", "text": " Please\n wait "}, Answer(AnswerKind.WRITTEN, text="Please wait")),
        ({"answer": "with-you-shortly"}, Answer(AnswerKind.WITH_YOU_SHORTLY)),
        (
            {"answer": "not-today", "reason": "in-class"},
            Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS),
        ),
        ({"answer": "phrase", "phrase": "take-a-seat"}, Answer(AnswerKind.PHRASE, phrase=Phrase.TAKE_A_SEAT)),
    ],
)
def test_each_answer_is_given_in_the_name_of_whoever_gave_it(office, staff, visit, fields, answer):
    page = send(staff, "/", f"/visits/{visit.id}/answer", **fields)
    assert (page.status_code, page.url.path) == (200, "/")
    assert f"Your answer for {visit.number} María José is on its way" in page.text
    assert (standing(office, visit).answer, standing(office, visit).by) == (answer, "Rosa Delgado")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "answer is &#39;&#39;, which is none of on-my-way"),
        ({"answer": "never"}, "which is none of"),
        ({"answer": "in-minutes"}, "no whole number"),
        ({"answer": "in-minutes", "minutes": "999"}, "1 to 120 can be promised"),
        ({"answer": "in-minutes", "minutes": "١٢٣٤٥٦٧"}, "no whole number"),
        ({"answer": "please-go-to", "destination": "moon"}, "There is no destination &#39;moon&#39;"),
        ({"answer": "not-today"}, "which is none of away, in-class"),
        ({"answer": "phrase", "phrase": "go-away"}, "which is none of take-a-seat"),
        ({"answer": "on-my-way", "turn": "x"}, "the turn is"),
        ({"answer": "written", "text": " "}, "1 to 300 fit the screen"),
        ({"answer": "written", "text": "x" * 301}, "1 to 300 fit the screen"),
    ],
)
def test_what_is_no_answer_is_said_on_the_page(office, staff, visit, fields, sentence):
    page = send(staff, "/", f"/visits/{visit.id}/answer", **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert "Arrivals</h1>" in page.text
    assert standing(office, visit) is None


def test_two_who_answer_at_once_both_count_and_the_later_one_is_told(office, staff, visit):
    with office.signed_in("pat") as colleague:
        send(colleague, "/", f"/visits/{visit.id}/answer", answer="in-minutes", minutes="5")
    page = send(staff, "/", f"/visits/{visit.id}/answer", answer="on-my-way")
    assert "It takes the place of the answer by Pat Kim." in page.text
    assert standing(office, visit).by == "Rosa Delgado"
    story = staff.get(f"/visits/{visit.id}").text
    assert "Pat Kim answered: in 5 minutes" in story
    assert "Rosa Delgado answered: on my way" in story


def test_of_two_who_answer_at_once_the_second_is_told_who_was_first(office, staff, visit):
    with office.signed_in("pat") as colleague:
        send(colleague, "/", f"/visits/{visit.id}/answer", answer="on-my-way", turn=visit.turn)
    for action, fields in (("answer", {"answer": "with-you-shortly"}), ("refer", {"host": "front"})):
        page = send(staff, "/", f"/visits/{visit.id}/{action}", turn=visit.turn, **fields)
        assert page.status_code == 409
        assert f"Pat Kim has seen to visit {visit.number} meanwhile. Look how it stands now." in page.text
    assert standing(office, visit).by == "Pat Kim"
    assert f'name="turn" value="{visit.turn + 1}"' in staff.get(f"/visits/{visit.id}").text


class TestReferring:
    def test_to_a_named_host_with_the_way_there(self, office, staff, visit):
        form = staff.get(f"/visits/{visit.id}").text
        assert '<option value="front">Front desk · Main office</option>' in form
        assert '<option value="rivera">' not in form, "she is with her already"
        shown = send(staff, "/", f"/visits/{visit.id}/refer", host="front", turn=visit.turn)
        assert f"{visit.number} María José is now with Front desk in Main office" in shown.text
        assert reception.find(office.office.journal, visit.id).host == "front"
        assert re.search(r"Handed on from Elena Rivera to Front desk at [\d:]+ [AP]M, by Rosa", shown.text)

    def test_a_second_time_is_warned_of(self, office, staff, visit):
        send(staff, "/", f"/visits/{visit.id}/refer", host="front")
        shown = staff.get(f"/visits/{visit.id}").text
        assert "Handed on once already. Better go along" in shown

    def test_to_nobody_is_refused(self, staff, visit):
        shown = send(staff, "/", f"/visits/{visit.id}/refer", host="moon")
        assert (shown.status_code, "There is no host &#39;moon&#39;" in shown.text) == (422, True)


def test_that_she_was_met_ends_the_second_clock(office, staff, visit):
    send(staff, "/", f"/visits/{visit.id}/answer", answer="on-my-way")
    assert "Did we answer your question?" in staff.get("/").text
    office.office.clock.advance(minutes=4)
    shown = send(staff, "/", f"/visits/{visit.id}/met")
    assert f"{visit.number} María José was met, or helped." in shown.text
    assert "4 min after the answer" in shown.text
    assert reception.find(office.office.journal, visit.id).resolved_by == "Rosa Delgado"


def test_an_incident_stands_in_the_story_and_nowhere_on_arrivals(office, staff, visit):
    shown = send(staff, "/", f"/visits/{visit.id}/incident", text="Fell on the stairs.")
    assert "What happened is written down" in shown.text
    assert "Fell on the stairs." not in shown.text
    assert "Rosa Delgado noted: Fell on the stairs." in staff.get(f"/visits/{visit.id}").text
    assert send(staff, "/", f"/visits/{visit.id}/incident", text=" ").status_code == 422


def test_a_visit_that_has_ended_takes_no_answer_and_the_page_says_so(office, staff, visit):
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())
    for page in ("arrivals", "visit", "roll-call"):
        shown = send(staff, "/", f"/visits/{visit.id}/answer", answer="on-my-way", page=page)
        assert shown.status_code == 409
        assert f"Visit {visit.number} has ended: the visitor left." in shown.text


def test_a_visit_that_nobody_knows_takes_no_answer(staff):
    for page in ("arrivals", "visit"):
        shown = send(staff, "/", "/visits/unknown/answer", answer="on-my-way", page=page)
        assert shown.status_code == 404
        assert "There is no visit" in shown.text


@pytest.mark.parametrize(
    ("page", "path"),
    [("arrivals", "/"), ("visit", "/visits/ID"), ("roll-call", "/roll-call"), ("//evil", "/")],
)
def test_signing_out_goes_back_to_where_it_was_done(office, staff, visit, page, path):
    shown = send(staff, "/", f"/visits/{visit.id}/sign-out", page=page)
    assert shown.url.path == path.replace("ID", visit.id)
    assert f"{visit.number} María José is signed out." in shown.text
    left = reception.find(office.office.journal, visit.id)
    assert (left.in_building, left.left_by) == (False, "Rosa Delgado")


def test_signing_out_twice_does_no_harm(staff, visit):
    for _ in range(2):
        assert send(staff, "/", f"/visits/{visit.id}/sign-out").status_code == 200


@pytest.mark.parametrize("fields", [{"answer": "in-minutes", "minutes": "0"}, {"answer": "written"}])
def test_reading_an_answer_refuses_what_is_none(fields):
    with pytest.raises((AnswerInvalid, BadInput)):
        read_answer(fields)


def test_an_address_that_somebody_made_up_says_nothing(staff):
    assert "is on its way" not in staff.get("/", params={"done": "answered", "visit": "unknown"}).text
