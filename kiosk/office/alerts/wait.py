"""What somebody waits for: an answer, somebody who promised a time, or help that was asked for."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kiosk.visits.acknowledgement import AnswerKind
from kiosk.visits.events import Topic
from kiosk.visits.help import Help
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Visit

USEFUL = timedelta(hours=12)  # nobody waits at the door for longer


class WaitKind(StrEnum):
    """An answer to an arrival or a referral; somebody who promised a time; an answer to a call for help."""

    ANSWER = "answer"
    PROMISE = "promise"
    HELP = "help"


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


def of_visit(visit: Visit) -> Wait | None:
    """What she waits for now; None for nothing, or where her arrival is not known."""
    began, standing = visit.awaited, visit.acknowledgement
    if began is None or not visit.in_building or visit.resolved is not None:
        return None
    if visit.waiting:
        mark = "" if began == visit.arrived else mark_of(began)
        return Wait(WaitKind.ANSWER, Topic.VISIT, visit.id, mark, began)
    if standing is None or standing.answer.kind is not AnswerKind.IN_MINUTES:
        return None
    promised = timedelta(minutes=standing.answer.minutes or 0)
    mark = f"promise-{mark_of(standing.moment)}"
    return Wait(WaitKind.PROMISE, Topic.VISIT, visit.id, mark, standing.moment, promised)


def of_help(help: Help) -> Wait | None:
    """The wait of whoever asked for help; None once somebody goes there."""
    return None if help.answered else Wait(WaitKind.HELP, Topic.HELP, help.id, "", help.asked)


def mark_of(moment: Moment) -> str:
    """A short name for a moment of this visit."""
    return f"{round(moment.at.timestamp() * 1000):x}"
