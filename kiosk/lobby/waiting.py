"""What the waiting screen may truthfully say of a visit, of its badge, and of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.visits.acknowledgement import Acknowledgement, AnswerKind
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.visit import Visit
from printer import Reason


class Word(StrEnum):
    """How far the news of her arrival got, or what the answer to it is."""

    TELLING = "telling"
    OFFICE_AWAY = "office-away"
    TOLD = "told"
    ON_MY_WAY = "on-my-way"
    IN_MINUTES = "in-minutes"
    PLEASE_GO_TO = "please-go-to"
    WRITTEN = "written"
    LEFT = "left"


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


@dataclass(frozen=True)
class Waiting:
    """All that the waiting screen shows. `place` is where she is sent, else where her host is found.

    `copy` is which one of her badges `badge` is about; 0 for none.
    """

    number: str
    word: Word
    badge: BadgeWord
    copy: int
    host: Host | None
    place: Destination | None
    acknowledgement: Acknowledgement | None


def waiting(
    visit: Visit, host: Host | None, place: Destination | None, *, delivered: bool, link_up: bool
) -> Waiting:
    """What is true of this visit now.

    `delivered` says whether the arrival has reached the office, `link_up` whether the office answers at all.
    """
    return Waiting(
        visit.number,
        _word(visit, delivered, link_up),
        _badge_word(visit.badge, visit.lobby),
        visit.badge.copy if visit.badge else 0,
        host,
        place,
        visit.acknowledgement,
    )


def _word(visit: Visit, delivered: bool, link_up: bool) -> Word:
    if not visit.in_building:
        return Word.LEFT
    if visit.acknowledgement is not None:
        return {
            AnswerKind.ON_MY_WAY: Word.ON_MY_WAY,
            AnswerKind.IN_MINUTES: Word.IN_MINUTES,
            AnswerKind.PLEASE_GO_TO: Word.PLEASE_GO_TO,
            AnswerKind.WRITTEN: Word.WRITTEN,
        }[visit.acknowledgement.answer.kind]
    if delivered:
        return Word.TOLD
    return Word.TELLING if link_up else Word.OFFICE_AWAY


def _badge_word(badge: BadgeIssue | None, lobby: str) -> BadgeWord:
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


# What a visitor can make sense of; whatever else is the matter with a printer is for staff.
_FAILED: Mapping[str | None, BadgeWord] = {
    Reason.NO_MEDIA: BadgeWord.NO_LABELS,
    Reason.OUT_OF_LABELS: BadgeWord.NO_LABELS,
    Reason.BUSY: BadgeWord.LATER,
    Reason.COOLING: BadgeWord.LATER,
}
