"""Whom a visitor may come to see: a person or an office of the school."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_SAME = {"cmn": "zh", "fil": "tl"}  # two tags of one language


class HostKind(StrEnum):
    """A named person, or an office where somebody is always meant to be."""

    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True)
class Absence:
    """A host is not on duty: `cover`, another host's id, answers instead, `until` then or until told."""

    cover: str
    until: datetime | None = None


@dataclass(frozen=True)
class Host:
    """`title` is the role as visitors know it ("Grade 3 teacher"); `destination` is where the host is.

    `backup` and `manager` are ids of other hosts, told when this one does not answer. `interprets` are the
    languages, by tag, for which the host may be called; a `student` never is (standard 5). `away` is the last
    absence that was told, which may be over.
    """

    id: str
    name: str
    title: str
    kind: HostKind
    destination: str | None
    extension: str
    email: str
    backup: str | None = None
    manager: str | None = None
    interprets: tuple[str, ...] = ()
    student: bool = False
    away: Absence | None = None

    def absence(self, now: datetime) -> Absence | None:
        """The absence that holds now, if there is one."""
        over = self.away is not None and self.away.until is not None and self.away.until <= now
        return None if over else self.away


def on_duty(host: Host, hosts: Mapping[str, Host], now: datetime) -> Host:
    """Who answers for this host now: the host, or whoever covers, or covers for that one (standard 49).

    Where the covers lead round in a circle, or to nobody, the last one who is known stands.
    """
    seen = {host.id}
    while (absence := host.absence(now)) and absence.cover in hosts and absence.cover not in seen:
        host = hosts[absence.cover]
        seen.add(host.id)
    return host


def interpreters(language: str, hosts: Iterable[Host], now: datetime) -> list[Host]:
    """Who on duty may be called to interpret this language, by tag, whatever its script; never a student
    (standards 4 and 5).
    """
    wanted = _plain(language)
    there = (host for host in hosts if host.absence(now) is None and not host.student)
    return [host for host in there if wanted in map(_plain, host.interprets)]


def answered_by(host: str, hosts: Mapping[str, Host], now: datetime) -> frozenset[str]:
    """For whom this host answers now, by id: for herself, also while she is away, and for whom she covers."""
    covered = {it.id for it in hosts.values() if on_duty(it, hosts, now).id == host}
    return frozenset(covered | {host})


def _plain(tag: str) -> str:
    base = tag.split("_")[0]
    return _SAME.get(base, base)
