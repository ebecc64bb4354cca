"""The way there and roll calls on paper: what is asked for, and where it leads."""

import pytest

from kiosk import reception
from kiosk.errors import PlaceUnknown, VisitEnded, VisitUnknown
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.events import WayRequested, WaySettled
from kiosk.visits.need import Need
from kiosk.visits.slip import SlipIssue, SlipState
from kiosk.visits.visit import VISITOR
from tests.kiosk.reception.school import MEETING, MORNING, at, check_in


def ask(journal: Journal, visit: str, by: str = "Kim", lobby: str = "Main entrance") -> SlipIssue:
    way = reception.ask_for_way(journal, visit, lobby=lobby, by=by, now=MORNING).way
    assert way is not None
    return way


def requests(journal: Journal, visit: str) -> list[WayRequested]:
    with journal.reading() as view:
        return [fact.event for fact in view.story(visit) if isinstance(fact.event, WayRequested)]


def settle(journal: Journal, visit: str, copy: int, state: SlipState) -> None:
    fact = WaySettled(subject=visit, copy=copy, label=1, labels=1, state=state)
    journal.append(lambda _: [fact], now=MORNING)


def test_it_leads_to_the_host(journal: Journal) -> None:
    visit = check_in(journal)
    assert ask(journal, visit.id) == SlipIssue(1, "Main entrance", "Kim", "room-12", asked=MORNING)


def test_it_leads_to_where_she_was_sent(journal: Journal) -> None:
    visit = check_in(journal)
    sent = Answer(AnswerKind.PLEASE_GO_TO, destination="office")
    reception.acknowledge(journal, visit.id, sent, by="Kim", now=MORNING)
    assert ask(journal, visit.id).destination == "office"


def test_nobody_is_given_a_way_to_nowhere(journal: Journal) -> None:
    visit = check_in(journal, host="ross")
    with pytest.raises(PlaceUnknown, match=visit.number):
        ask(journal, visit.id)


def test_it_is_asked_for_once_while_it_is_under_way(journal: Journal) -> None:
    visit = check_in(journal)
    for by in (VISITOR, "Kim", VISITOR):
        assert ask(journal, visit.id, by=by).copy == 1
    assert len(requests(journal, visit.id)) == 1


def test_a_visitor_has_it_once_and_a_person_gives_her_another(journal: Journal) -> None:
    visit = check_in(journal)
    ask(journal, visit.id, by=VISITOR)
    settle(journal, visit.id, 1, SlipState.PRINTED)
    assert ask(journal, visit.id, by=VISITOR).copy == 1
    assert ask(journal, visit.id, by="Kim").copy == 2


def test_one_that_did_not_come_out_may_be_asked_for_again(journal: Journal) -> None:
    visit = check_in(journal)
    ask(journal, visit.id, by=VISITOR)
    settle(journal, visit.id, 1, SlipState.FAILED)
    assert ask(journal, visit.id, by=VISITOR).copy == 2


def test_who_has_left_gets_none(journal: Journal) -> None:
    visit = check_in(journal)
    reception.check_out(journal, visit.id, by=VISITOR, now=MORNING)
    with pytest.raises(VisitEnded):
        ask(journal, visit.id)
    with pytest.raises(VisitUnknown):
        ask(journal, "v9")


def test_roll_calls_are_told_of_the_last_first(journal: Journal) -> None:
    for minute, lobby in (("08:30", "Gym"), ("08:40", "Main entrance"), ("08:10", "Side entrance")):
        reception.ask_for_roll_call(journal, lobby=lobby, by="Kim", now=at(f"09-01 {minute}"))
    with journal.reading() as view:
        found = [issue.lobby for issue in view.roll_calls(at("09-01 08:30").at)]
    assert found == ["Main entrance", "Gym"]


@pytest.mark.parametrize(
    ("needs", "wanted", "step_free"),
    [((), None, False), ((Need.STEP_FREE,), None, True), ((Need.STEP_FREE,), False, False), ((), True, True)],
)
def test_who_needs_the_way_without_steps_is_given_that(
    journal: Journal, needs: tuple[Need, ...], wanted: bool | None, step_free: bool
) -> None:
    arrival = Arrival("Ana Ruiz", "meeting", "es", "Main entrance", host="rivera", needs=needs)
    visit = reception.check_in(journal, arrival, letter="A", purposes={"meeting": MEETING}, now=MORNING)
    reception.ask_for_way(journal, visit.id, lobby="Gym", by="Kim", step_free=wanted, now=MORNING)
    [asked] = requests(journal, visit.id)
    assert asked.step_free is step_free
