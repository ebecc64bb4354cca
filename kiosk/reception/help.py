"""Help that somebody at a screen asks for, checked in or not."""

import secrets
from collections.abc import Sequence

from kiosk.errors import HelpUnknown
from kiosk.journal import Journal, View
from kiosk.visits.events import Event, HelpAnswered, HelpAsked
from kiosk.visits.help import HelpKind
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
        asked = view.help(help)
        if asked is None:
            raise HelpUnknown(help=help)
        return [] if asked.answered else [HelpAnswered(subject=help, by=by, lobby=asked.lobby)]

    journal.append(decide, now=now)
