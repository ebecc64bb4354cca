"""A person's answer to an arrival, with who gave it and when."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import AnswerInvalid
from kiosk.visits.moment import Moment

LONGEST_WAIT = 120  # minutes; beyond that a visitor is asked to come back, not to wait
LONGEST_TEXT = 300  # characters; what fits the waiting screen at large text


class AnswerKind(StrEnum):
    """What staff can answer."""

    ON_MY_WAY = "on-my-way"
    IN_MINUTES = "in-minutes"
    PLEASE_GO_TO = "please-go-to"
    WRITTEN = "written"


@dataclass(frozen=True)
class Answer:
    """One answer. `minutes`, `destination`, `text` belong to the kinds of their names."""

    kind: AnswerKind
    minutes: int | None = None
    destination: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        given = {name for name in ("minutes", "destination", "text") if getattr(self, name) is not None}
        allowed = {
            AnswerKind.ON_MY_WAY: set[str](),
            AnswerKind.IN_MINUTES: {"minutes"},
            AnswerKind.PLEASE_GO_TO: {"destination"},
            AnswerKind.WRITTEN: {"text"},
        }[self.kind]
        if given != allowed:
            wanted = " and ".join(sorted(allowed)) or "nothing more"
            raise AnswerInvalid(
                problem=f"{self.kind} takes {wanted}, not {', '.join(sorted(given)) or 'nothing'}"
            )
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
