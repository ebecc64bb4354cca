"""Whoever tries out numbers and names finds nobody after a while."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.errors import VisitNotFound
from kiosk.lobby.guesses import ALLOWED, WITHIN, Guesses
from kiosk.visits.visit import Visit

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
HERS = Visit("v1")


def wrong() -> Visit:
    raise VisitNotFound


def test_some_mistakes_are_anybody_s_and_too_many_are_not() -> None:
    guesses = Guesses()
    for _ in range(ALLOWED):
        assert guesses.find(lambda: HERS, now=NOON) is HERS
        with pytest.raises(VisitNotFound):
            guesses.find(wrong, now=NOON)
    with pytest.raises(VisitNotFound):
        guesses.find(lambda: HERS, now=NOON + WITHIN - timedelta(seconds=1))
    assert guesses.find(lambda: HERS, now=NOON + WITHIN) is HERS
