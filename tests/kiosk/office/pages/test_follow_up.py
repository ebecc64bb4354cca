"""Follow-up: who left without help, and what happened."""

from kiosk import reception
from kiosk.visits.acknowledgement import Answer, AnswerKind
from tests.kiosk.office.running import send


def leave(office, visit):
    reception.check_out(office.office.journal, visit.id, by="visitor", now=office.office.clock())


def test_whoever_left_without_help_is_come_back_to_once(office, staff):
    unanswered, answered = office.check_in(name="Ana Ruiz"), office.check_in(name="Sam Lee")
    answer = Answer(AnswerKind.ON_MY_WAY)
    reception.acknowledge(office.office.journal, answered.id, answer, by="Pat Kim", now=office.office.clock())
    leave(office, unanswered)
    leave(office, answered)
    shown = staff.get("/follow-up").text
    assert "Left without an answer" in shown
    assert "Nobody said that the visitor was met" in shown
    shown = send(staff, "/follow-up", f"/follow-up/{unanswered.id}/resolved").text
    assert "That is seen to." in shown
    assert f'data-visit="{unanswered.id}"' not in shown
    assert f'data-visit="{answered.id}"' in shown
    assert reception.find(office.office.journal, unanswered.id).resolved_by == "Rosa Delgado"
    assert send(staff, "/follow-up", "/follow-up/unknown/resolved").status_code == 404


def test_incidents_are_listed_for_two_weeks(office, staff):
    visit = office.check_in()
    now = office.office.clock()
    reception.note_incident(office.office.journal, visit.id, "Fell on the stairs.", by="Pat Kim", now=now)
    assert "Fell on the stairs." in staff.get("/follow-up").text
    office.office.clock.advance(days=14, minutes=1)
    assert "Fell on the stairs." not in staff.get("/follow-up").text
