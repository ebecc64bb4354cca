"""A badge is asked for by two at once: one of them wins."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk import reception
from kiosk.errors import (
    BadgeSettled,
    BadInput,
    NameMissing,
    NameTooLong,
)
from kiosk.journal import Journal
from kiosk.reception.badges import ON_ITS_WAY
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import (
    BadgeConfirmed,
    BadgeFailed,
    BadgeRequested,
    BadgeUnconfirmed,
    Event,
    NameCorrected,
)
from kiosk.visits.moment import Moment
from kiosk.visits.visit import VISITOR, Visit
from tests.kiosk.reception.school import (
    MORNING,
    check_in,
    refused,
)

SECOND_COPY = BadgeIssue(2, BadgeState.REQUESTED, lobby="Main entrance")


@pytest.fixture
def visit(journal: Journal) -> Visit:
    """Somebody whose badge may have come out."""
    visit = check_in(journal)
    journal.append(lambda _: [BadgeUnconfirmed(subject=visit.id, copy=1)], now=MORNING)
    return visit


def after(seconds: float) -> Moment:
    return Moment(MORNING.at + timedelta(seconds=seconds), MORNING.offset)


def says_no(journal: Journal, visit: Visit) -> Visit:
    return reception.confirm_badge(journal, visit.id, 1, came_out=False, by=VISITOR, now=MORNING)


def reprints(
    journal: Journal, visit: Visit, now: Moment, name: str = "Ana Ruiz", lobby: str = "Main entrance"
) -> Visit:
    return reception.reprint_badge(journal, visit.id, name=name, lobby=lobby, by="Kim", now=now)


def test_the_visitor_was_first(journal: Journal, visit: Visit) -> None:
    assert says_no(journal, visit).badge == SECOND_COPY
    assert reprints(journal, visit, after(3)).badge == SECOND_COPY


def test_the_office_was_first(journal: Journal, visit: Visit) -> None:
    assert reprints(journal, visit, MORNING).badge == replace(SECOND_COPY, by_staff=True)
    with pytest.raises(BadgeSettled):
        says_no(journal, visit)
    assert reception.find(journal, visit.id).badge == replace(SECOND_COPY, by_staff=True)


def test_a_name_that_was_put_right_wins(journal: Journal, visit: Visit) -> None:
    says_no(journal, visit)
    known = reprints(journal, visit, after(3), name="Ana Ruíz")
    assert known.badge is not None
    assert (known.badge.copy, known.name) == (3, "Ana Ruíz")


def test_another_lobby_is_another_badge(journal: Journal, visit: Visit) -> None:
    says_no(journal, visit)
    assert reprints(journal, visit, after(3), lobby="Gym").badge == BadgeIssue(
        3, BadgeState.REQUESTED, lobby="Gym", by_staff=True
    )


def test_one_that_did_not_come_in_time_is_asked_for_again(journal: Journal, visit: Visit) -> None:
    says_no(journal, visit)
    known = reprints(journal, visit, after(ON_ITS_WAY.total_seconds() + 1))
    assert known.badge is not None
    assert known.badge.copy == 3


def test_one_that_failed_is_asked_for_again_at_once(journal: Journal, visit: Visit) -> None:
    says_no(journal, visit)
    failed = BadgeFailed(subject=visit.id, copy=2, reason="cover-open")
    journal.append(lambda _: [failed], now=after(2))
    known = reprints(journal, visit, after(3))
    assert known.badge is not None
    assert known.badge.copy == 3


class TestBadge:
    """What becomes of a badge of which the printer cannot say whether it came out; and printing one anew."""

    @pytest.fixture
    def visit(self, journal: Journal) -> Visit:
        """Somebody whose badge may have come out."""
        return self.unconfirmed(journal, check_in(journal), copy=1)

    def unconfirmed(self, journal: Journal, visit: Visit, copy: int) -> Visit:
        journal.append(lambda _: [BadgeUnconfirmed(subject=visit.id, copy=copy)], now=MORNING)
        return reception.find(journal, visit.id)

    def told(self, journal: Journal, visit: Visit) -> list[Event]:
        """What was written down since the printer could not tell."""
        with journal.reading() as view:
            return [fact.event for fact in view.story(visit.id)][3:]

    def confirm(self, journal: Journal, visit: Visit, copy: int = 1, **said: Any) -> Visit:
        given: dict[str, Any] = {"came_out": False, "by": reception.VISITOR, "now": MORNING, **said}
        return reception.confirm_badge(journal, visit.id, copy, **given)

    def test_one_that_came_out_is_written_down_and_no_other_is_printed(
        self, journal: Journal, visit: Visit
    ) -> None:
        known = self.confirm(journal, visit, came_out=True)
        assert known.badge == BadgeIssue(1, BadgeState.PRINTED, None, "Main entrance", "visitor")
        assert self.told(journal, visit) == [
            BadgeConfirmed(subject=visit.id, copy=1, came_out=True, by="visitor")
        ]

    def test_where_none_came_out_the_next_copy_is_asked_for(self, journal: Journal, visit: Visit) -> None:
        known = self.confirm(journal, visit, by="Kim")
        assert known.badge == BadgeIssue(2, BadgeState.REQUESTED, lobby="Main entrance", by_staff=True)
        assert self.told(journal, visit) == [
            BadgeConfirmed(subject=visit.id, copy=1, came_out=False, by="Kim"),
            BadgeRequested(
                subject=visit.id,
                person=visit.person,
                copy=2,
                lobby="Main entrance",
                by="Kim",
                name="Ana Ruiz",
            ),
        ]

    def test_nobody_is_asked_twice(self, journal: Journal, visit: Visit) -> None:
        self.confirm(journal, visit)
        refused(journal, BadgeSettled, lambda: self.confirm(journal, visit))
        refused(journal, BadgeSettled, lambda: self.confirm(journal, visit, came_out=True, by="Kim"))

    def test_a_visitor_gets_one_more_by_herself_and_then_from_a_person(
        self, journal: Journal, visit: Visit
    ) -> None:
        self.confirm(journal, visit)
        self.unconfirmed(journal, visit, copy=2)
        known = self.confirm(journal, visit, copy=2)
        assert known.badge == BadgeIssue(2, BadgeState.FAILED, None, "Main entrance", "visitor")
        again = reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Main entrance", by="Kim", now=MORNING
        )
        self.unconfirmed(journal, again, copy=3)
        known = self.confirm(journal, visit, copy=3, by="Kim")
        assert known.badge == BadgeIssue(4, BadgeState.REQUESTED, lobby="Main entrance", by_staff=True)

    def test_who_has_left_gets_no_other(self, journal: Journal, visit: Visit) -> None:
        reception.check_out(journal, visit.id, by="visitor", now=MORNING)
        known = self.confirm(journal, visit, by="Kim")
        assert known.badge == BadgeIssue(1, BadgeState.FAILED, None, "Main entrance", "Kim")

    def test_another_copy_comes_where_the_last_one_was_asked_for(
        self, journal: Journal, visit: Visit
    ) -> None:
        again = reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Side entrance", by="Kim", now=MORNING
        )
        self.unconfirmed(journal, again, copy=2)
        known = self.confirm(journal, visit, copy=2, by="Kim")
        assert known.badge == BadgeIssue(3, BadgeState.REQUESTED, lobby="Side entrance", by_staff=True)

    def test_a_name_is_put_right_with_its_reprint(self, journal: Journal, visit: Visit) -> None:
        known = reception.reprint_badge(
            journal, visit.id, name=" Ana Ruíz ", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert (known.name, known.token, known.number) == ("Ana Ruíz", visit.token, visit.number)
        assert known.badge == BadgeIssue(2, BadgeState.REQUESTED, lobby="Main entrance", by_staff=True)
        corrected, asked = self.told(journal, visit)
        assert corrected == NameCorrected(subject=visit.id, person=visit.person, by="Kim", name="Ana Ruíz")
        assert isinstance(asked, BadgeRequested)
        assert (asked.by, asked.name) == ("Kim", "Ana Ruíz")
        assert reception.find_numbered(journal, visit.number, "Ruíz", now=MORNING).id == visit.id

    def test_the_same_name_is_no_correction(self, journal: Journal, visit: Visit) -> None:
        reception.reprint_badge(
            journal, visit.id, name="Ana Ruiz", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert [type(event) for event in self.told(journal, visit)] == [BadgeRequested]

    @pytest.mark.parametrize(("name", "refusal"), [(" ", NameMissing), ("x" * 121, NameTooLong)])
    def test_what_is_no_name_is_refused(
        self, journal: Journal, visit: Visit, name: str, refusal: type[BadInput]
    ) -> None:
        def act() -> None:
            reception.reprint_badge(
                journal, visit.id, name=name, lobby="Main entrance", by="Kim", now=MORNING
            )

        refused(journal, refusal, act)

    def test_forgetting_her_reaches_the_corrected_name(self, journal: Journal, visit: Visit) -> None:
        reception.reprint_badge(
            journal, visit.id, name="Ana Ruíz", lobby="Main entrance", by="Kim", now=MORNING
        )
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        assert reception.find(journal, visit.id).name is None
        assert [vars(event).get("name") for event in self.told(journal, visit)] == [None, None]
