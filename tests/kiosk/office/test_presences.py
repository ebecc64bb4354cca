from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.office.presences import EXPIRES, Presences
from kiosk.visits.presence import Presence

NOON = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
READY = Presence(name="Gym", printer="ready", camera="working")
EMPTY = Presence(name="Gym", printer="attention", reasons=("out-of-labels",), camera="working")


def test_the_newest_presence_counts_until_it_is_out_of_date():
    presences = Presences()
    assert presences.of("Gym", now=NOON) is None
    assert presences.tell("Gym", EMPTY, now=NOON), "it is news"
    assert not presences.tell("Gym", replace(EMPTY, behind=3), now=NOON + timedelta(seconds=5))
    assert presences.tell("Gym", READY, now=NOON + timedelta(seconds=15))
    presences.tell("Side entrance", EMPTY, now=NOON)
    said = NOON + timedelta(seconds=15)
    assert presences.of("Gym", now=said + EXPIRES - timedelta(seconds=1)) == READY
    assert presences.of("Gym", now=said + EXPIRES) is None
    assert presences.of("Side entrance", now=NOON + EXPIRES) is None
