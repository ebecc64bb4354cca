import pytest

from kiosk import reception
from tests.kiosk.office.running import send


def test_a_written_answer_that_is_not_courteous_is_refused_with_what_to_do(office, staff):
    visit = office.check_in()
    page = send(staff, "/", f"/visits/{visit.id}/answer", answer="written", text="WAIT THERE!!")
    assert page.status_code == 422
    assert "Your answer: &#39;WAIT THERE&#39; is all in capitals (standard 41)." in page.text
    assert reception.find(office.office.journal, visit.id).acknowledgement is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("You have to wait another hour.", "Your answer: no thanks (standard 31)."),
        ("Thank you for waiting. You have to wait another hour.", "Your answer: no apology (standard 31)."),
        ("Thank you for your patience. Sorry, you have to wait another hour.", None),
    ],
)
def test_a_written_answer_about_a_delay_thanks_and_apologizes(office, staff, text, problem):
    visit = office.check_in()
    page = send(staff, "/", f"/visits/{visit.id}/answer", answer="written", text=text)
    answered = reception.find(office.office.journal, visit.id).acknowledgement
    if problem is None:
        assert answered.answer.text == text
    else:
        assert page.status_code == 422
        assert problem in page.text
        assert "Say in it, politely, as in: " in page.text
        assert answered is None


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("places", {"name_en": "GYMNASIUM", "directions_en": "Straight on."}, "The name of the place: "),
        ("places", {"name_en": "Gymnasium", "directions_en": "To the FCLC."}, "The way there: "),
        ("places", {"name_en": "Gymnasium", "directions_en": "You have to wait there."}, "The way there: "),
        ("hosts", {"name": "Kim Lee", "title": "SPED aide", "kind": "person"}, "The title: "),
    ],
)
def test_so_are_texts_of_the_directory(office, staff, action, fields, said):
    page = send(staff, "/directory", f"/directory/{action}", **fields)
    assert page.status_code == 422
    assert said in page.text
    with office.office.journal.reading() as view:
        assert len(view.hosts()) == len(view.destinations()) == 2
