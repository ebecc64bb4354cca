"""Says in each letter what is true when it is sent, which may be later than what it is about."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.journal import View
from kiosk.office.alerts import message, wait
from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.answer_link import one_taps
from kiosk.office.alerts.courtesy import check_message
from kiosk.office.alerts.dispatcher import ARRIVED, COLLEAGUE
from kiosk.office.alerts.escalation import CEILING, MISSED_TIME, NOT_MET, Rules
from kiosk.office.alerts.left_message import LeftMessage
from kiosk.office.alerts.message import Draft, Message
from kiosk.office.alerts.outbox import About, Letter
from kiosk.office.alerts.wait import USEFUL, mark_of
from kiosk.office.interpreting import at_hand, with_extensions
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.office.times import clock_time, lasting
from kiosk.visits.events import Topic
from kiosk.visits.help import Help, HelpKind
from kiosk.visits.host import Host
from kiosk.visits.incident import ColleagueCall
from kiosk.visits.moment import Moment
from kiosk.visits.visit import VISITOR, Visit
from kiosk.visits.wording import say

log = logging.getLogger(__name__)

TO_VISIT = "Open this page to answer. The visitor reads your answer on the screen at the entrance:"
INTERPRETS = "Interprets here"
TO_JOIN = "Open this page to say that you are coming. No screen that the visitor sees says so:"
TO_ARRIVALS = "Open this page to say that you are on your way. The screen at the entrance says so at once:"

HELP_WANTED = {
    HelpKind.INTERPRETER: ("An interpreter is asked for", "an interpreter"),
    HelpKind.ACCESS: ("Help is asked for", "help to get in or about"),
    HelpKind.SUPERVISOR: ("A supervisor is asked for", "a supervisor"),
    HelpKind.OFFICE: ("Somebody asks for the office", "a person to come"),
}


@dataclass(frozen=True)
class _Known:
    """What the journal knows of a visit and of whoever is told."""

    visit: Visit
    host: Host | None
    came_from: Host | None
    to: Host | None
    interpreters: list[Host]


class Composer:
    """Writes the letters of an office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._addresses = Addresses(office.settings.alerts.people)
        self._rules = Rules.of(office.settings.alerts, office.settings.school)

    def compose(self, letter: Letter) -> Message | None:
        """The message of a letter; None where it would help nobody any more."""
        now = self._office.clock()
        with self._office.journal.reading() as view:
            match letter.about.topic:
                case Topic.HELP:
                    help = view.help(letter.about.subject)
                    wanted = help is not None and _wanted(help, now)
                    draft = self._of_help(view, help, letter.about, now) if help and wanted else None
                case Topic.MESSAGE:
                    left = self._left_message(view, letter)
                    address = self._office.settings.office.address
                    draft = left.draft(letter.about.step, now, address) if left else None
                case _:
                    known = self._known(view, letter)
                    draft = self._of_visit(known, letter.about, now) if known else None
        return None if draft is None else self._courteous(draft)

    def _courteous(self, draft: Draft) -> Message:
        """The message of a draft or, where words that people chose break a rule of courtesy, a plainer one.

        There is always one: a letter that is not perfect helps more than none.
        """
        school = self._office.settings.school
        known = self._office.settings.alerts.abbreviations
        for candidate in (draft, *message.plainer(draft)):
            written = message.write(candidate, school)
            purpose = dict(candidate.facts).get(message.PURPOSE, "")
            breaches = check_message(written, names=draft.names, purpose=purpose, school=school, known=known)
            if not breaches:
                break
            broken = ", ".join(sorted({str(breach.standard) for breach in breaches}))
            log.warning("alert %s: as it was written, it breaks standard %s", draft.id, broken)
        return written

    def _left_message(self, view: View, letter: Letter) -> LeftMessage | None:
        message = view.message(letter.about.subject)
        if message is None or message.done is not None:
            return None
        visit = view.visit(message.visit) if message.visit else None
        return LeftMessage(
            message,
            self._rules.message_due(message.left),
            view.host(message.host),
            self._addresses.owner(letter.channel, letter.recipient, view.hosts()),
            visit,
            self._purpose(visit) if visit else "",
        )

    def _known(self, view: View, letter: Letter) -> _Known | None:
        visit = view.visit(letter.about.subject)
        if visit is None or not _concerns(visit, letter.about, self._office.clock().at):
            return None
        last = visit.referrals[-1] if visit.referrals else None
        return _Known(
            visit,
            view.host(visit.host) if visit.host else None,
            view.host(last.from_host) if last and last.from_host else None,
            self._addresses.owner(letter.channel, letter.recipient, view.hosts()),
            self._interpreters(view, visit),
        )

    def _interpreters(self, view: View, asked: Visit | Help) -> list[Host]:
        return at_hand(asked, view.hosts(), self._office.settings.school.language, self._office.clock().at)

    def _of_visit(self, known: _Known, about: About, now: Moment) -> Draft:
        visit = known.visit
        arrival = self._arrival(known, about)
        if about.step == ARRIVED:
            return arrival
        if about.step == COLLEAGUE and visit.colleague is not None:
            return _colleague(arrival, visit, visit.colleague)
        waited = lasting(now.at - (visit.awaited or now).at)
        phrase, opening, brief = _escalation(visit, about.step, waited)
        return replace(
            arrival,
            subject=phrase,
            opening=f"{opening} {message.LATE}" if about.late else opening,
            facts=(
                *arrival.facts,
                ("To see", known.host.name if known.host else ""),
                ("Waiting for", waited),
            ),
            brief=brief,
            urgent=about.step != NOT_MET,
        )

    def _arrival(self, known: _Known, about: About) -> Draft:
        visit, host, to = known.visit, known.host, known.to
        settings = self._office.settings
        name = visit.name or "A visitor"
        called = f"{visit.honorific} {name}" if visit.honorific and visit.name else name
        whom = "you" if to is not None and to == host else host.name if host else None
        thread = f"{visit.id}.{ARRIVED}"
        return Draft(
            id=f"{visit.id}.{about.mark}.{about.step}" if about.mark else f"{visit.id}.{about.step}",
            thread=thread,
            subject="A visitor is here",
            purpose=self._purpose(visit),
            opening=f"{called} is here." if whom is None else f"{called} is here to see {whom}.",
            facts=(
                ("Visit", visit.number),
                (message.PURPOSE, self._purpose(visit)),
                ("Language", str(spoken(visit.language))),
                ("Interpreter", _interpreter(visit)),
                (INTERPRETS, with_extensions(known.interpreters)),
                (message.HANDED_ON, _handed_on(visit, known.came_from)),
                ("Entrance", visit.lobby),
                ("Arrived", clock_time(visit.arrived) if visit.arrived else ""),
            ),
            link=f"{settings.office.address}/visits/{visit.id}",
            invitation=TO_VISIT,
            brief=f"Visit {visit.number}, at {visit.lobby}.",
            names=_names(known),
            to=to,
            one_tap=one_taps(self._office, visit, to) if to is not None else (),
        )

    def _of_help(self, view: View, help: Help, about: About, now: Moment) -> Draft:
        found = self._interpreters(view, help)
        subject, asked_for = HELP_WANTED[help.kind]
        opening = f"Somebody at the entrance asks for {asked_for}."
        escalated = about.step != "asked"
        waited = lasting(now.at - help.asked.at)
        return Draft(
            id=f"{help.id}.{about.step}",
            thread=f"{help.id}.asked",
            subject=f"Nobody has come yet: {subject[0].lower()}{subject[1:]}" if escalated else subject,
            opening=f"{opening} Nobody has gone there for {waited}." if escalated else opening,
            facts=(
                ("Entrance", help.lobby),
                ("Language", str(spoken(help.interpreter_language or help.language))),
                (INTERPRETS, with_extensions(found)),
                ("Asked", clock_time(help.asked)),
            ),
            link=f"{self._office.settings.office.address}/",
            invitation=TO_ARRIVALS,
            brief=f"At {help.lobby}.",
            names=tuple(host.name for host in found),
            urgent=escalated,
        )

    def _purpose(self, visit: Visit) -> str:
        purpose = self._office.purposes.get(visit.purpose)
        return say(purpose.label, self._office.settings.school.language).text if purpose else visit.purpose


def _escalation(visit: Visit, step: str, waited: str) -> tuple[str, str, str]:
    """Subject, opening and brief of what nobody answered in time."""
    name = visit.name or "A visitor"
    where = f"Visit {visit.number}, at {visit.lobby}"
    if step == MISSED_TIME and visit.acknowledgement is not None:
        by, minutes = visit.acknowledgement.by, visit.acknowledgement.answer.minutes
        promised = f"{minutes} minute{'' if minutes == 1 else 's'}"
        opening = f"{by} told {name}: in {promised}. That time is over, and nobody has said that they met."
        return "A promised time is over", opening, f"{where}: the time that was promised is over."
    if step == NOT_MET and visit.acknowledgement is not None:
        opening = f"{visit.acknowledgement.by} answered {name}, and nobody has said yet that they met."
        return "A visitor may not have been met", opening, f"{where}: answered, and perhaps not met."
    still = "Urgent: a visitor still has no answer" if step == CEILING else "A visitor still has no answer"
    opening = f"{name} has waited for {waited}, and nobody has answered yet."
    return still, opening, f"{where}: {waited} without an answer."


def _colleague(arrival: Draft, visit: Visit, call: ColleagueCall) -> Draft:
    """Quietly, for the visitor may stand beside it (standard 38)."""
    name = visit.name or "a visitor"
    return replace(
        arrival,
        subject="A colleague is asked for",
        purpose="",
        opening=f"{call.by} is with {name} and would like a colleague there. Please come quietly.",
        invitation=TO_JOIN,
        names=(*arrival.names, call.by),
        one_tap=(),
    )


def _names(known: _Known) -> tuple[str, ...]:
    """Of everybody whom the letter may name, the visitor first."""
    visit, standing = known.visit, known.visit.acknowledgement
    hosts = (known.host, known.came_from, known.to, *known.interpreters)
    by = (standing.by if standing else "", *(referral.by for referral in visit.referrals))
    found = (visit.name or "", *(host.name for host in hosts if host), *by)
    return tuple(dict.fromkeys(name for name in found if name and name != VISITOR))


def _interpreter(visit: Visit) -> str:
    if not visit.interpreter:
        return ""
    return f"needed: {spoken(visit.interpreter_language)}" if visit.interpreter_language else "needed"


def _handed_on(visit: Visit, came_from: Host | None) -> str:
    """From whom, and by whom, so that nobody need tell her story again (standard 17)."""
    by_staff = [referral for referral in visit.referrals if referral.by != VISITOR]
    if not by_staff:
        return ""
    by = f"by {by_staff[-1].by}"
    return f"from {came_from.name}, {by}" if came_from else by


def _concerns(visit: Visit, about: About, now: datetime) -> bool:
    """Whether what the letter is about still stands."""
    if about.step == COLLEAGUE:
        return _colleague_wanted(visit, about, now)
    arrived = visit.arrived
    if not visit.in_building or visit.resolved:
        return False
    if arrived is not None and arrived.trusted and arrived.at < now - USEFUL:
        return False
    waited = wait.of_visit(visit)
    return about.step == ARRIVED or (waited is not None and waited.mark == about.mark)


def _colleague_wanted(visit: Visit, about: About, now: datetime) -> bool:
    call = visit.colleague
    if call is None or call.joined_by is not None or not visit.in_building:
        return False
    return mark_of(call.moment) == about.mark and (not call.moment.trusted or now - call.moment.at < USEFUL)


def _wanted(help: Help, now: Moment) -> bool:
    return help.answered is None and (not help.asked.trusted or now.at - help.asked.at < USEFUL)
