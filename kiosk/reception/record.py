"""What is done with the record itself, and written into it."""

import secrets

from kiosk.journal import Journal
from kiosk.visits.events import DetailsSeen, RecordExported, VisitorForgotten
from kiosk.visits.moment import Moment


def note_export(journal: Journal, *, by: str, reason: str, rows: int, form: str, now: Moment) -> None:
    """Writes down that a copy of the log was taken, and why (standard 54)."""
    event = RecordExported(subject=secrets.token_hex(8), by=by, reason=reason, rows=rows, form=form)
    journal.append(lambda _: [event], now=now)


def note_look(journal: Journal, *, by: str, page: str, visit: str | None = None, now: Moment) -> None:
    """Writes down who looked at personal details, on which page, and at which visit alone (standard 53)."""
    event = DetailsSeen(subject=secrets.token_hex(8), by=by, page=page, visit=visit)
    journal.append(lambda _: [event], now=now)


def forget(journal: Journal, person: str, *, now: Moment) -> None:
    """Blanks what the record tells about this person, here and, as the fact travels, in every copy."""
    journal.append(lambda _: [VisitorForgotten(subject=person, person=person)], now=now)
    journal.sweep()
