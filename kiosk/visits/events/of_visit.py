"""The facts of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.visits.events.event import Audience, Event, Topic, personal


@dataclass(frozen=True, kw_only=True)
class VisitEvent(Event):
    """A fact about a visit; `subject` is the visit's id."""

    topic = Topic.VISIT


@dataclass(frozen=True, kw_only=True)
class VisitorArrived(VisitEvent):
    """She checked in. `number` is what the screen, the badge and the office call the visit today.

    `interpreter_language` is a tag of the interpreters' list, which is longer than that of the screens;
    `honorific` is one that she chose herself (standard 9). `role` is the title of those of whom she came to
    see one, where she named nobody (standard 15). `needs` are those of `Need`; `answers` those which the
    office shall know, by question; `agreement` is the version of the purpose's text that she agreed to.
    """

    number: str
    lobby: str
    purpose: str
    host: str | None
    language: str
    token: str
    interpreter: bool = False
    invitation: str | None = None
    interpreter_language: str | None = None
    remember_interpreter: bool = False
    role: str | None = None
    agreement: str | None = None
    honorific: str | None = personal(default=None)
    needs: tuple[str, ...] | None = personal(default=None)
    answers: Mapping[str, str] | None = personal(default=None)
    name: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class VisitAcknowledged(VisitEvent):
    """Somebody answered; `answer` is an AnswerKind, `reason` a NotTodayReason, `phrase` a Phrase."""

    answer: str
    by: str
    minutes: int | None = None
    destination: str | None = None
    reason: str | None = None
    phrase: str | None = None
    text: str | None = personal(default=None)


@dataclass(frozen=True, kw_only=True)
class VisitorLeft(VisitEvent):
    """She left; `by` is "visitor" or the name of the person who signed her out."""

    by: str


@dataclass(frozen=True, kw_only=True)
class NameCorrected(VisitEvent):
    """Her name is written otherwise than she was checked in; `by` is the person who put it right."""

    by: str
    name: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class AnswerTakenBack(VisitEvent):
    """The answer that stands was a mistake: she waits again, as before it."""

    by: str


@dataclass(frozen=True, kw_only=True)
class VisitReferred(VisitEvent):
    """She is handed to another host, whom the record knows by id (standards 13, 15 and 16).

    `by` is the member of staff who refers her, or "visitor" where she herself chose somebody else.
    """

    host: str
    by: str


@dataclass(frozen=True, kw_only=True)
class ReferralTakenBack(VisitEvent):
    """That staff handed her on last was a mistake: she is with whom she was before it."""

    by: str


@dataclass(frozen=True, kw_only=True)
class VisitResolved(VisitEvent):
    """Somebody says that she was met, or helped: the second clock ends (standard 24)."""

    by: str


@dataclass(frozen=True, kw_only=True)
class VisitReopened(VisitEvent):
    """That she had left was a mistake or, where she is inside, that she was met."""

    by: str


@dataclass(frozen=True, kw_only=True)
class WaitContinued(VisitEvent):
    """She was told how it stands, thanked and apologised to, and goes on waiting (standards 29 and 31)."""


@dataclass(frozen=True, kw_only=True)
class VisitEscalated(VisitEvent):
    """Nobody had answered in time, and the next were told: `step` names the step of alerts.toml.

    `to` names who was told, by name or role, and nobody whom no letter and no console told; `hosts` are the
    ids of the people among them. `due` is when the step was due, in UTC (standards 24 and 25). `late` says
    that the office had heard of the wait late, from a lobby that was cut off.
    """

    step: str
    to: tuple[str, ...]
    due: datetime
    late: bool = False
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IncidentNoted(VisitEvent):
    """Something happened during the visit that is to be followed up (standards 57 and 63)."""

    audience = Audience.OFFICE

    by: str
    text: str | None = personal()


@dataclass(frozen=True, kw_only=True)
class IncidentTakenBack(VisitEvent):
    """What was noted last was a mistake: on a wrong visit, say."""

    audience = Audience.OFFICE

    by: str


@dataclass(frozen=True, kw_only=True)
class ColleagueAsked(VisitEvent):
    """A member of staff asks colleagues to come, without a word to the visitor (standard 38)."""

    audience = Audience.OFFICE

    by: str


@dataclass(frozen=True, kw_only=True)
class ColleagueCame(VisitEvent):
    """Somebody goes to the colleague who asked."""

    audience = Audience.OFFICE

    by: str


@dataclass(frozen=True, kw_only=True)
class ColleagueNotNeeded(VisitEvent):
    """Nobody needs to come to the colleague who asked."""

    audience = Audience.OFFICE

    by: str


@dataclass(frozen=True, kw_only=True)
class BadgeRequested(VisitEvent):
    """A badge shall be printed at `lobby`; copy 1 is the first, later ones are reprints.

    `by` is whoever asked for a reprint. `name` is what a reprint says, for a lobby that knows none.
    """

    copy: int
    lobby: str
    by: str | None = None
    name: str | None = personal(default=None)


@dataclass(frozen=True, kw_only=True)
class BadgePrinted(VisitEvent):
    """The printer said that the badge came out."""

    copy: int


@dataclass(frozen=True, kw_only=True)
class BadgeUnconfirmed(VisitEvent):
    """The badge was sent, and nothing says whether it came out; `reason` is the printer's code, if any."""

    copy: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class BadgeFailed(VisitEvent):
    """No badge came out; `reason` is the printer's code."""

    copy: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class BadgeConfirmed(VisitEvent):
    """Somebody looked whether the badge came out; `by` is "visitor" or the name of a member of staff."""

    copy: int
    came_out: bool
    by: str


@dataclass(frozen=True, kw_only=True)
class WayRequested(VisitEvent):
    """The way to a destination shall be printed at `lobby`, to take along (standard 51).

    Copies count as badges' do. `step_free` is the way without steps (standard 13).
    """

    copy: int
    lobby: str
    destination: str
    by: str
    step_free: bool = False


@dataclass(frozen=True, kw_only=True)
class WaySettled(VisitEvent):
    """What became of a label of the way; `state` is a SlipState, `reason` the printer's code, if any."""

    copy: int
    label: int
    labels: int
    state: str
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class AlertDelivered(VisitEvent):
    """A channel took the alert: e-mail to `recipient`, say."""

    audience = Audience.OFFICE

    channel: str
    recipient: str


@dataclass(frozen=True, kw_only=True)
class AlertFailed(VisitEvent):
    """A channel refused the alert for good; `problem` is what it answered."""

    audience = Audience.OFFICE

    channel: str
    recipient: str
    problem: str
