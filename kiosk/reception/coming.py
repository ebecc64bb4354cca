"""Coming and leaving."""

import secrets
from collections.abc import Mapping, Sequence

from kiosk.journal import Journal, View
from kiosk.reception.finding import check_purpose, find, known_visit, midnight
from kiosk.reception.invitations import person_invited
from kiosk.visits import visit as visits
from kiosk.visits.arrival import Arrival
from kiosk.visits.events import BadgeRequested, Event
from kiosk.visits.moment import Moment
from kiosk.visits.purpose import Purpose
from kiosk.visits.token import new_token
from kiosk.visits.visit import Visit


def check_in(
    journal: Journal, arrival: Arrival, *, letter: str, purposes: Mapping[str, Purpose], now: Moment
) -> Visit:
    """Checks a visitor in. When this returns she is checked in, whatever else is broken.

    `letter` begins her visit number. Raises PurposeUnknown, HostUnknown, InvitationExpired,
    InvitationTakenBack or InvitationUsed. An invitation that this machine does not know (yet) is no
    hindrance: its code was signed by the office, and she stands there.
    """
    visit, token = secrets.token_hex(8), new_token()

    def decide(view: View) -> Sequence[Event]:
        check_purpose(view, arrival.purpose, arrival.host, purposes)
        person = person_invited(view, arrival.invitation, now) or secrets.token_hex(8)
        number = f"{letter}-{view.arrivals(midnight(now), letter) + 1:03}"
        return visits.arrive(arrival, visit=visit, person=person, number=number, token=token)

    journal.append(decide, now=now)
    return find(journal, visit)


def check_in_at_desk(
    journal: Journal, arrival: Arrival, *, letters: str, purposes: Mapping[str, Purpose], now: Moment
) -> Visit:
    """Checks a visitor in at the office, in its own journal; her badge is printed at the arrival's lobby.

    `letters` begin her visit number; they are not those of a lobby. Raises PurposeUnknown or HostUnknown.
    """
    visit, person, token = secrets.token_hex(8), secrets.token_hex(8), new_token()

    def decide(view: View) -> Sequence[Event]:
        check_purpose(view, arrival.purpose, arrival.host, purposes)
        number = f"{letters}-{view.arrivals(midnight(now), letters) + 1:03}"
        came, _ = visits.arrive(arrival, visit=visit, person=person, number=number, token=token)
        # Her lobby is told no names of visits that began elsewhere: the badge brings its own.
        badge = BadgeRequested(subject=visit, person=person, copy=1, lobby=arrival.lobby, name=arrival.name)
        return [came, badge]

    journal.append(decide, now=now)
    return find(journal, visit)


def check_out(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Signs a visitor out; doing it twice changes nothing. Raises VisitUnknown."""
    journal.append(lambda view: visits.leave(known_visit(view, visit), by=by), now=now)
    return find(journal, visit)


def reopen(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Takes back that a visitor left or, where she is inside, that she was met.

    Raises VisitUnknown, or TooLateToTakeBack.
    """
    journal.append(lambda view: visits.reopen(known_visit(view, visit), by=by, now=now), now=now)
    return find(journal, visit)
