"""Says in each letter what is true when it is sent, which may be later than what it is about."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.journal import View
from kiosk.office.alerts import message, wait
from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.answer_link import one_taps
from kiosk.office.alerts.courtesy import check_text
from kiosk.office.alerts.dispatcher import ARRIVED
from kiosk.office.alerts.escalation import CEILING, MISSED_TIME
from kiosk.office.alerts.message import Draft, Message
from kiosk.office.alerts.outbox import About, Letter
from kiosk.office.alerts.wait import USEFUL
from kiosk.office.languages import spoken
from kiosk.office.office import Office
from kiosk.office.times import clock_time, lasting
from kiosk.visits.events import Topic
from kiosk.visits.help import Help, HelpKind
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.visit import VISITOR, Visit
from kiosk.visits.wording import say

TO_VISIT = "Open this page to answer. The visitor reads your answer on the screen at the entrance:"
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


class Composer:
    """Writes the letters of an office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._addresses = Addresses(office.settings.alerts.people)

    def compose(self, letter: Letter) -> Message | None:
        """The message of a letter; None where it would help nobody any more."""
        now = self._office.clock()
        with self._office.journal.reading() as view:
            if letter.about.topic is Topic.HELP:
                help = view.help(letter.about.subject)
                draft = self._of_help(help, letter.about, now) if help and _wanted(help, now) else None
            else:
                known = self._known(view, letter)
                draft = self._of_visit(known, letter.about, now) if known else None
        return None if draft is None else message.write(draft, self._office.settings.school)

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
        )

    def _of_visit(self, known: _Known, about: About, now: Moment) -> Draft:
        visit = known.visit
        arrival = self._arrival(known, about)
        if about.step == ARRIVED:
            return arrival
        waited = lasting(now.at - (visit.awaited or now).at)
        phrase, opening, brief = _escalation(visit, about.step, waited)
        return replace(
            arrival,
            subject=phrase,
            opening=f"{opening} {message.LATE}" if about.late else opening,
            facts=(*arrival.facts, ("Waiting for", waited)),
            brief=brief,
            urgent=True,
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
            purpose=self._phrase(visit),
            opening=f"{called} is here." if whom is None else f"{called} is here to see {whom}.",
            facts=(
                ("Visit", visit.number),
                ("Purpose", self._purpose(visit)),
                ("Language", str(spoken(visit.language))),
                ("Interpreter", _interpreter(visit)),
                ("Handed on", _handed_on(visit, known.came_from)),
                ("Entrance", visit.lobby),
                ("Arrived", clock_time(visit.arrived) if visit.arrived else ""),
            ),
            link=f"{settings.office.address}/visits/{visit.id}",
            invitation=TO_VISIT,
            brief=f"Visit {visit.number}, at {visit.lobby}.",
            names=tuple(it for it in (visit.name, host.name if host else None) if it),
            to=to,
            one_tap=one_taps(self._office, visit, to) if to is not None else (),
        )

    def _of_help(self, help: Help, about: About, now: Moment) -> Draft:
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
                ("Asked", clock_time(help.asked)),
            ),
            link=f"{self._office.settings.office.address}/",
            invitation=TO_ARRIVALS,
            brief=f"At {help.lobby}.",
            urgent=escalated,
        )

    def _phrase(self, visit: Visit) -> str:
        """The purpose for the subject; nothing where the school's words for it are not fit for one."""
        purpose = self._purpose(visit)
        return (
            ""
            if check_text(purpose, visit.purpose, known=self._office.settings.alerts.abbreviations)
            else purpose
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
    still = "Urgent: a visitor still has no answer" if step == CEILING else "A visitor still has no answer"
    opening = f"{name} has waited for {waited}, and nobody has answered yet."
    return still, opening, f"{where}: {waited} without an answer."


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
    arrived = visit.arrived
    if not visit.in_building or visit.resolved:
        return False
    if arrived is not None and arrived.trusted and arrived.at < now - USEFUL:
        return False
    waited = wait.of_visit(visit)
    return about.step == ARRIVED or (waited is not None and waited.mark == about.mark)


def _wanted(help: Help, now: Moment) -> bool:
    return help.answered is None and (not help.asked.trusted or now.at - help.asked.at < USEFUL)
