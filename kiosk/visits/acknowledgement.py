"""A person's answer to an arrival, with who gave it and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import AnswerInvalid
from kiosk.visits.moment import Moment
from kiosk.visits.phrase import Phrase

LONGEST_WAIT = 120  # minutes; beyond that a visitor is asked to come back, not to wait
LONGEST_TEXT = 300  # characters; what fits the waiting screen at large text


class AnswerKind(StrEnum):
    """What staff can answer; a `phrase` is written beforehand and translated, what is `written` is not."""

    ON_MY_WAY = "on-my-way"
    WITH_YOU_SHORTLY = "with-you-shortly"
    IN_MINUTES = "in-minutes"
    PLEASE_GO_TO = "please-go-to"
    NOT_TODAY = "not-today"
    PHRASE = "phrase"
    WRITTEN = "written"


class NotTodayReason(StrEnum):
    """Why nobody can see her today."""

    AWAY = "away"
    IN_CLASS = "in-class"
    BY_APPOINTMENT = "by-appointment"
    CLOSED = "closed"
    OTHER = "other"


_TAKES: Mapping[AnswerKind, str] = {
    AnswerKind.IN_MINUTES: "minutes",
    AnswerKind.PLEASE_GO_TO: "destination",
    AnswerKind.NOT_TODAY: "reason",
    AnswerKind.PHRASE: "phrase",
    AnswerKind.WRITTEN: "text",
}


@dataclass(frozen=True)
class Answer:
    """One answer, with the one thing that its kind takes, if any: `reason` is why not today."""

    kind: AnswerKind
    minutes: int | None = None
    destination: str | None = None
    reason: NotTodayReason | None = None
    phrase: Phrase | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        given = [name for name in sorted(_TAKES.values()) if getattr(self, name) is not None]
        wanted = [_TAKES[self.kind]] if self.kind in _TAKES else []
        if given != wanted:
            takes, got = (", ".join(wanted) or "nothing more"), (", ".join(given) or "nothing")
            raise AnswerInvalid(problem=f"{self.kind} takes {takes}, not {got}")
        if self.minutes is not None and not 1 <= self.minutes <= LONGEST_WAIT:
            raise AnswerInvalid(problem=f"{self.minutes} minutes; 1 to {LONGEST_WAIT} can be promised")
        if self.text is not None:
            length = len(self.text.strip())
            if not 1 <= length <= LONGEST_TEXT:
                raise AnswerInvalid(problem=f"{length} characters; 1 to {LONGEST_TEXT} fit the screen")


@dataclass(frozen=True)
class Acknowledgement:
    """The answer that stands, the name of the person who gave it, and when."""

    answer: Answer
    by: str
    moment: Moment
