"""What somebody waits for: an answer, somebody who gave one, help, or an answer to a message."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.visits.acknowledgement import AnswerKind
from kiosk.visits.events import Topic
from kiosk.visits.help import Help
from kiosk.visits.message import Message
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

USEFUL = timedelta(hours=12)  # nobody waits at the door for longer
MESSAGE_USEFUL = timedelta(days=7)  # whoever left a message waits at home
SENT_ON = frozenset({AnswerKind.PLEASE_GO_TO, AnswerKind.NOT_TODAY})  # after which nobody comes to her


class WaitKind(StrEnum):
    """An answer to an arrival or a referral; somebody who promised a time; somebody who answered without one;
    an answer to a call for help; one to a message.
    """

    ANSWER = "answer"
    PROMISE = "promise"
    MEETING = "meeting"
    HELP = "help"
    MESSAGE = "message"


@dataclass(frozen=True)
class Wait:
    """`mark` tells the waits of one subject apart, "" for the first one.

    It began when the fact says, and nobody is late before `grace` has passed.
    """

    kind: WaitKind
    topic: Topic
    subject: str
    mark: str
    began: Moment
    grace: timedelta = timedelta()

    @property
    def useful(self) -> timedelta:
        """For how long after somebody is late it helps to tell others."""
        return MESSAGE_USEFUL if self.kind is WaitKind.MESSAGE else USEFUL


def of_visit(visit: Visit) -> Wait | None:
    """What she waits for now; None for nothing, or where her arrival is not known."""
    began, standing = visit.awaited, visit.acknowledgement
    if began is None or not visit.in_building or visit.resolved is not None:
        return None
    if visit.waiting:
        mark = "" if began == visit.arrived else mark_of(began)
        return Wait(WaitKind.ANSWER, Topic.VISIT, visit.id, mark, began)
    if standing is None or standing.answer.kind in SENT_ON:
        return None
    kind = WaitKind.PROMISE if standing.answer.kind is AnswerKind.IN_MINUTES else WaitKind.MEETING
    promised = timedelta(minutes=standing.answer.minutes or 0)
    mark = f"{kind}-{mark_of(standing.moment)}"
    return Wait(kind, Topic.VISIT, visit.id, mark, standing.moment, promised)


def of_help(help: Help) -> Wait | None:
    """The wait of whoever asked for help; None once somebody goes there."""
    return None if help.answered else Wait(WaitKind.HELP, Topic.HELP, help.id, "", help.asked)


def of_message(message: Message, due: datetime) -> Wait | None:
    """The wait of whoever left a message that is to be answered by then; None once somebody has."""
    left = message.left
    return (
        None if message.done else Wait(WaitKind.MESSAGE, Topic.MESSAGE, message.id, "", left, due - left.at)
    )


def mark_of(moment: Moment) -> str:
    """A short name for a moment of this visit."""
    return f"{round(moment.at.timestamp() * 1000):x}"
