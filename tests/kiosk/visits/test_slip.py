"""What became of a slip, whatever order its facts came in."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from kiosk.visits.events import VISITOR, Event, RollCallRequested, RollCallSettled, WayRequested, WaySettled
from kiosk.visits.fact import Fact
from kiosk.visits.moment import Moment
from kiosk.visits.slip import TOO_LATE, SlipIssue, SlipState, slip_of

MORNING = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
LATER = MORNING + timedelta(minutes=1)


def told(*events: Event) -> SlipIssue:
    """The slip that these events tell of, a second apart, in each order in which they may come."""
    facts = [
        Fact(Moment(MORNING + timedelta(seconds=number), 0), "office", number, event)
        for number, event in enumerate(events)
    ]
    [issue] = {slip_of(order) for order in permutations(facts)}
    assert issue is not None
    return issue


def asked(copy: int = 1) -> WayRequested:
    return WayRequested(subject="v", copy=copy, lobby="Gym", destination="room-12", by="Kim")


def settled(
    state: str, label: int = 1, labels: int = 1, copy: int = 1, reason: str | None = None
) -> WaySettled:
    return WaySettled(subject="v", copy=copy, label=label, labels=labels, state=state, reason=reason)


def test_it_was_asked_for() -> None:
    issue = told(asked())
    assert issue == SlipIssue(1, "Gym", "Kim", "room-12", asked=Moment(MORNING, 0))
    assert issue.state(LATER) is SlipState.REQUESTED


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (["printed"], SlipState.PRINTED),
        (["printed", "printed"], SlipState.PRINTED),
        (["printed", "unconfirmed"], SlipState.UNCONFIRMED),
        (["failed", "unconfirmed"], SlipState.FAILED),
        (["burnt"], SlipState.UNCONFIRMED),  # as a newer version says
    ],
)
def test_it_fared_as_the_label_that_fared_worst(states: list[str], state: SlipState) -> None:
    labels = [settled(each, number, len(states)) for number, each in enumerate(states, start=1)]
    assert told(asked(), *labels).state(LATER) is state


def test_it_is_not_out_before_its_last_label() -> None:
    issue = told(asked(), settled("printed", label=1, labels=2))
    assert issue.state(LATER) is SlipState.REQUESTED


def test_why_it_is_not_there_is_kept() -> None:
    issue = told(asked(), settled("printed", 1, 2), settled("failed", 2, 2, reason="cover-open"))
    assert issue.reason == "cover-open"


def test_nothing_heard_of_it_for_long_means_that_it_is_not_printed() -> None:
    assert told(asked()).state(MORNING + TOO_LATE + timedelta(seconds=1)) is SlipState.LATE
    late = told(asked(), settled("printed")).state(MORNING + timedelta(days=1))
    assert late is SlipState.PRINTED


@pytest.mark.parametrize(
    ("lobbies", "named"),
    [
        ([("Gym", "Kim"), ("Side entrance", VISITOR)], "Gym"),
        ([("Side entrance", VISITOR), ("Gym", "Kim")], "Gym"),
        ([("Gym", "Kim"), ("Side entrance", "Pat")], "Gym"),
        ([("Side entrance", VISITOR), ("Gym", VISITOR)], "Side entrance"),
        ([("Side entrance", VISITOR), ("Gym", "Kim"), ("Annex", "Pat")], "Gym"),
    ],
)
def test_of_two_who_asked_for_one_copy_staff_name_the_lobby_else_the_first(
    lobbies: list[tuple[str, str]], named: str
) -> None:
    requests = [
        WayRequested(subject="v", copy=1, lobby=lobby, destination="room-12", by=by) for lobby, by in lobbies
    ]
    assert told(*requests, settled("printed")).lobby == named


def test_a_later_copy_takes_the_place_of_an_earlier_one() -> None:
    issue = told(asked(), settled("failed"), asked(copy=2))
    assert (issue.copy, issue.settled) == (2, ())


def test_a_clock_that_is_ahead_changes_nothing() -> None:
    issue = told(settled("printed"), asked())
    assert (issue.lobby, issue.state(LATER)) == ("Gym", SlipState.PRINTED)


def test_a_roll_call_is_a_slip_too() -> None:
    issue = told(
        RollCallRequested(subject="r", lobby="Gym", by="Kim"),
        RollCallSettled(subject="r", label=1, labels=1, state="printed"),
    )
    assert (issue.lobby, issue.by, issue.state(LATER)) == ("Gym", "Kim", SlipState.PRINTED)
