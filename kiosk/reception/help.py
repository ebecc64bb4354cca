"""Help that somebody at a screen asks for, checked in or not."""

import secrets
from collections.abc import Sequence

from kiosk.errors import HelpUnknown
from kiosk.journal import Journal, View
from kiosk.visits.events import Event, HelpAnswered, HelpAsked, HelpReopened
from kiosk.visits.help import Help, HelpKind
from kiosk.visits.mistake import check_in_time
from kiosk.visits.moment import Moment


def ask_help(
    journal: Journal,
    kind: HelpKind,
    *,
    lobby: str,
    language: str,
    interpreter_language: str | None = None,
    visit: str | None = None,
    now: Moment,
) -> str:
    """Asks for a person to come to this lobby's screen; gives the request's id."""
    asked = HelpAsked(
        subject=secrets.token_hex(8),
        kind=kind,
        lobby=lobby,
        language=language,
        interpreter_language=interpreter_language,
        visit=visit,
    )
    journal.append(lambda _: [asked], now=now)
    return asked.subject


def answer_help(journal: Journal, help: str, *, by: str, now: Moment) -> None:
    """Says that `by` goes there; the first to say so is who goes. Raises HelpUnknown."""

    def decide(view: View) -> Sequence[Event]:
        asked = _known(view, help)
        return [] if asked.answered else [HelpAnswered(subject=help, by=by, lobby=asked.lobby)]

    journal.append(decide, now=now)


def reopen_help(journal: Journal, help: str, *, by: str, now: Moment) -> None:
    """Takes back that somebody goes there: the call stands as before.

    Raises HelpUnknown or TooLateToTakeBack.
    """

    def decide(view: View) -> Sequence[Event]:
        asked = _known(view, help)
        if asked.answered is None:
            return []
        check_in_time(asked.answered, now)
        return [HelpReopened(subject=help, by=by, lobby=asked.lobby)]

    journal.append(decide, now=now)


def _known(view: View, help: str) -> Help:
    asked = view.help(help)
    if asked is None:
        raise HelpUnknown(help=help)
    return asked
