"""What is known of a slip: the way there, or a roll call. Its paper is the `printer` package's business."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.visits.events import (
    VISITOR,
    Event,
    RollCallRequested,
    RollCallSettled,
    WayRequested,
    WaySettled,
)
from kiosk.visits.fact import Fact, in_order
from kiosk.visits.moment import Moment

TOO_LATE = timedelta(minutes=10)
"""After which a slip that was asked for is not printed any more: nobody stands at the printer for it."""


class SlipState(StrEnum):
    """How far a slip got; `unconfirmed` is the honest word for "look whether it came out"."""

    REQUESTED = "requested"
    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"
    LATE = "late"
    """Its lobby heard of it too late, or has not been heard of."""


@dataclass(frozen=True)
class SlipLabel:
    """One label of a slip that has come out, or has not; `reason` is the printer's code, if any."""

    number: int
    state: SlipState
    reason: str | None = None


@dataclass(frozen=True)
class SlipIssue:
    """The newest copy of a slip: asked for at `lobby`, for the way to `destination`, `step_free` or not.

    It takes so many `labels`, of which `settled` are those whose fate is known. `asked` is None as long as
    only what became of it has come in.
    """

    copy: int
    lobby: str = ""
    by: str = ""
    destination: str | None = None
    step_free: bool = False
    asked: Moment | None = None
    labels: int = 1
    settled: tuple[SlipLabel, ...] = ()

    def state(self, now: datetime) -> SlipState:
        """How far it got: as far as the label that fared worst."""
        states = {label.state for label in self.settled}
        for worst in (SlipState.FAILED, SlipState.UNCONFIRMED):
            if worst in states:
                return worst
        if len(self.settled) == self.labels:
            return SlipState.PRINTED
        late = self.asked is not None and now - self.asked.at > TOO_LATE
        return SlipState.LATE if late else SlipState.REQUESTED

    @property
    def reason(self) -> str | None:
        """The printer's code for the first label that did not simply come out."""
        return next((label.reason for label in self.settled if label.reason), None)


def slip_after(known: SlipIssue | None, fact: Fact) -> SlipIssue | None:
    """What is known after this fact; a later copy takes the place of an earlier one.

    Of two who asked for one copy, staff name the lobby, else whoever was first.
    """
    event = fact.event
    copy = _copy(event)
    if copy == 0 or (known is not None and known.copy > copy):
        return known
    issue = known if known is not None and known.copy == copy else SlipIssue(copy)
    match event:
        case WayRequested() | RollCallRequested() if issue.asked is None or (issue.by == VISITOR != event.by):
            if isinstance(event, WayRequested):
                issue = replace(issue, destination=event.destination, step_free=event.step_free)
            return replace(issue, lobby=event.lobby, by=event.by, asked=fact.moment)
        case WaySettled() | RollCallSettled():
            label = SlipLabel(event.label, _state(event.state), event.reason)
            others = (other for other in issue.settled if other.number != event.label)
            return replace(issue, labels=event.labels, settled=(*others, label))
        case _:
            return issue


def slip_of(facts: Iterable[Fact]) -> SlipIssue | None:
    """The newest slip that these facts tell of."""
    known = None
    for fact in in_order(facts):
        known = slip_after(known, fact)
    return known


def _state(code: str) -> SlipState:
    """A state that only a newer version knows leaves open whether the label came out."""
    return SlipState(code) if code in set(SlipState) else SlipState.UNCONFIRMED


def _copy(event: Event) -> int:
    """The copy that an event is about; 0 for one about no slip."""
    match event:
        case WayRequested() | WaySettled():
            return event.copy
        case RollCallRequested() | RollCallSettled():
            return 1
        case _:
            return 0
