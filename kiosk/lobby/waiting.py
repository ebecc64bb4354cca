"""What the waiting screen shows of a visit, and what the welcome screen shows of all who wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.telling import News, Word
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.slip import SlipIssue, SlipState
from printer import Reason


class BadgeWord(StrEnum):
    """What there is to say of the badge; NONE_YET for the seconds in which nothing is known.

    With LOOK_FOR_IT she is asked whether it came out. NO_LABELS and LATER, too, end with one by hand.
    """

    NONE_YET = "none-yet"
    ANOTHER = "another"
    ELSEWHERE = "elsewhere"
    TAKE_IT = "take-it"
    LOOK_FOR_IT = "look-for-it"
    WRITE_BY_HAND = "write-by-hand"
    NO_LABELS = "no-labels"
    LATER = "later"


class WayWord(StrEnum):
    """What there is to say of the slip with the way there; OFFERED where she may have it printed."""

    NOT_OFFERED = "not-offered"
    OFFERED = "offered"
    PRINTING = "printing"
    TAKE_IT = "take-it"
    LOOK_FOR_IT = "look-for-it"
    FAILED = "failed"


@dataclass(frozen=True)
class Waiting:
    """All that the waiting screen shows.

    `copy` is which one of her badges `badge` is about; 0 for none. `page` is the address of her own page for
    her phone; empty where phones cannot reach the office. `way` is about the slip with the way to where she
    is sent, and `way_step_free` says whether that is the one without steps. `addressed` says whether there is
    anybody for whom she could leave a message.
    """

    news: News
    badge: BadgeWord
    copy: int = 0
    page: str = ""
    way: WayWord = WayWord.NOT_OFFERED
    way_step_free: bool = False
    addressed: bool = True


@dataclass(frozen=True)
class Row:
    """One visit on the waiting board, which names no visitor (standards 34 and 52)."""

    visit: str
    news: News


def badge_word(badge: BadgeIssue | None, lobby: str) -> BadgeWord:
    """What to say at this lobby of a badge."""
    if badge is None:
        return BadgeWord.NONE_YET
    if badge.lobby not in {"", lobby}:
        return BadgeWord.ELSEWHERE
    match badge.state:
        case BadgeState.REQUESTED:
            return BadgeWord.ANOTHER if badge.copy > 1 else BadgeWord.NONE_YET
        case BadgeState.PRINTED:
            return BadgeWord.TAKE_IT
        case BadgeState.UNCONFIRMED:
            return BadgeWord.LOOK_FOR_IT
        case BadgeState.FAILED:
            return _FAILED.get(badge.reason, BadgeWord.WRITE_BY_HAND)


def way_word(slip: SlipIssue | None, news: News, lobby: str, now: datetime) -> WayWord:
    """What to say at this lobby of the slip with the way that `news` shows."""
    if news.word not in {Word.PLEASE_GO_TO, Word.REFERRED} or news.place is None:
        return WayWord.NOT_OFFERED
    if slip is None or (slip.lobby, slip.destination) != (lobby, news.place.id):
        return WayWord.OFFERED
    return _SLIPS[slip.state(now)]


_SLIPS = {
    SlipState.REQUESTED: WayWord.PRINTING,
    SlipState.PRINTED: WayWord.TAKE_IT,
    SlipState.UNCONFIRMED: WayWord.LOOK_FOR_IT,
    SlipState.FAILED: WayWord.FAILED,
    SlipState.LATE: WayWord.FAILED,
}

# What a visitor can make sense of; whatever else is the matter with a printer is for staff.
_FAILED: Mapping[str | None, BadgeWord] = {
    Reason.NO_MEDIA: BadgeWord.NO_LABELS,
    Reason.OUT_OF_LABELS: BadgeWord.NO_LABELS,
    Reason.BUSY: BadgeWord.LATER,
    Reason.COOLING: BadgeWord.LATER,
}
