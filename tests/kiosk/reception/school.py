"""A school with two places and four hosts, and somebody who arrives there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk import reception
from kiosk.errors import BadInput
from kiosk.journal import Journal
from kiosk.visits.arrival import Arrival
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment
from kiosk.visits.purpose import Ask, BadgeType, Purpose
from kiosk.visits.visit import Visit

ZONE = ZoneInfo("America/Los_Angeles")


def host(id: str, name: str, place: str | None = None) -> Host:
    """A teacher."""
    return Host(id, name, "Teacher", HostKind.PERSON, place, "112", "")


OFFICE = Destination("office", {"en": "Main office"}, {"en": "First door on the left."})
ROOM = Destination("room-12", {"en": "Room 12", "es": "Aula 12"}, {"en": "Up the stairs.", "es": "Suba."})
RIVERA = host("rivera", "Elena Rivera", "room-12")
ROSS = host("ross", "Tom Ross")
DESK = Host("desk", "Main office", "Front desk", HostKind.OFFICE, "office", "100", "")
NGUYEN = host("nguyen", "Linh Nguyễn")
MEETING = Purpose(
    "meeting",
    {"en": "Meeting"},
    {"en": "You are here to meet."},
    frozenset({Ask.HOST}),
    BadgeType.VISITOR,
    "people",
)


PURPOSES = {
    "meeting": MEETING,
    "pick-up": replace(MEETING, id="pick-up", asks=frozenset()),
}


def at(text: str) -> Moment:
    """The moment at which the school's wall clock shows this, as "09-01 08:30" of 2026."""
    local = datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    offset = local.utcoffset()
    assert offset is not None
    return Moment(local.astimezone(UTC), offset=int(offset.total_seconds()) // 60)


MORNING = at("09-01 08:30")


def seed(journal: Journal) -> None:
    """Fills the directory."""
    reception.seed_directory(journal, [OFFICE, ROOM], [RIVERA, ROSS, NGUYEN, DESK], now=at("08-01 08:00"))


def check_in(
    journal: Journal,
    name: str = "Ana Ruiz",
    *,
    now: Moment = MORNING,
    letter: str = "A",
    purpose: str = "meeting",
    host: str | None = "rivera",
    invitation: str | None = None,
) -> Visit:
    """Somebody arrives in the morning."""
    arrival = Arrival(name, purpose, "es", "Main entrance", host=host, invitation=invitation)
    return reception.check_in(journal, arrival, letter=letter, purposes=PURPOSES, now=now)


def refused(
    journal: Journal, refusal: type[BadInput], act: Callable[[], object], match: str | None = None
) -> None:
    """Whether this is refused so, and nothing is written of it."""
    before = journal.position
    with pytest.raises(refusal, match=match):
        act()
    assert journal.position == before
