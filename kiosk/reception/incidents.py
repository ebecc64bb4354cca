"""What staff write down about a visit, and tell each other, without a word to the visitor."""

from kiosk.journal import Journal
from kiosk.reception.finding import known_visit
from kiosk.visits import visit as visits
from kiosk.visits.moment import Moment


def note_incident(journal: Journal, visit: str, text: str, *, by: str, now: Moment) -> None:
    """Writes down that something happened during the visit (standard 63).

    Raises VisitUnknown, or TextUnfit where there is nothing, or too much.
    """
    journal.append(lambda view: visits.note_incident(known_visit(view, visit), text, by=by), now=now)


def take_back_incident(journal: Journal, visit: str, *, by: str, now: Moment) -> None:
    """Takes back what `by` noted last. Raises VisitUnknown, AnsweredMeanwhile or TooLateToTakeBack."""
    journal.append(lambda view: visits.take_back_incident(known_visit(view, visit), by=by, now=now), now=now)


def ask_colleague(journal: Journal, visit: str, *, by: str, now: Moment) -> None:
    """Asks whoever else is on duty to come (standard 38); asking twice changes nothing.

    Raises VisitUnknown or VisitEnded.
    """
    journal.append(lambda view: visits.ask_colleague(known_visit(view, visit), by=by), now=now)


def join_colleague(journal: Journal, visit: str, *, by: str, now: Moment) -> None:
    """Says that `by` goes to the colleague who asked; the first to say so goes. Raises VisitUnknown."""
    journal.append(lambda view: visits.join_colleague(known_visit(view, visit), by=by), now=now)


def dismiss_colleague(journal: Journal, visit: str, *, by: str, now: Moment) -> None:
    """Says that nobody needs to come any more. Raises VisitUnknown."""
    journal.append(lambda view: visits.dismiss_colleague(known_visit(view, visit), by=by), now=now)
