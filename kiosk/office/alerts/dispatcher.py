"""Follows the journal: arrivals, referrals, messages and calls for help or for a colleague become letters,
and waits with deadlines.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from kiosk.clock import Clock
from kiosk.journal import Follower, Journal, Recorded, View
from kiosk.journal.store import record
from kiosk.office.accounts import hosts_with_account
from kiosk.office.alerts import outbox, wait
from kiosk.office.alerts.channels import Channel
from kiosk.office.alerts.deadlines import Deadlines, Overdue, steady
from kiosk.office.alerts.escalation import Due, Rules, Step, Told, whom
from kiosk.office.alerts.left_message import LEFT
from kiosk.office.alerts.outbox import About
from kiosk.office.alerts.wait import Wait, mark_of
from kiosk.office.auth import Right
from kiosk.visits.events import (
    AnswerTakenBack,
    ColleagueAsked,
    Event,
    HelpAnswered,
    HelpAsked,
    HelpEscalated,
    HelpReopened,
    MessageDone,
    MessageLeft,
    MessageReopened,
    ReferralTakenBack,
    Topic,
    VisitAcknowledged,
    VisitEscalated,
    VisitorArrived,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
)
from kiosk.visits.host import Host
from kiosk.visits.moment import Moment
from kiosk.visits.role import Role

NEWS = timedelta(hours=1)  # what is heard of later than this is no news any more
ARRIVED = "arrived"
ASKED = "asked"
COLLEAGUE = "colleague"

CHANGES = (  # what makes, answers or ends a wait
    VisitorArrived,
    VisitAcknowledged,
    AnswerTakenBack,
    VisitReferred,
    ReferralTakenBack,
    VisitResolved,
    VisitReopened,
    VisitorLeft,
    HelpAsked,
    HelpAnswered,
    HelpReopened,
    MessageLeft,
    MessageDone,
    MessageReopened,
)

TO_HOST = Step(ARRIVED, timedelta(), (Role.HOST,))


class Dispatcher(Follower):
    """Puts letters into the outbox, keeps the deadlines, and wakes whoever sends.

    Visits that have ended and news of long ago are left alone: a lobby that was cut off for a day must not
    ring every telephone of the school. What somebody still waits for escalates all the same.
    """

    def __init__(
        self,
        journal: Journal,
        channels: Sequence[Channel],
        rules: Rules,
        clock: Clock,
        wake: Callable[[], None],
        steady: Callable[[], float] = steady,
    ) -> None:
        super().__init__("alerts", journal, self._tell)
        self._alerting = journal
        self._channels = channels
        self._rules = rules
        self._clock = clock
        self._wake = wake
        self._posted = True  # perhaps, before the last power cut
        self.deadlines = Deadlines(journal, rules, clock, self._current, self._escalate, wake, steady)

    def start(self) -> None:
        """Begins with the waits that the journal knows; then as every follower."""
        with self._alerting.writing() as connection:
            view = View(connection)
            visits = [(Topic.VISIT, visit.id) for visit in view.in_building()]
            helps = [(Topic.HELP, help.id) for help in view.helps(self._clock().at - wait.USEFUL)]
            messages = [(Topic.MESSAGE, message.id) for message in view.messages_open()]
            self.deadlines.adopt(connection, [*visits, *helps, *messages])
        self.deadlines.start()
        super().start()

    def stop(self) -> None:
        """Finishes the entry and the steps at hand."""
        super().stop()
        self.deadlines.stop()

    def catch_up(self) -> int:
        """As every follower; the letters are on disk when the senders are woken."""
        position = super().catch_up()
        self._wake_for_posted()
        self.deadlines.wake()
        return position

    def _tell(self, connection: Connection, recorded: Recorded) -> None:
        self._wake_for_posted()
        event, content = recorded.event, recorded.entry.content
        if content is None:
            return
        if isinstance(event, CHANGES):
            self.deadlines.follow(connection, event.topic, event.subject)
        now, view = self._clock(), View(connection)
        lasts = wait.MESSAGE_USEFUL if isinstance(event, MessageLeft) else NEWS
        if not _is_news(content.moment, now, lasts):
            return
        match event:
            case VisitorArrived() | VisitReferred():
                visit = view.visit(event.subject)
                if visit is not None and visit.in_building and visit.host == event.host:
                    mark = mark_of(content.moment) if isinstance(event, VisitReferred) else ""
                    hosts = _by_id(view)
                    told = whom([TO_HOST], hosts.get(visit.host or ""), hosts, now.at, self._rules)
                    self._post(connection, About(event.topic, event.subject, mark, ARRIVED), told, now)
            case HelpAsked():
                help = view.help(event.subject)
                if help is not None and help.answered is None:
                    about = About(event.topic, event.subject, "", ASKED)
                    self._post(connection, about, Told(front_desk=True), now)
            case ColleagueAsked():
                visit = view.visit(event.subject)
                if visit is not None and visit.in_building:
                    about = About(event.topic, event.subject, mark_of(content.moment), COLLEAGUE)
                    self._post(connection, about, Told(front_desk=True), now)
            case MessageLeft():
                message = view.message(event.subject)
                if message is not None and message.done is None:
                    hosts = _by_id(view)
                    meant = whom([TO_HOST], hosts.get(message.host), hosts, now.at, self._rules)
                    told = self._reached(connection, event.topic, meant)
                    self._post(connection, About(event.topic, event.subject, "", LEFT), told, now)
            case _:
                pass

    def _wake_for_posted(self) -> None:
        """Wakes the senders for letters of transactions that are over: nobody waits for the next entry."""
        if self._posted:
            self._posted = False
            self._wake()

    def _current(self, connection: Connection, topic: Topic, subject: str) -> Wait | None:
        view = View(connection)
        match topic:
            case Topic.HELP:
                help = view.help(subject)
                return wait.of_help(help) if help else None
            case Topic.MESSAGE:
                message = view.message(subject)
                return wait.of_message(message, self._rules.message_due(message.left).at) if message else None
            case _:
                visit = view.visit(subject)
                return wait.of_visit(visit) if visit else None

    def _escalate(self, connection: Connection, overdue: Overdue) -> None:
        """Steps that fell due together tell everybody whom they name, once."""
        now, view, waited = self._clock(), View(connection), overdue.wait
        hosts = _by_id(view)
        host = hosts.get(_host_of(view, waited) or "")

        def told(steps: Sequence[Step]) -> Told:
            meant = whom(steps, host, hosts, now.at, self._rules)
            return self._reached(connection, waited.topic, meant)

        if waited.topic is not Topic.MESSAGE:  # whose visitor waits at home, and is told nothing
            events = [_escalated(waited, due, told([due.step]), overdue.late) for due in overdue.steps]
            record(connection, events, now=now)
        steps = [due.step for due in overdue.steps]
        about = About(waited.topic, waited.subject, waited.mark, steps[-1].name, overdue.late)
        self._post(connection, about, told(steps), now)

    def _reached(self, connection: Connection, topic: Topic, meant: Told) -> Told:
        """Of those who are meant, whom a letter or their own console tells: no more is said to a visitor
        (standard 36). In place of others the front desk is told, which always has a console.
        """
        right = Right.RECEPTION if topic is Topic.HELP else Right.ANSWERING
        at_console = hosts_with_account(connection, right.value)
        people = tuple(it for it in meant.people if it.id in at_console or self._has_address(it))
        return Told(people, meant.front_desk or len(people) < len(meant.people))

    def _has_address(self, person: Host) -> bool:
        """Whether a letter reaches her herself, and not only a room, or the front desk in her place."""
        own, desk = Told((person,)), Told(front_desk=True)
        return any(set(it.recipients(own)) - set(it.recipients(desk)) for it in self._channels)

    def _post(self, connection: Connection, about: About, told: Told, now: Moment) -> None:
        for channel in self._channels:
            for recipient in dict.fromkeys(channel.recipients(told)):
                outbox.post(connection, about, channel.name, recipient, due=now.at)
                self._posted = True


def _by_id(view: View) -> dict[str, Host]:
    return {host.id: host for host in view.hosts()}


def _host_of(view: View, waited: Wait) -> str | None:
    """Whom she came to see, or left a message for, if that is known."""
    if waited.topic is Topic.MESSAGE:
        message = view.message(waited.subject)
        return message.host if message else None
    visit: str | None = waited.subject
    if waited.topic is Topic.HELP:
        help = view.help(waited.subject)
        visit = help.visit if help else None
    known = view.visit(visit) if visit else None
    return known.host if known else None


def _escalated(waited: Wait, due: Due, told: Told, late: bool) -> Event:
    kind = HelpEscalated if waited.topic is Topic.HELP else VisitEscalated
    hosts = tuple(person.id for person in told.people)
    return kind(subject=waited.subject, step=due.step.name, to=told.names, due=due.at, late=late, hosts=hosts)


def _is_news(happened: Moment, now: Moment, lasts: timedelta) -> bool:
    """Whether it is worth an alert; where a clock cannot be trusted, it is."""
    return not (happened.trusted and now.trusted) or now.at - happened.at < lasts
