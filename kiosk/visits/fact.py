"""A fact: an event with its place in time."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.visits.events import Event
from kiosk.visits.moment import Moment


class Fact(NamedTuple):
    """An event with its place in time. Facts sort by moment; origin and number settle a tie."""

    moment: Moment
    origin: str
    number: int
    event: Event


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order in which they happened, whatever the order in which they came."""
    return sorted(facts, key=lambda fact: fact[:3])
