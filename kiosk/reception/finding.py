"""Looking up what somebody named: a visit, a host, a place. What is not there is refused by name."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from kiosk.errors import (
    DestinationUnknown,
    HostAmbiguous,
    HostUnknown,
    PurposeUnknown,
    VisitNotFound,
    VisitUnknown,
)
from kiosk.journal import Journal, View
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.name import plain
from kiosk.visits.purpose import Purpose
from kiosk.visits.visit import Visit


def find(journal: Journal, visit: str) -> Visit:
    """The visit of this id; raises VisitUnknown."""
    with journal.reading() as view:
        return known_visit(view, visit)


def find_numbered(journal: Journal, number: str, name: str, *, now: Moment) -> Visit:
    """The visit of today with this number, if the name fits it and no other; raises VisitNotFound.

    One part of the name will do, without accents, capitals and punctuation: what is typed at a screen by
    somebody who waits or leaves.
    Whether number or name was wrong is not said, so that nobody can ask who is here (standard 52).
    """
    typed = plain(name).split()
    with journal.reading() as view:
        found = [
            visit
            for visit in view.numbered(number.strip().upper(), midnight(now))
            if visit.in_building and typed and set(typed) <= set(plain(visit.name or "").split())
        ]
    if len(found) != 1:  # two lobbies with one letter: of two Anas, nobody may guess which one it is
        raise VisitNotFound
    return found[0]


def host_named(hosts: Sequence[Host], wanted: str) -> Host:
    """The one of these with this id or name, or the only one whose name has this in it.

    Raises HostUnknown or HostAmbiguous.
    """
    sought = plain(wanted)
    exact = [host for host in hosts if wanted == host.id or sought == plain(host.name)]
    found = exact or [host for host in hosts if sought and sought in plain(host.name)]
    if not found:
        raise HostUnknown(host=wanted, known=names(hosts))
    if len(found) > 1:
        raise HostAmbiguous(host=wanted, known=names(found))
    return found[0]


def midnight(now: Moment) -> datetime:
    """When today began on the school's wall clock."""
    return datetime.combine(now.local.date(), time(), now.local.tzinfo)


def names(hosts: Sequence[Host]) -> str:
    """These hosts, as an error lists them."""
    return ", ".join(f"{host.name} ({host.id})" for host in hosts) or "nobody yet"


def known_visit(view: View, visit: str) -> Visit:
    """The visit of this id; raises VisitUnknown."""
    found = view.visit(visit)
    if found is None:
        raise VisitUnknown(visit=visit)
    return found


def known_host(view: View, host: str) -> Host:
    """The host of this id; raises HostUnknown."""
    found = view.host(host)
    if found is None:
        raise HostUnknown(host=host, known=names(view.hosts()))
    return found


def known_destination(view: View, destination: str) -> Destination:
    """The place of this id; raises DestinationUnknown."""
    found = view.destination(destination)
    if found is None:
        known = ", ".join(place.id for place in view.destinations())
        raise DestinationUnknown(destination=destination, known=known)
    return found


def check_purpose(view: View, purpose: str, host: str | None, purposes: Mapping[str, Purpose]) -> None:
    """Raises PurposeUnknown or HostUnknown where a visit could not be about this."""
    if purpose not in purposes:
        raise PurposeUnknown(purpose=purpose, known=", ".join(purposes))
    # A lobby that the directory has not reached yet takes her word for it. Whoever names nobody is for the
    # office to help: no visitor is turned away for that.
    if host is not None and view.hosts():
        known_host(view, host)
