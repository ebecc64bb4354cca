"""Checking in: who is let in, under which number, and what is refused."""

import pytest

from kiosk import reception
from kiosk.errors import (
    BadInput,
    HostUnknown,
    PurposeUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.badge import BadgeIssue, BadgeState
from tests.kiosk.reception.school import (
    MORNING,
    at,
    check_in,
    refused,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


class TestCheckIn:
    def test_she_is_checked_in_with_all_that_she_said(self, journal: Journal) -> None:
        visit = check_in(journal, purpose="meeting", host="rivera")
        assert visit == reception.find(journal, visit.id)
        assert (visit.number, visit.name, visit.purpose, visit.host) == (
            "A-001",
            "Ana Ruiz",
            "meeting",
            "rivera",
        )
        assert (visit.arrived, visit.lobby, visit.language) == (MORNING, "Main entrance", "es")
        assert visit.badge == BadgeIssue(1, BadgeState.REQUESTED, lobby="Main entrance")
        assert visit.waiting

    def test_numbers_count_up_by_letter(self, journal: Journal) -> None:
        letters = ["A", "A", "B", "A", "B"]
        assert [check_in(journal, letter=letter).number for letter in letters] == [
            "A-001",
            "A-002",
            "B-001",
            "A-003",
            "B-002",
        ]

    def test_numbers_go_on_when_visitors_leave(self, journal: Journal) -> None:
        reception.check_out(journal, check_in(journal).id, by="visitor", now=MORNING)
        assert check_in(journal).number == "A-002"

    def test_numbers_begin_anew_at_the_school_s_midnight(self, journal: Journal) -> None:
        evening, midnight = at("09-01 23:59"), at("09-02 00:00")
        assert evening.at.date() == midnight.at.date(), "in UTC it is the same day"
        assert check_in(journal, now=at("09-01 16:30")).number == "A-001"
        assert check_in(journal, now=evening).number == "A-002"
        assert check_in(journal, now=midnight).number == "A-001"
        assert check_in(journal, now=at("09-02 16:30")).number == "A-002"

    def test_the_day_does_not_end_at_midnight_in_utc(self, journal: Journal) -> None:
        before, after = at("09-01 16:59"), at("09-01 17:00")
        assert before.at.date() != after.at.date()
        assert [check_in(journal, now=now).number for now in (before, after)] == ["A-001", "A-002"]

    def test_tokens_and_persons_are_never_the_same(self, journal: Journal) -> None:
        visits = [check_in(journal) for _ in range(3)]
        for things in ({it.id for it in visits}, {it.token for it in visits}, {it.person for it in visits}):
            assert len(things) == 3

    @pytest.mark.parametrize(
        ("wanted", "refusal", "sentence"),
        [
            (
                {"purpose": "dance"},
                PurposeUnknown,
                "There is no purpose 'dance'. Purposes are: meeting, pick-up.",
            ),
            ({"purpose": "meeting", "host": "kim"}, HostUnknown, "There is no host 'kim'."),
            (
                {"host": "kim"},
                HostUnknown,
                r"Elena Rivera \(rivera\), Linh Nguyễn \(nguyen\), Main office \(desk\), Tom Ross \(ross\)\.",
            ),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_is_written(
        self, journal: Journal, wanted: dict[str, str], refusal: type[BadInput], sentence: str
    ) -> None:
        refused(journal, refusal, lambda: check_in(journal, **wanted), sentence)  # type: ignore[arg-type]  # a table

    def test_a_purpose_that_asks_for_no_host_may_have_one(self, journal: Journal) -> None:
        assert check_in(journal, purpose="pick-up", host="ross").host == "ross"

    def test_whoever_names_nobody_is_let_in_for_the_office_to_help(self, journal: Journal) -> None:
        assert check_in(journal, purpose="meeting", host=None).host is None

    def test_while_nobody_is_listed_she_is_taken_at_her_word(self, sqlite_journal: Journal) -> None:
        assert check_in(sqlite_journal, purpose="meeting", host="rivera").host == "rivera"
