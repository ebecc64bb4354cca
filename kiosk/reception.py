"""What people do at a school's reception, at whichever door: each is one transaction of the journal.

Every function takes the journal it writes to and the moment it happens, and returns once that is on disk.
What cannot be done is refused with a `BadInput` that says why; then nothing was written.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from kiosk.errors import (
    DestinationInUse,
    DestinationUnknown,
    DirectionsMissing,
    HostAmbiguous,
    HostUnknown,
    InvitationExpired,
    InvitationTakenBack,
    InvitationUnknown,
    InvitationUsed,
    PurposeUnknown,
    VisitNotFound,
    VisitUnknown,
)
from kiosk.journal import Journal, View
from kiosk.visits import visit as visits
from kiosk.visits.acknowledgement import Answer
from kiosk.visits.arrival import Arrival
from kiosk.visits.destination import Destination
from kiosk.visits.events import (
    DestinationDelisted,
    DestinationListed,
    Event,
    HostDelisted,
    HostListed,
    InvitationMade,
    InvitationWithdrawn,
    RecordExported,
    VisitorForgotten,
)
from kiosk.visits.host import Host
from kiosk.visits.invitation import Invitation
from kiosk.visits.moment import Moment
from kiosk.visits.name import plain, visitor_name
from kiosk.visits.purpose import Purpose
from kiosk.visits.token import new_token
from kiosk.visits.visit import Visit

VISITOR = "visitor"  # who signed out, or looked for a badge, when it was she herself
COPIES = 2  # of her badge that a visitor may have printed without asking a person


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
        _check_purpose(view, arrival.purpose, arrival.host, purposes)
        person = _person_invited(view, arrival.invitation, now) or secrets.token_hex(8)
        number = f"{letter}-{view.arrivals(midnight(now), letter) + 1:03}"
        return visits.arrive(arrival, visit=visit, person=person, number=number, token=token)

    journal.append(decide, now=now)
    return find(journal, visit)


def acknowledge(journal: Journal, visit: str, answer: Answer, *, by: str, now: Moment) -> Visit:
    """Answers an arrival in the name of `by`. Raises VisitUnknown, VisitEnded or DestinationUnknown."""

    def decide(view: View) -> Sequence[Event]:
        if answer.destination is not None and view.destination(answer.destination) is None:
            known = ", ".join(place.id for place in view.destinations())
            raise DestinationUnknown(destination=answer.destination, known=known)
        return visits.acknowledge(_known(view, visit), answer, by=by)

    journal.append(decide, now=now)
    return find(journal, visit)


def confirm_badge(journal: Journal, visit: str, copy: int, *, came_out: bool, by: str, now: Moment) -> Visit:
    """Writes down whether a badge came out, which its printer could not tell.

    Where it did not, another copy is asked for at the same lobby; a visitor who says so again is left to the
    office, so that nobody helps herself to a pile of badges. Raises VisitUnknown or BadgeSettled.
    """

    def decide(view: View) -> Sequence[Event]:
        known = _known(view, visit)
        events = visits.confirm_badge(known, copy, came_out=came_out, by=by)
        if came_out or not known.in_building or (by == VISITOR and copy >= COPIES):
            return events
        lobby = known.badge.lobby if known.badge and known.badge.lobby else known.lobby
        return [*events, *visits.reprint(known, lobby=lobby, name=known.name, by=by)]

    journal.append(decide, now=now)
    return find(journal, visit)


def reprint_badge(journal: Journal, visit: str, *, name: str, lobby: str, by: str, now: Moment) -> Visit:
    """Has a badge printed anew at a lobby, with the name put right where it differs.

    Raises VisitUnknown, VisitEnded, NameMissing or NameTooLong.
    """

    def decide(view: View) -> Sequence[Event]:
        known = _known(view, visit)
        corrected = visits.correct_name(known, name, by=by)
        return [*corrected, *visits.reprint(known, lobby=lobby, name=visitor_name(name), by=by)]

    journal.append(decide, now=now)
    return find(journal, visit)


def check_out(journal: Journal, visit: str, *, by: str, now: Moment) -> Visit:
    """Signs a visitor out; doing it twice changes nothing. Raises VisitUnknown."""
    journal.append(lambda view: visits.leave(_known(view, visit), by=by), now=now)
    return find(journal, visit)


def find(journal: Journal, visit: str) -> Visit:
    """The visit of this id; raises VisitUnknown."""
    with journal.reading() as view:
        return _known(view, visit)


def find_leaving(journal: Journal, number: str, name: str, *, now: Moment) -> Visit:
    """The visit of today with this number, if the name fits it; raises VisitNotFound.

    One part of the name will do, without accents, capitals and punctuation: what is typed at a screen by
    somebody leaving.
    Whether number or name was wrong is not said, so that nobody can ask who is here (standard 52).
    """
    typed = plain(name).split()
    with journal.reading() as view:
        for visit in reversed(view.numbered(number.strip().upper(), midnight(now))):
            parts = plain(visit.name or "").split()
            if visit.in_building and typed and all(part in parts for part in typed):
                return visit
    raise VisitNotFound


def invite(
    journal: Journal,
    *,
    name: str,
    purpose: str,
    host: str | None,
    language: str,
    until: date,
    by: str,
    purposes: Mapping[str, Purpose],
    now: Moment,
) -> Invitation:
    """Announces a visit, good to the end of the day `until`.

    Raises NameMissing, NameTooLong, PurposeUnknown, HostUnknown or InvitationExpired.
    """
    invitation, person, name = new_token(), secrets.token_hex(8), visitor_name(name)
    if until < now.local.date():
        raise InvitationExpired(until=until)

    def decide(view: View) -> Sequence[Event]:
        _check_purpose(view, purpose, host, purposes)
        return [
            InvitationMade(
                subject=invitation,
                person=person,
                purpose=purpose,
                host=host,
                language=language,
                until=until,
                by=by,
                name=name,
            )
        ]

    journal.append(decide, now=now)
    return Invitation(invitation, name, purpose, host, language, until, person=person)


def withdraw_invitation(journal: Journal, invitation: str, *, by: str, now: Moment) -> None:
    """Takes an invitation back. Raises InvitationUnknown."""

    def decide(view: View) -> Sequence[Event]:
        if view.invitation(invitation) is None:
            raise InvitationUnknown(invitation=invitation)
        return [InvitationWithdrawn(subject=invitation, by=by)]

    journal.append(decide, now=now)


def list_host(journal: Journal, host: Host, *, now: Moment) -> None:
    """Puts a host into the directory, or changes one. Raises DestinationUnknown."""

    def decide(view: View) -> Sequence[Event]:
        if host.destination is not None and view.destination(host.destination) is None:
            known = ", ".join(place.id for place in view.destinations())
            raise DestinationUnknown(destination=host.destination, known=known)
        return [_listing(host)]

    journal.append(decide, now=now)


def delist_host(journal: Journal, host: str, *, now: Moment) -> None:
    """Takes a host out of the directory. Raises HostUnknown."""

    def decide(view: View) -> Sequence[Event]:
        if view.host(host) is None:
            raise HostUnknown(host=host, known=_names(view.hosts()))
        return [HostDelisted(subject=host)]

    journal.append(decide, now=now)


def list_destination(journal: Journal, place: Destination, *, now: Moment) -> None:
    """Puts a place into the directory, or changes one; the first language of its name is the one to fall
    back on. Raises DirectionsMissing where a language has a name and no way there (standard 13).
    """
    for language, name in place.name.items():
        if not place.directions.get(language, "").strip():
            raise DirectionsMissing(place=name, language=language)
    journal.append(lambda _: [_naming(place)], now=now)


def delist_destination(journal: Journal, destination: str, *, now: Moment) -> None:
    """Takes a place out of the directory. Raises DestinationUnknown or DestinationInUse."""

    def decide(view: View) -> Sequence[Event]:
        if view.destination(destination) is None:
            known = ", ".join(place.id for place in view.destinations())
            raise DestinationUnknown(destination=destination, known=known)
        there = [host for host in view.hosts() if host.destination == destination]
        if there:
            raise DestinationInUse(place=destination, hosts=_names(there))
        return [DestinationDelisted(subject=destination)]

    journal.append(decide, now=now)


def seed_directory(
    journal: Journal, places: Sequence[Destination], hosts: Sequence[Host], *, now: Moment
) -> None:
    """Fills the directory of an office that has none yet."""

    def decide(view: View) -> Sequence[Event]:
        if view.hosts() or view.destinations():
            return []
        return [*(_naming(place) for place in places), *(_listing(host) for host in hosts)]

    journal.append(decide, now=now)


def note_export(journal: Journal, *, by: str, reason: str, rows: int, form: str, now: Moment) -> None:
    """Writes down that a copy of the log was taken, and why (standard 54)."""
    event = RecordExported(subject=secrets.token_hex(8), by=by, reason=reason, rows=rows, form=form)
    journal.append(lambda _: [event], now=now)


def forget(journal: Journal, person: str, *, now: Moment) -> None:
    """Blanks what the record tells about this person, here and, as the fact travels, in every copy."""
    journal.append(lambda _: [VisitorForgotten(subject=person, person=person)], now=now)
    journal.sweep()


def host_named(hosts: Sequence[Host], wanted: str) -> Host:
    """The one of these with this id or name, or the only one whose name has this in it.

    Raises HostUnknown or HostAmbiguous.
    """
    sought = plain(wanted)
    exact = [host for host in hosts if wanted == host.id or sought == plain(host.name)]
    found = exact or [host for host in hosts if sought and sought in plain(host.name)]
    if not found:
        raise HostUnknown(host=wanted, known=_names(hosts))
    if len(found) > 1:
        raise HostAmbiguous(host=wanted, known=_names(found))
    return found[0]


def midnight(now: Moment) -> datetime:
    """When today began on the school's wall clock."""
    return datetime.combine(now.local.date(), time(), now.local.tzinfo)


def _person_invited(view: View, invitation: str | None, now: Moment) -> str | None:
    """Whom the invitation names, so that forgetting her reaches both; refuses one that does not count."""
    if invitation is None:
        return None
    if view.visit_of_invitation(invitation) is not None:
        raise InvitationUsed
    made = view.invitation(invitation)
    if made is None:
        return None
    if made.withdrawn:
        raise InvitationTakenBack
    if made.until < now.local.date():
        raise InvitationExpired(until=made.until)
    return made.person


def _check_purpose(view: View, purpose: str, host: str | None, purposes: Mapping[str, Purpose]) -> None:
    if purpose not in purposes:
        raise PurposeUnknown(purpose=purpose, known=", ".join(purposes))
    # A lobby that the directory has not reached yet takes her word for it. Whoever names nobody is for the
    # office to help: no visitor is turned away for that.
    if host is not None and view.hosts() and view.host(host) is None:
        raise HostUnknown(host=host, known=_names(view.hosts()))


def _known(view: View, visit: str) -> Visit:
    found = view.visit(visit)
    if found is None:
        raise VisitUnknown(visit=visit)
    return found


def _naming(place: Destination) -> DestinationListed:
    return DestinationListed(subject=place.id, name=dict(place.name), directions=dict(place.directions))


def _listing(host: Host) -> HostListed:
    return HostListed(
        subject=host.id,
        name=host.name,
        title=host.title,
        kind=host.kind,
        destination=host.destination,
        extension=host.extension,
        email=host.email,
    )


def _names(hosts: Sequence[Host]) -> str:
    return ", ".join(f"{host.name} ({host.id})" for host in hosts) or "nobody yet"
