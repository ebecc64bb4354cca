"""Who is on duty: nobody goes without somebody who answers instead (standard 35)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.errors import CoverMissing
from kiosk.journal import Journal, View
from kiosk.reception.finding import known_host
from kiosk.visits.events import Event, HostAway, HostBack
from kiosk.visits.host import Absence, on_duty
from kiosk.visits.moment import Moment


def go_off_duty(
    journal: Journal, host: str, *, cover: str, until: datetime | None, by: str, now: Moment
) -> None:
    """From now on `cover`, another host's id, answers instead: until a time (UTC), or until told.

    Raises HostUnknown, or CoverMissing where in the end nobody would answer.
    """

    def decide(view: View) -> Sequence[Event]:
        leaving = known_host(view, host)
        hosts = {each.id: each for each in view.hosts()}
        if cover not in hosts:
            raise CoverMissing(name=leaving.name, problem="nobody was named who covers")
        if until is not None and until <= now.at:
            raise CoverMissing(name=leaving.name, problem="the time until then is over already")
        gone = replace(leaving, away=Absence(cover, until))
        answers = on_duty(gone, {**hosts, host: gone}, now.at)
        if answers.id == host:
            raise CoverMissing(name=leaving.name, problem="nobody covers for themselves")
        if answers.absence(now.at) is not None:
            raise CoverMissing(name=leaving.name, problem=f"{answers.name} is away too")
        return [HostAway(subject=host, cover=cover, until=until, by=by)]

    journal.append(decide, now=now)


def come_on_duty(journal: Journal, host: str, *, by: str, now: Moment) -> None:
    """The host answers again; who is on duty already stays so. Raises HostUnknown."""

    def decide(view: View) -> Sequence[Event]:
        return [HostBack(subject=host, by=by)] if known_host(view, host).away else []

    journal.append(decide, now=now)
