"""Facts for the journal's tests to tell."""

from datetime import UTC, datetime, timedelta

from kiosk.visits.events import HostListed, VisitorArrived
from kiosk.visits.moment import Moment

MORNING = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)


def at(minutes: int) -> Moment:
    """So many minutes into the morning."""
    return Moment(MORNING + timedelta(minutes=minutes), offset=-420)


def arrived(
    visit: str = "v1",
    *,
    person: str | None = None,
    number: str = "A-001",
    name: str | None = "Ana Ruiz",
    invitation: str | None = None,
) -> VisitorArrived:
    """Somebody came, with a person and a badge of the visit's own."""
    return VisitorArrived(
        subject=visit,
        person=person or f"p-{visit}",
        number=number,
        lobby="Main entrance",
        purpose="meeting",
        host=None,
        language="es",
        token=f"T-{visit}",
        invitation=invitation,
        name=name,
    )


def listing(host: str = "h1", name: str = "Kim", kind: str = "person") -> HostListed:
    """A host stands in the directory."""
    return HostListed(
        subject=host, name=name, title="Nurse", kind=kind, destination=None, extension="", email=""
    )
