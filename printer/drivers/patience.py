"""Patience: how long a driver waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Seconds, within the time-out of each call.

    `settle` is how long something has to look the same until it is believed; `stop` is kept for taking back
    a badge that does not come out.
    """

    answer: float
    pause: float
    settle: float
    stop: float
    connect: float = 2.0
