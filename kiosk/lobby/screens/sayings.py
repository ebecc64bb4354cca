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
        N_("This invitation was for an earlier day. You can still check in."),
    ),
    Notice.INVITATION_USED: (
        "warning",
        N_("This invitation has been used already. You can still check in."),
    ),
    Notice.INVITATION_WITHDRAWN: (
        "warning",
        N_("This invitation was taken back. You can still check in, or ask at the office."),
    ),
    Notice.BADGE_UNKNOWN: (
        "warning",
        N_("We do not know this badge. You can check in here."),
    ),
    Notice.BADGE_LEFT: (
        "info",
        N_("The visit on this badge has ended. To come in again, please check in."),
    ),
    Notice.CODE_UNKNOWN: (
        "warning",
        N_("We cannot use this code. Please show an ID card or an invitation, or type your name."),
    ),
    Notice.STUDENT_CARD: (
        "info",
        N_("This is a student card. Students, please go to the office."),
    ),
    Notice.STAFF_CARD: (
        "info",
        N_("This is a staff card. Staff do not check in here. Visitors may show an ID card."),
    ),
    Notice.DOCUMENT_EXPIRED: (
        "info",
        N_("Your card has expired. You can go on all the same."),
    ),
    Notice.HOST_GONE: (
        "warning",
        N_("This name is no longer on our list. Please choose again."),
    ),
    Notice.SIGN_OUT_NOT_FOUND: (
        "warning",
        N_("We do not find this number with this name. Please check both, or ask at the office."),
    ),
}

_NO_CAMERA = N_("The camera is not working right now.")

CAMERA: dict[CameraState, str] = {
    CameraState.STARTING: N_("The camera is starting."),
    CameraState.WORKING: "",
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
    Hint.CLOSER: N_("A little closer, please."),
    Hint.FURTHER: N_("A little further away, please."),
    Hint.MORE_LIGHT: N_("More light is needed here."),
    Hint.HOLD_STILL: N_("Please hold it still."),
    Hint.TILT: N_("Please tilt it a little."),
}

BADGE: dict[BadgeWord, tuple[Tone, str]] = {
    BadgeWord.NONE_YET: ("info", ""),
    BadgeWord.ANOTHER: ("info", N_("We are printing another badge for you.")),
    BadgeWord.ELSEWHERE: ("info", N_("Please ask at the office for your badge.")),
    BadgeWord.TAKE_IT: ("success", N_("Please take your badge from the printer and wear it.")),
    BadgeWord.LOOK_FOR_IT: ("info", N_("Did your badge come out of the printer?")),
    BadgeWord.WRITE_BY_HAND: (
        "warning",
        N_("Your badge could not be printed. Please ask at the office for one, and write {number} on it."),
    ),
    BadgeWord.NO_LABELS: (
        "warning",
        N_(
            "The badge printer has no labels. Please ask at the office for a badge, and write {number} on it."
        ),
    ),
    BadgeWord.LATER: (
        "warning",
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
    WayWord.TAKE_IT: N_("Please take the slip with the way from the printer."),
    WayWord.LOOK_FOR_IT: N_(
        "Please look whether the slip with the way came out of the printer. If not, please ask at the office."
    ),
    WayWord.FAILED: N_("The way could not be printed. Please read it here, or ask at the office."),
}


def greeting(now: datetime, translator: Translator) -> str:
    """The greeting of this hour on the school's wall clock (standard 10)."""
    if now.hour < 12:
        return translator.text("Good morning")
    return translator.text("Good afternoon") if now.hour < 18 else translator.text("Good evening")
