"""From the first word to the moment when she was met: one wins, and a mistake is taken back."""

from collections.abc import Callable

import pytest

from kiosk import reception
from kiosk.errors import (
    AnsweredMeanwhile,
    DestinationUnknown,
    HostUnknown,
    HostWithoutDirections,
    TooLateToTakeBack,
    VisitEnded,
    VisitUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.referral import Referral
from tests.kiosk.reception.school import (
    MORNING,
    at,
    check_in,
    refused,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)
SHORTLY = Answer(AnswerKind.WITH_YOU_SHORTLY)


def test_of_two_who_answer_at_once_the_second_hears_who_was_first(journal: Journal) -> None:
    visit = check_in(journal)
    reception.acknowledge(
        journal, visit.id, ON_MY_WAY, by="Elena Rivera", now=at("09-01 08:31"), turn=visit.turn
    )
    written = journal.position
    with pytest.raises(AnsweredMeanwhile, match="Elena Rivera has seen to visit A-001 meanwhile"):
        reception.acknowledge(journal, visit.id, SHORTLY, by="Kim", now=at("09-01 08:31"), turn=visit.turn)
    assert journal.position == written
    again = reception.find(journal, visit.id)
    stands = reception.acknowledge(
        journal, visit.id, SHORTLY, by="Kim", now=at("09-01 08:32"), turn=again.turn
    )
    assert stands.acknowledgement is not None
    assert stands.acknowledgement.by == "Kim"


def test_an_answer_is_taken_back_while_it_is_fresh(journal: Journal) -> None:
    visit = check_in(journal)
    reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Kim", now=at("09-01 08:31"))
    assert reception.take_back_answer(journal, visit.id, by="Kim", now=at("09-01 08:33")).waiting
    reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Kim", now=at("09-01 08:40"))
    with pytest.raises(TooLateToTakeBack):
        reception.take_back_answer(journal, visit.id, by="Kim", now=at("09-01 08:51"))


class TestRefer:
    def test_she_is_handed_to_whoever_can_be_found(self, journal: Journal) -> None:
        visit = reception.refer(journal, check_in(journal).id, "desk", by="Kim", now=at("09-01 08:35"))
        assert (visit.host, visit.awaited) == ("desk", at("09-01 08:35"))
        assert visit.referrals == (Referral("rivera", "desk", "Kim", at("09-01 08:35")),)

    def test_that_was_a_mistake(self, journal: Journal) -> None:
        visit = check_in(journal)
        reception.refer(journal, visit.id, "desk", by="Kim", now=at("09-01 08:35"))
        back = reception.take_back_referral(journal, visit.id, by="Kim", now=at("09-01 08:36"))
        assert (back.host, back.awaited, back.referrals) == (visit.host, visit.awaited, ())

    def test_nobody_is_sent_to_whom_no_directions_lead(self, journal: Journal) -> None:
        visit = check_in(journal)
        with pytest.raises(HostWithoutDirections, match="Tom Ross has no place with directions"):
            reception.refer(journal, visit.id, "ross", by="Kim", now=MORNING)
        assert reception.refer(journal, visit.id, "ross", by=reception.VISITOR, now=MORNING).host == "ross"

    def test_only_to_whom_the_directory_lists(self, journal: Journal) -> None:
        with pytest.raises(HostUnknown, match="'nobody'"):
            reception.refer(journal, check_in(journal).id, "nobody", by="Kim", now=MORNING)

    def test_who_hands_on_and_who_answers_at_once_do_not_both_win(self, journal: Journal) -> None:
        visit = check_in(journal)
        reception.refer(journal, visit.id, "desk", by="Kim", now=at("09-01 08:31"), turn=visit.turn)
        with pytest.raises(AnsweredMeanwhile, match="Kim"):
            reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Ann", now=MORNING, turn=visit.turn)


def test_she_is_told_how_it_stands_and_waits_on(journal: Journal) -> None:
    visit = check_in(journal)
    assert reception.continue_waiting(journal, visit.id, now=at("09-01 08:35")).continued == 1
    reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Kim", now=at("09-01 08:36"))
    assert reception.continue_waiting(journal, visit.id, now=at("09-01 08:37")).continued == 1


def test_she_was_met_and_after_all_not(journal: Journal) -> None:
    visit = check_in(journal)
    met = reception.resolve(journal, visit.id, by="Elena Rivera", now=at("09-01 08:40"))
    assert (met.resolved, met.resolved_by) == (at("09-01 08:40"), "Elena Rivera")
    assert reception.reopen(journal, visit.id, by="Kim", now=at("09-01 08:41")).resolved is None


def test_a_wrong_sign_out_is_taken_back(journal: Journal) -> None:
    visit = check_in(journal)
    reception.check_out(journal, visit.id, by="Kim", now=at("09-01 08:40"))
    assert reception.reopen(journal, visit.id, by="Kim", now=at("09-01 08:45")).in_building
    with journal.reading() as view:
        assert [it.id for it in view.in_building()] == [visit.id]


@pytest.mark.parametrize("step", [reception.resolve, reception.reopen, reception.take_back_answer])
def test_a_visit_that_is_not_known_is_said_to_be_so(journal: Journal, step: object) -> None:
    assert callable(step)
    with pytest.raises(VisitUnknown, match="'v9'"):
        step(journal, "v9", by="Kim", now=MORNING)


class TestAcknowledge:
    @pytest.mark.parametrize(
        "answer",
        [
            ON_MY_WAY,
            Answer(AnswerKind.IN_MINUTES, minutes=5),
            Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"),
            Answer(AnswerKind.WRITTEN, text="By the fish tank, please."),
        ],
    )
    def test_an_answer_stands_with_who_and_when(self, journal: Journal, answer: Answer) -> None:
        later = at("09-01 08:33")
        visit = reception.acknowledge(journal, check_in(journal).id, answer, by="Elena Rivera", now=later)
        assert visit.acknowledgement is not None
        assert (visit.acknowledgement.answer, visit.acknowledgement.by) == (answer, "Elena Rivera")
        assert visit.answered == visit.acknowledgement.moment == later

    def test_nobody_is_sent_to_a_place_that_is_not_there(self, journal: Journal) -> None:
        visit = check_in(journal)
        with pytest.raises(
            DestinationUnknown, match=r"no destination 'gym'\. The directory lists: office, room-12"
        ):
            reception.acknowledge(
                journal, visit.id, Answer(AnswerKind.PLEASE_GO_TO, destination="gym"), by="Kim", now=MORNING
            )
        assert reception.find(journal, visit.id).waiting

    def test_who_has_left_is_not_answered(self, journal: Journal) -> None:
        visit = check_in(journal)
        reception.check_out(journal, visit.id, by="visitor", now=MORNING)
        with pytest.raises(VisitEnded):
            reception.acknowledge(journal, visit.id, ON_MY_WAY, by="Kim", now=MORNING)

    def test_a_visit_that_is_not_known_is_said_to_be_so(self, journal: Journal) -> None:
        acts: list[Callable[[], object]] = [
            lambda: reception.acknowledge(journal, "v9", ON_MY_WAY, by="Kim", now=MORNING),
            lambda: reception.check_out(journal, "v9", by="Kim", now=MORNING),
            lambda: reception.find(journal, "v9"),
        ]
        for act in acts:
            refused(journal, VisitUnknown, act, "'v9'")
