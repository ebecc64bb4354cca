"""Slips that are printed at a lobby: the way there for one visitor, a roll call for whoever counts heads."""

import secrets
from collections.abc import Sequence

from kiosk.errors import PlaceUnknown
from kiosk.journal import Journal, View
from kiosk.reception.finding import find, known_visit
from kiosk.visits import visit as visits
from kiosk.visits.events import Event, RollCallRequested
from kiosk.visits.moment import Moment
from kiosk.visits.need import Need
from kiosk.visits.visit import Visit


def ask_for_way(
    journal: Journal, visit: str, *, lobby: str, by: str, now: Moment, step_free: bool | None = None
) -> Visit:
    """Has the way printed at a lobby: to where she was sent, else to where her host is found; the one without
    steps where `step_free` says so, or by itself where she needs that.

    Asking again while it is under way changes nothing, nor does a visitor's asking who has it already.
    Raises VisitUnknown, VisitEnded, or PlaceUnknown where nobody knows where she is to go.
    """

    def decide(view: View) -> Sequence[Event]:
        known = known_visit(view, visit)
        place = whereto(view, known)
        if place is None:
            raise PlaceUnknown(number=known.number)
        without_steps = Need.STEP_FREE in known.needs if step_free is None else step_free
        return visits.ask_for_way(known, place, step_free=without_steps, lobby=lobby, by=by, now=now)

    journal.append(decide, now=now)
    return find(journal, visit)


def ask_for_roll_call(journal: Journal, *, lobby: str, by: str, now: Moment) -> str:
    """Has a roll call printed at a lobby; returns its id."""
    roll_call = secrets.token_hex(8)
    journal.append(lambda _: [RollCallRequested(subject=roll_call, lobby=lobby, by=by)], now=now)
    return roll_call


def whereto(view: View, visit: Visit) -> str | None:
    """The place to which she was sent, else that of her host; None where neither is in the directory."""
    host = view.host(visit.host) if visit.host else None
    sent = visit.acknowledgement.answer.destination if visit.acknowledgement else None
    place = sent or (host.destination if host else None)
    return place if place and view.destination(place) else None
