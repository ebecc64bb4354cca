"""The chart of waits by day: what a template needs to draw it as SVG, in the units of its view box."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.office.waits import Waits

WIDTH, HEIGHT = 880, 240
LEFT, BOTTOM, TOP = 44, 28, 14  # room for the labels
STEPS = (1, 2, 5, 10, 15)  # minutes between lines
LINES = 5  # at most
LABELS = 8  # days that are named, at most
TALLEST = timedelta(hours=1)  # a bar that is longer is cut off: one forgotten visit must not flatten the rest


@dataclass(frozen=True)
class Bar:
    """One day: from the ground up to the median, and, paler, to the 95th percentile."""

    x: float
    width: float
    median_y: float
    p95_y: float
    waits: Waits
    day: date


@dataclass(frozen=True)
class Line:
    """A line across, with its label."""

    y: float
    label: str


@dataclass(frozen=True)
class Tick:
    """A day that is named below the ground; `x` is its middle."""

    x: float
    day: date


@dataclass(frozen=True)
class Chart:
    """The whole; `ground` is the y of nothing, `promise_y` that of the promise, None where it is off."""

    width: int
    height: int
    left: int
    ground: int
    bars: Sequence[Bar]
    lines: Sequence[Line]
    ticks: Sequence[Tick]
    promise_y: float | None


def chart(days: Sequence[tuple[date, Waits | None]], promise: timedelta) -> Chart:
    """The chart of these days; days without an answer have no bar."""
    ground = HEIGHT - BOTTOM
    longest = max((waits.p95 for _, waits in days if waits and waits.p95), default=timedelta())
    minutes = max(min(longest, TALLEST).total_seconds() / 60, 1.0)
    step = next(step for step in STEPS if step * LINES >= minutes)
    top = step * math.ceil(minutes / step)
    slot = (WIDTH - LEFT) / len(days)
    every = math.ceil(len(days) / LABELS)

    def y(length: timedelta) -> float:
        share = min(length.total_seconds() / 60 / top, 1.0)
        return round(ground - (ground - TOP) * share, 1)

    def x(number: int, within: float) -> float:
        return round(LEFT + slot * (number + within), 1)

    bars = [
        Bar(x(number, 0.2), round(slot * 0.6, 1), y(waits.median), y(waits.p95), waits, day)
        for number, (day, waits) in enumerate(days)
        if waits and waits.median is not None and waits.p95 is not None
    ]
    ticks = [Tick(x(number, 0.5), day) for number, (day, _) in enumerate(days) if number % every == 0]
    lines = [Line(y(timedelta(minutes=at)), f"{at} min") for at in range(0, top + 1, step)]
    is_on = promise.total_seconds() / 60 <= top
    return Chart(WIDTH, HEIGHT, LEFT, ground, bars, lines, ticks, y(promise) if is_on else None)
