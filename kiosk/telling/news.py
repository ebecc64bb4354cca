"""What may truthfully be said of a visit now: how far the news of it got, or what the answer to it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kiosk.journal import View
from kiosk.visits.acknowledgement import Acknowledgement, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.escalation import Escalation
from kiosk.visits.events import WaitContinued
from kiosk.visits.host import Host, HostKind, on_duty
from kiosk.visits.visit import VISITOR, Visit

GRACE = timedelta(minutes=1)  # a time was given as "about", and two machines' clocks may differ


class Word(StrEnum):
    """How far the news of her arrival got, or what the answer to it is."""

    TELLING = "telling"
    OFFICE_AWAY = "office-away"
    TOLD = "told"
    REFERRED = "referred"
    ON_MY_WAY = "on-my-way"
    SHORTLY = "shortly"
    IN_MINUTES = "in-minutes"
    OVERDUE = "overdue"
    PLEASE_GO_TO = "please-go-to"
    WRITTEN = "written"
    NOT_TODAY = "not-today"
    MET = "met"
    LEFT = "left"


_OF_ANSWERS = {
    AnswerKind.ON_MY_WAY: Word.ON_MY_WAY,
    AnswerKind.WITH_YOU_SHORTLY: Word.SHORTLY,
    AnswerKind.IN_MINUTES: Word.IN_MINUTES,
    AnswerKind.PLEASE_GO_TO: Word.PLEASE_GO_TO,
    AnswerKind.PHRASE: Word.WRITTEN,
    AnswerKind.WRITTEN: Word.WRITTEN,
    AnswerKind.NOT_TODAY: Word.NOT_TODAY,
}

UNANSWERED = frozenset({Word.TELLING, Word.OFFICE_AWAY, Word.TOLD, Word.REFERRED})
# Where nothing more is to come, nobody is asked whether she goes on waiting for it.
SETTLED = frozenset({Word.PLEASE_GO_TO, Word.NOT_TODAY, Word.MET, Word.LEFT})


@dataclass(frozen=True)
class News:
    """All that a visitor is told of her visit.

    `place` is where she is sent, else where her host is found; `cover` answers for a host who is away.
    `waited` is for how many minutes she has been here; `ahead` how many came before her and wait as well;
    `usual` the minutes within which nine out of ten were answered, if that is known. `reminded` says that
    nobody answered in time and somebody was told so, `also_told` who that was besides her host. `asks` says
    that it is time to thank her, to apologise, and to ask whether she goes on waiting (standards 29 and 31).
    """

    number: str
    language: str
    word: Word
    host: Host | None = None
    place: Destination | None = None
    cover: Host | None = None
    acknowledgement: Acknowledgement | None = None
    waited: int = 0
    ahead: int = 0
    usual: int | None = None
    reminded: bool = False
    also_told: Host | None = None
    manager_told: bool = False
    asks: bool = False

    @property
    def answered(self) -> bool:
        """Whether somebody has answered."""
        return self.word not in UNANSWERED


def news(
    view: View,
    visit: Visit,
    *,
    now: datetime,
    every: timedelta,
    usual: int | None = None,
    delivered: bool = True,
    link_up: bool = True,
) -> News:
    """What is true of this visit now.

    `every` is after how long she is asked whether she goes on waiting. `delivered` says whether her arrival
    has reached the office, `link_up` whether the office answers at all.
    """
    word = _word(visit, now, delivered=delivered, link_up=link_up)
    hosts = {host.id: host for host in view.hosts()}
    host = hosts.get(visit.host or "")
    cover = on_duty(host, hosts, now) if host else None
    standing = visit.acknowledgement
    sent = standing.answer.destination if standing else None
    where = sent if word is Word.PLEASE_GO_TO else host.destination if host else None
    waiting = word in UNANSWERED
    also = _also_told(visit.told, host, hosts)
    return News(
        number=visit.number,
        language=visit.language,
        word=word,
        host=host,
        place=view.destination(where) if where else None,
        cover=None if cover == host else cover,
        acknowledgement=standing,
        waited=_minutes(now - visit.arrived.at) if visit.arrived else 0,
        ahead=_ahead(view, visit) if waiting else 0,
        usual=usual if waiting else None,
        reminded=waiting and bool(visit.told),
        also_told=also if waiting else None,
        manager_told=waiting and also is not None and host is not None and also.id == host.manager,
        asks=word not in SETTLED and now - _last_told(view, visit, word) >= every,
    )


def due(acknowledgement: Acknowledgement) -> datetime | None:
    """When somebody said that she or he would be there, in UTC; None where no time was given."""
    minutes = acknowledgement.answer.minutes
    return None if minutes is None else acknowledgement.moment.at + timedelta(minutes=minutes)


def _word(visit: Visit, now: datetime, *, delivered: bool, link_up: bool) -> Word:
    if not visit.in_building:
        return Word.LEFT
    if visit.resolved is not None:
        return Word.MET
    if visit.acknowledgement is not None:
        promised = due(visit.acknowledgement)
        if promised is not None and now >= promised + GRACE:
            return Word.OVERDUE
        return _OF_ANSWERS[visit.acknowledgement.answer.kind]
    if visit.referrals and visit.referrals[-1].by != VISITOR:
        return Word.REFERRED
    if delivered:
        return Word.TOLD
    return Word.TELLING if link_up else Word.OFFICE_AWAY


def _also_told(
    escalations: Sequence[Escalation], host: Host | None, hosts: Mapping[str, Host]
) -> Host | None:
    """The last person besides her host who was told that nobody answers; None where it was the front desk."""
    told = [hosts[id] for escalation in escalations for id in escalation.hosts if id in hosts]
    people = (it for it in reversed(told) if it.kind is HostKind.PERSON and it != host)
    return next(people, None)


def _last_told(view: View, visit: Visit, word: Word) -> datetime:
    """When she last heard how it stands, or hears it by herself."""
    heard = [visit.awaited.at] if visit.awaited else []
    if visit.acknowledgement is not None:
        heard.append(visit.acknowledgement.moment.at)
        if word is Word.IN_MINUTES and (promised := due(visit.acknowledgement)):
            heard.append(promised + GRACE)
    if visit.continued:
        heard += [fact.moment.at for fact in view.story(visit.id) if isinstance(fact.event, WaitContinued)]
    return max(heard, default=datetime.max.replace(tzinfo=UTC))


def _ahead(view: View, visit: Visit) -> int:
    """How many came before her and wait as well (standard 34); no names."""
    return sum(
        other.arrived is not None and visit.arrived is not None and other.arrived.at < visit.arrived.at
        for other in view.waiting()
    )


def _minutes(length: timedelta) -> int:
    return max(0, int(length.total_seconds() // 60))
