"""The directory: whom visitors may see, and where."""

from collections.abc import Sequence

from kiosk.errors import DestinationInUse, DirectionsMissing, HostInUse
from kiosk.journal import Journal, View
from kiosk.reception.finding import known_destination, known_host, names
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    DestinationDelisted,
    DestinationListed,
    Event,
    HostDelisted,
    HostListed,
    Topic,
)
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment


def list_hosts(journal: Journal, hosts: Sequence[Host], *, now: Moment) -> None:
    """Puts hosts into the directory, or changes them, all in one step.

    Raises DestinationUnknown, or HostUnknown where a backup or a manager is nobody.
    """

    def decide(view: View) -> Sequence[Event]:
        coming = {host.id for host in hosts}
        for host in hosts:
            if host.destination is not None:
                known_destination(view, host.destination)
            for other in (host.backup, host.manager):
                if other is not None and other not in coming:
                    known_host(view, other)
        return [_listing(host) for host in hosts]

    journal.append(decide, now=now)


def delist_host(journal: Journal, host: str, *, now: Moment) -> None:
    """Takes a host out of the directory.

    Raises HostUnknown, or HostInUse where others could then be reached by nobody (standards 35 and 49).
    """

    def decide(view: View) -> Sequence[Event]:
        leaving = known_host(view, host)
        others = [it for it in view.hosts() if it.id != host and host in _named_by(it, now)]
        if others:
            raise HostInUse(host=leaving.name, others=names(others))
        return [HostDelisted(subject=host)]

    journal.append(decide, now=now)


def relist_host(journal: Journal, host: str, *, now: Moment) -> None:
    """Puts a host back whom it was a mistake to take out. Raises HostUnknown or DestinationUnknown."""

    def decide(view: View) -> Sequence[Event]:
        facts = view.history(Topic.HOST, host)
        listed = [fact.event for fact in facts if isinstance(fact.event, HostListed)]
        if view.host(host) is not None or not listed:
            known_host(view, host)
            return []
        if listed[-1].destination is not None:
            known_destination(view, listed[-1].destination)
        return listed[-1:]

    journal.append(decide, now=now)


def list_destination(journal: Journal, place: Destination, *, now: Moment) -> None:
    """Puts a place into the directory, or changes one; the first language of its name is the one to fall
    back on. Raises DirectionsMissing where a language has a name and no way there (standard 13).
    """
    for language, name in place.name.items():
        if not place.directions.get(language, "").strip():
            raise DirectionsMissing(place=name, language=language)
    journal.append(lambda _: [_naming(place)], now=now)


def delist_destination(journal: Journal, destination: str, *, now: Moment) -> None:
    """Takes a place out of the directory. Raises DestinationUnknown or DestinationInUse."""

    def decide(view: View) -> Sequence[Event]:
        known_destination(view, destination)
        there = [host for host in view.hosts() if host.destination == destination]
        if there:
            raise DestinationInUse(place=destination, hosts=names(there))
        return [DestinationDelisted(subject=destination)]

    journal.append(decide, now=now)


def relist_destination(journal: Journal, destination: str, *, now: Moment) -> None:
    """Puts a place back that it was a mistake to take out. Raises DestinationUnknown."""

    def decide(view: View) -> Sequence[Event]:
        facts = view.history(Topic.DESTINATION, destination)
        listed = [fact.event for fact in facts if isinstance(fact.event, DestinationListed)]
        if view.destination(destination) is not None or not listed:
            known_destination(view, destination)
            return []
        return listed[-1:]

    journal.append(decide, now=now)


def seed_directory(
    journal: Journal, places: Sequence[Destination], hosts: Sequence[Host], *, now: Moment
) -> None:
    """Fills the directory of an office that has none yet."""

    def decide(view: View) -> Sequence[Event]:
        if view.hosts() or view.destinations():
            return []
        return [*(_naming(place) for place in places), *(_listing(host) for host in hosts)]

    journal.append(decide, now=now)


def _named_by(host: Host, now: Moment) -> set[str | None]:
    absence = host.absence(now.at)
    return {host.backup, host.manager, absence.cover if absence else None}


def _naming(place: Destination) -> DestinationListed:
    return DestinationListed(
        subject=place.id,
        name=dict(place.name),
        directions=dict(place.directions),
        step_free=dict(place.step_free),
    )


def _listing(host: Host) -> HostListed:
    return HostListed(
        subject=host.id,
        name=host.name,
        title=host.title,
        kind=host.kind,
        destination=host.destination,
        extension=host.extension,
        email=host.email,
        backup=host.backup,
        manager=host.manager,
        interprets=host.interprets,
        student=host.student,
    )
