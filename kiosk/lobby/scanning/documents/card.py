"""A card of somebody who is no visitor: of a student, or of the staff. Its number is not kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.check_digit import CheckDigit, agrees
from kiosk.settings.tables import CardSettings

_LONGEST = 40  # with at most three parts of open length (settings), no pattern takes long


class CardKind(StrEnum):
    """Whose card it is."""

    STAFF = "staff"
    STUDENT = "student"


@dataclass(frozen=True)
class Card:
    """Somebody's card of this school."""

    kind: CardKind


@dataclass(frozen=True)
class CardPattern:
    """How a school numbers its cards."""

    kind: CardKind
    number: re.Pattern[str]
    """The whole of what the code says."""
    symbologies: frozenset[str]
    """As `Code.format` names them."""
    check: CheckDigit = CheckDigit.NONE

    def fits(self, code: Code) -> bool:
        """Whether this code is such a card's."""
        return (
            code.format in self.symbologies
            and len(code.text) <= _LONGEST
            and self.number.fullmatch(code.text) is not None
            and agrees(code.text, self.check)
        )


def card_patterns(settings: Sequence[CardSettings]) -> tuple[CardPattern, ...]:
    """How the school numbers its cards, as it says in lobby.toml."""
    return tuple(
        CardPattern(
            CardKind(card.kind),
            re.compile(card.pattern),
            frozenset(card.symbologies),
            CheckDigit(card.check_digit),
        )
        for card in settings
    )


def read_card(code: Code, patterns: Sequence[CardPattern]) -> Card | None:
    """The card that this code belongs to, by the first pattern that fits it, or None. Never raises."""
    return next((Card(pattern.kind) for pattern in patterns if pattern.fits(code)), None)
