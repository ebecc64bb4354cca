"""Badges, after the first was printed."""

from collections.abc import Sequence
from datetime import timedelta

from kiosk.journal import Journal, View
from kiosk.reception.finding import find, known_visit
from kiosk.visits import visit as visits
from kiosk.visits.badge import BadgeState
from kiosk.visits.events import BadgeRequested, Event
from kiosk.visits.moment import Moment
from kiosk.visits.name import visitor_name
from kiosk.visits.visit import VISITOR, Visit

COPIES = 2  # of her badge that a visitor may have printed without asking a person
ON_ITS_WAY = timedelta(seconds=15)  # in which a badge that was asked for comes out


def confirm_badge(journal: Journal, visit: str, copy: int, *, came_out: bool, by: str, now: Moment) -> Visit:
    """Writes down whether a badge came out, which its printer could not tell.

    Where it did not, another copy is asked for at the same lobby; a visitor who says so again is left to the
    office, so that nobody helps herself to a pile of badges. Raises VisitUnknown or BadgeSettled.
    """

    def decide(view: View) -> Sequence[Event]:
        known = known_visit(view, visit)
        events = visits.confirm_badge(known, copy, came_out=came_out, by=by)
        if came_out or not known.in_building or (by == VISITOR and copy >= COPIES):
            return events
        lobby = known.badge.lobby if known.badge and known.badge.lobby else known.lobby
        return [*events, *visits.reprint(known, lobby=lobby, name=known.name, by=by)]

    journal.append(decide, now=now)
    return find(journal, visit)


def reprint_badge(journal: Journal, visit: str, *, name: str, lobby: str, by: str, now: Moment) -> Visit:
    """Has a badge printed anew at a lobby, with the name put right where it differs.

    Where the visitor, or somebody else, asked for the same badge a moment ago, that one will do. Raises
    VisitUnknown, VisitEnded, NameMissing or NameTooLong.
    """

    def decide(view: View) -> Sequence[Event]:
        known = known_visit(view, visit)
        corrected = visits.correct_name(known, name, by=by)
        [wanted] = visits.reprint(known, lobby=lobby, name=visitor_name(name), by=by)
        return corrected if _on_its_way(view, known, wanted, now) else [*corrected, wanted]

    journal.append(decide, now=now)
    return find(journal, visit)


def _on_its_way(view: View, visit: Visit, wanted: BadgeRequested, now: Moment) -> bool:
    """Whether the newest copy says the same, at the same lobby, and nobody knows yet what became of it."""
    if visit.badge is None or visit.badge.state is not BadgeState.REQUESTED:
        return False
    return any(
        isinstance(asked.event, BadgeRequested)
        and asked.event.copy == visit.badge.copy
        and (asked.event.lobby, asked.event.name or visit.name) == (wanted.lobby, wanted.name)
        and now.at - asked.moment.at < ON_ITS_WAY
        for asked in view.story(visit.id)
    )
