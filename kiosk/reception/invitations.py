"""Visits announced before they happen."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.errors import InvitationExpired, InvitationTakenBack, InvitationUnknown, InvitationUsed
from kiosk.journal import Journal, View
from kiosk.reception.finding import check_purpose
from kiosk.visits.events import Event, InvitationMade, InvitationWithdrawn
from kiosk.visits.invitation import Invitation
from kiosk.visits.moment import Moment
from kiosk.visits.name import visitor_name
from kiosk.visits.purpose import Purpose
from kiosk.visits.token import new_token


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
        check_purpose(view, purpose, host, purposes)
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


def person_invited(view: View, invitation: str | None, now: Moment) -> str | None:
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
