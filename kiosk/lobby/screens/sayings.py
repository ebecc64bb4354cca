"""What the screens say of notices, badges, answers and the camera: one sentence for each, in her language.

Nothing here is built from pieces, and no sentence says more than the lobby knows.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from kiosk.i18n import N_, Translator
from kiosk.lobby.flow import Notice
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.sight import Hint
from kiosk.lobby.waiting import BadgeWord, Waiting, WayWord
from kiosk.telling import isolated

Tone = Literal["info", "success", "warning", "alert"]

NOTICES: dict[Notice, tuple[Tone, str]] = {
    Notice.INVITATION_EXPIRED: (
        "warning",
        # NOTE: after its code was shown.
        N_("This invitation was for an earlier day. You can still check in."),
    ),
    Notice.INVITATION_USED: (
        "warning",
        # NOTE: after its code was shown.
        N_("This invitation has been used already. You can still check in."),
    ),
    Notice.INVITATION_WITHDRAWN: (
        "warning",
        # NOTE: after its code was shown.
        N_("This invitation was taken back. You can still check in, or ask at the office."),
    ),
    Notice.BADGE_UNKNOWN: (
        "warning",
        # NOTE: after a badge of another school, say.
        N_("We do not know this badge. You can check in here."),
    ),
    Notice.BADGE_LEFT: (
        "info",
        # NOTE: to somebody who shows an old badge.
        N_("The visit on this badge has ended. To come in again, please check in."),
    ),
    Notice.CODE_UNKNOWN: (
        "warning",
        # NOTE: after a code that means nothing here.
        N_("We cannot use this code. Please show an ID card or an invitation, or type your name."),
    ),
    Notice.STUDENT_CARD: (
        "info",
        # NOTE: after it was shown to the camera.
        N_("This is a student card. Students, please go to the office."),
    ),
    Notice.STAFF_CARD: (
        "info",
        # NOTE: after it was shown to the camera.
        N_("This is a staff card. Staff do not check in here. Visitors may show an ID card."),
    ),
    Notice.DOCUMENT_EXPIRED: (
        "info",
        # NOTE: an ID card that is out of date.
        N_("Your card has expired. You can go on all the same."),
    ),
    Notice.HOST_GONE: (
        "warning",
        # NOTE: the person whom she chose was taken off the list.
        N_("This name is no longer on our list. Please choose again."),
    ),
    Notice.VISIT_NOT_FOUND: (
        "warning",
        # NOTE: to a visitor who wrote her number and name.
        N_("We do not find this number with this name. Please check both, or ask at the office."),
    ),
}

# NOTE: beside "Please type your name".
_NO_CAMERA = N_("The camera is not working right now.")

CAMERA: dict[CameraState, str] = {
    # NOTE: in place of its picture.
    CameraState.STARTING: N_("The camera is starting."),
    CameraState.WORKING: "",
    # NOTE: in place of its picture.
    CameraState.BLACK: N_("The camera sees nothing. Something may be covering it."),
    CameraState.ABSENT: _NO_CAMERA,
    CameraState.UNREACHABLE: _NO_CAMERA,
    CameraState.BUSY: _NO_CAMERA,
    CameraState.NO_PERMISSION: _NO_CAMERA,
    CameraState.FROZEN: _NO_CAMERA,
    CameraState.FAILED: _NO_CAMERA,
    CameraState.CLOSED: _NO_CAMERA,
}

HINTS: dict[Hint, str] = {
    # NOTE: hint while a card is held up to the camera: hold the card nearer to it.
    Hint.CLOSER: N_("A little closer, please."),
    # NOTE: hint while a card is held up to the camera: hold the card further from it.
    Hint.FURTHER: N_("A little further away, please."),
    # NOTE: hint while a card is held up to the camera.
    Hint.MORE_LIGHT: N_("More light is needed here."),
    # NOTE: hint while a card is held up to the camera.
    Hint.HOLD_STILL: N_("Please hold it still."),
    # NOTE: hint while a card is held up to the camera: light is reflected.
    Hint.TILT: N_("Please tilt it a little."),
}

BADGE: dict[BadgeWord, tuple[Tone, str]] = {
    BadgeWord.NONE_YET: ("info", ""),
    # NOTE: after she said that none came out.
    BadgeWord.ANOTHER: ("info", N_("We are printing another badge for you.")),
    # NOTE: where no badge came out.
    BadgeWord.ELSEWHERE: ("info", N_("Please ask at the office for your badge.")),
    # NOTE: once the badge came out.
    BadgeWord.TAKE_IT: ("success", N_("Please take your badge from the printer and wear it.")),
    # NOTE: asked where the printer cannot tell.
    BadgeWord.LOOK_FOR_IT: ("info", N_("Did your badge come out of the printer?")),
    BadgeWord.WRITE_BY_HAND: (
        "warning",
        # NOTE: {number} is her visit number, such as A-001.
        N_("Your badge could not be printed. Please ask at the office for one, and write {number} on it."),
    ),
    BadgeWord.NO_LABELS: (
        "warning",
        # NOTE: {number} is her visit number, such as A-001.
        N_(
            "The badge printer has no labels. Please ask at the office for a badge, and write {number} on it."
        ),
    ),
    BadgeWord.LATER: (
        "warning",
        # NOTE: {number} is her visit number, such as A-001.
        N_(
            "The badge printer needs a moment. If no badge comes out, please ask at the office for one, and"
            " write {number} on it."
        ),
    ),
}


class Telling(NamedTuple):
    """A sentence and the tone in which a notice tells it; no sentence, nothing to tell."""

    tone: Tone
    text: str


def notice(reason: Notice | None, translator: Translator) -> Telling:
    """What she must be told on her way."""
    if reason is None:
        return Telling("info", "")
    tone, message = NOTICES[reason]
    return Telling(tone, translator.text(message))


def camera(state: CameraState, translator: Translator) -> str:
    """What stands where the camera's picture would be; empty while there is one."""
    message = CAMERA[state]
    return translator.text(message) if message else ""


def hint(found: Hint | None, translator: Translator) -> str:
    """What would help the camera to read her card; empty where nothing is to be said."""
    return translator.text(HINTS[found]) if found else ""


def badge(waiting: Waiting, translator: Translator) -> Telling:
    """What there is to say of her badge."""
    tone, message = BADGE[waiting.badge]
    fields = {"number": isolated(waiting.news.number, translator)} if "{number}" in message else {}
    return Telling(tone, translator.text(message, **fields) if message else "")


WAY: dict[WayWord, str] = {
    WayWord.NOT_OFFERED: "",
    WayWord.OFFERED: "",
    # NOTE: a slip of paper with the directions to a room comes out of the badge printer.
    WayWord.PRINTING: N_("We are printing the way for you."),
    # NOTE: the slip is a small paper with the directions.
    WayWord.TAKE_IT: N_("Please take the slip with the way from the printer."),
    # NOTE: where the printer cannot tell.
    WayWord.LOOK_FOR_IT: N_(
        "Please look whether the slip with the way came out of the printer. If not, please ask at the office."
    ),
    # NOTE: the way is the directions to a room.
    WayWord.FAILED: N_("The way could not be printed. Please read it here, or ask at the office."),
}


def greeting(now: datetime, translator: Translator) -> str:
    """The greeting of this hour on the school's wall clock (standard 10)."""
    if now.hour < 12:
        # NOTE: greeting of the welcome screen.
        return translator.text("Good morning")
    if now.hour < 18:
        # NOTE: greeting of the welcome screen.
        return translator.text("Good afternoon")
    # NOTE: greeting of the welcome screen.
    return translator.text("Good evening")
