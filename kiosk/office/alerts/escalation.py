"""Who is told next, and when: the steps that follow one another as long as nobody answers.

Pure: whoever knows the time, the directory and what was done already asks here. A step is passed over while
the school is closed, but the last one of a wait never is: it tells a manager (standard 25).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.office import follow_up
from kiosk.office.alerts.left_message import OVERDUE
from kiosk.office.alerts.wait import WaitKind
from kiosk.settings import AlertSettings, SchoolSettings
from kiosk.visits.host import Host, on_duty
from kiosk.visits.moment import Moment
from kiosk.visits.opening_hours import OpeningHours, Span
from kiosk.visits.role import Role

CEILING = "ceiling"
MISSED_TIME = "missed-time"
NOT_MET = "not-met"
FRONT_DESK = "Front desk"


@dataclass(frozen=True)
class Step:
    """The `tell` are told so long `after` the wait began to be one for staff to see to."""

    name: str
    after: timedelta
    tell: tuple[Role, ...]


@dataclass(frozen=True)
class Due:
    """A step and the time when it is due, in UTC."""

    step: Step
    at: datetime


@dataclass(frozen=True)
class Rules:
    """What the settings say: the steps of each kind of wait, the last one its ceiling; the opening hours.

    `manager` is the id of whom to tell where a host has no manager; `quiet` has the hours of each person, by
    id, in which only a ceiling may disturb; `message_within` is how much time of school days a message has.
    """

    steps: Mapping[WaitKind, tuple[Step, ...]]
    hours: OpeningHours
    zone: ZoneInfo
    manager: str
    quiet: Mapping[str, Span]
    message_within: timedelta

    @classmethod
    def of(cls, alerts: AlertSettings, school: SchoolSettings) -> "Rules":
        """The rules of these settings."""
        ceiling = Step(CEILING, timedelta(minutes=alerts.ceiling_minutes), (Role.MANAGER,))
        between = [
            Step(step.name, timedelta(minutes=step.minutes), tuple(step.tell)) for step in alerts.steps
        ]
        missed = Step(MISSED_TIME, timedelta(), (Role.HOST, Role.FRONT_DESK))
        not_met = Step(NOT_MET, ceiling.after, missed.tell)
        overdue = Step(OVERDUE, timedelta(), (Role.HOST, Role.FRONT_DESK))
        told = (*between, ceiling)
        return cls(
            {
                WaitKind.ANSWER: told,
                WaitKind.HELP: told,
                WaitKind.PROMISE: (missed, ceiling),
                WaitKind.MEETING: (not_met,),
                WaitKind.MESSAGE: (overdue,),
            },
            school.opening,
            school.zone,
            alerts.manager,
            {id: span for id, person in alerts.people.items() if (span := Span.read(person.quiet))},
            timedelta(hours=alerts.message_hours),
        )

    def message_due(self, left: Moment) -> Moment:
        """When a message that was left then shall have been answered, on the school's wall clock."""
        until = follow_up.due(left.at, self.message_within, self.hours, self.zone)
        return Moment.in_zone(until, self.zone)


def to_come(kind: WaitKind, since: datetime, taken: Collection[str], rules: Rules) -> list[Due]:
    """The steps that a wait since then has before it, unless somebody answers; the next one first."""
    steps = rules.steps[kind]
    due = (Due(step, since + step.after) for step in steps if step.name not in taken)
    return [it for it in due if it.step is steps[-1] or rules.hours.open_at(it.at.astimezone(rules.zone))]


@dataclass(frozen=True)
class Told:
    """Whom a message is for: people of the directory, and whether it is for the front desk as a whole."""

    people: tuple[Host, ...] = ()
    front_desk: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Who they are, as the record and the console say it."""
        return (*(host.name for host in self.people), *((FRONT_DESK,) if self.front_desk else ()))


def whom(
    steps: Sequence[Step], host: Host | None, hosts: Mapping[str, Host], now: datetime, rules: Rules
) -> Told:
    """Whom these steps, due together, tell about a visitor of this host: never nobody.

    Whoever is away is stood in for by her cover; where that one is away as well, the front desk is told, too.
    A person's quiet hours hold up to the ceiling.
    """
    roles = list(dict.fromkeys(role for step in steps for role in step.tell))
    people = _people(roles, host, hosts, now, rules)
    if CEILING not in {step.name for step in steps}:
        local = now.astimezone(rules.zone).time()
        people = {
            role: person
            for role, person in people.items()
            if person.id not in rules.quiet or not rules.quiet[person.id].holds(local)
        }
    there = [role for role, person in people.items() if person.absence(now) is None]
    return Told(tuple(dict.fromkeys(people.values())), front_desk=len(there) < len(roles))


def _people(
    roles: Iterable[Role], host: Host | None, hosts: Mapping[str, Host], now: datetime, rules: Rules
) -> dict[Role, Host]:
    """Who stands for each role; none for a role that nobody has."""
    named = {
        Role.HOST: host.id if host else None,
        Role.BACKUP: host.backup if host else None,
        Role.MANAGER: (host.manager if host else None) or rules.manager,
    }
    known = {role: hosts.get(named.get(role) or "") for role in roles}
    return {role: on_duty(person, hosts, now) for role, person in known.items() if person is not None}
