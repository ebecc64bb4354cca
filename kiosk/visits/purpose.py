"""Why a visitor came. The purpose decides which steps the flow asks (standards 12 and 28)."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.visits.question import Question
from kiosk.visits.wording import Wording


class Ask(StrEnum):
    """What the flow asks a visitor who comes for a purpose."""

    HOST = "host"


class BadgeType(StrEnum):
    """What the band of a badge says."""

    VISITOR = "visitor"
    PARENT = "parent"
    VOLUNTEER = "volunteer"
    CONTRACTOR = "contractor"
    SUBSTITUTE = "substitute"
    DELIVERY = "delivery"


@dataclass(frozen=True)
class Purpose:
    """`label` names it on a button; `read_back` is the whole sentence "You are here to ..." (standard 21).

    `photo` says whether a photo for the badge is offered. `agreement` is a text that she is asked to accept.
    """

    id: str
    label: Wording
    read_back: Wording
    asks: frozenset[Ask]
    badge: BadgeType
    icon: str
    photo: bool = False
    questions: tuple[Question, ...] = ()
    agreement: Wording | None = None
