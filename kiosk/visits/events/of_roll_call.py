"""The facts of a roll call on paper."""

from dataclasses import dataclass

from kiosk.visits.events.event import Event, Topic


@dataclass(frozen=True, kw_only=True)
class RollCallRequested(Event):
    """Who is in the building shall be printed at `lobby`, which writes what it knows itself: nobody's name
    is told to it for that.
    """

    topic = Topic.ROLL_CALL

    lobby: str
    by: str


@dataclass(frozen=True, kw_only=True)
class RollCallSettled(Event):
    """What became of one of its labels; `state` is a SlipState, `reason` the printer's code, if any."""

    topic = Topic.ROLL_CALL

    label: int
    labels: int
    state: str
    reason: str | None = None
