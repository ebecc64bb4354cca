"""What the screens say of notices, badges, answers and the camera: one sentence for each, in her language.

Nothing here is built from pieces, and no sentence says more than the lobby knows.
"""

from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

from kiosk.i18n import N_, Language, Translator
from kiosk.lobby.flow import Notice
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.sight import Hint
from kiosk.lobby.screens.school_text import isolated, school_text
from kiosk.lobby.waiting import BadgeWord, Waiting, Word
from kiosk.visits.host import Host, HostKind

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

_THANKS = N_("Please wait here. Thank you for your patience.")

AFTERWARDS: dict[Word, str] = {
    Word.TELLING: _THANKS,
    Word.TOLD: _THANKS,
    Word.OFFICE_AWAY: N_("We are sorry for the trouble. Your visit is written down."),
    Word.ON_MY_WAY: _THANKS,
    Word.IN_MINUTES: N_("We are sorry that you have to wait. Thank you for your patience."),
    Word.PLEASE_GO_TO: "",
    Word.WRITTEN: "",
    Word.LEFT: "",
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
    fields = {"number": isolated(waiting.number, translator)} if "{number}" in message else {}
    return Telling(tone, translator.text(message, **fields) if message else "")


def news(waiting: Waiting, translator: Translator) -> str:
    """How far the news of her arrival got, or the answer to it."""
    say = translator.text
    host = _person(waiting.host, translator)
    answer = waiting.acknowledgement
    by = isolated(answer.by, translator) if answer else ""
    match waiting.word:
        case Word.TELLING if host:
            # NOTE: {host} is a person's name.
            return say("We are telling {host} that you are here.", host=host)
        case Word.TELLING:
            return say("We are telling the office that you are here.")
        case Word.TOLD if host:
            # NOTE: {host} is a person's name.
            return say("The office knows that you are here to see {host}.", host=host)
        case Word.TOLD:
            return say("The office knows that you are here.")
        case Word.OFFICE_AWAY:
            return say("We cannot reach the office right now. Please ring the bell, or go to the desk.")
        case Word.ON_MY_WAY:
            # NOTE: {name} is a person of the school, who may be of any gender.
            return say("{name} is on the way to you.", name=by)
        case Word.IN_MINUTES if answer and answer.answer.minutes:
            minutes = answer.answer.minutes
            at = clock_time(answer.moment.local + timedelta(minutes=minutes), translator.language)
            # NOTE: {name} is a person of the school; {time} is a clock time, such as 9:05 AM.
            return translator.count(
                "{name} will be with you in {number} minute, at about {time}.",
                "{name} will be with you in {number} minutes, at about {time}.",
                minutes,
                name=by,
                time=isolated(at, translator),
            )
        case Word.PLEASE_GO_TO if waiting.place:
            place = school_text(waiting.place.name, translator)
            # NOTE: {place} is a room, as the school calls it.
            return say("Please go to: {place}", place=isolated(place.text, translator))
        case Word.PLEASE_GO_TO:
            return say("Please ask at the office where to go.")
        case Word.WRITTEN:
            # NOTE: {name} is a person of the school, who may be of any gender.
            return say("{name} has written to you:", name=by)
        case _:
            return say("This visit has ended. Thank you for coming.")


def afterwards(waiting: Waiting, translator: Translator) -> str:
    """What else there is to say: thanks, and an apology where she has to wait (standard 31)."""
    message = AFTERWARDS[waiting.word]
    return translator.text(message) if message else ""


def greeting(now: datetime, translator: Translator) -> str:
    """The greeting of this hour on the school's wall clock (standard 10)."""
    if now.hour < 12:
        return translator.text("Good morning")
    return translator.text("Good afternoon") if now.hour < 18 else translator.text("Good evening")


def clock_time(at: datetime, language: Language) -> str:
    """The hour and minute as this language writes them."""
    from babel.dates import format_time

    # A narrow no-break space, which English wants before "PM", is missing in most fonts.
    written = format_time(time(at.hour, at.minute), "short", locale=language.tag)
    return written.replace("\u202f", "\u00a0")


def _person(host: Host | None, translator: Translator) -> str:
    """The name of a host who is a person; an office is simply "the office"."""
    return isolated(host.name, translator) if host and host.kind is HostKind.PERSON else ""
