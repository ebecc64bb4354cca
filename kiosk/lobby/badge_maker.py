"""Writes a visit's badge: everything on it already in words, in the school's language and the visitor's."""

from datetime import datetime, time
from pathlib import Path

from kiosk.i18n import N_, Catalogues
from kiosk.settings import Settings
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.need import Need
from kiosk.visits.purpose import BadgeType, Purpose
from kiosk.visits.token import badge_code
from kiosk.visits.visit import Visit
from kiosk.visits.wording import say
from printer import Badge, BadgeWords, Field, Photo

LABELS = {
    # NOTE: on a badge: the kind of visitor.
    BadgeType.VISITOR: N_("Visitor"),
    # NOTE: on a badge: the kind of visitor, parent or guardian.
    BadgeType.PARENT: N_("Parent"),
    # NOTE: on a badge: the kind of visitor.
    BadgeType.VOLUNTEER: N_("Volunteer"),
    # NOTE: on a badge: the kind of visitor.
    BadgeType.CONTRACTOR: N_("Contractor"),
    # NOTE: on a badge: a teacher who takes the place of one who is absent.
    BadgeType.SUBSTITUTE: N_("Substitute teacher"),
    # NOTE: on a badge: the kind of visitor.
    BadgeType.DELIVERY: N_("Delivery"),
}
"""What the band says."""


class BadgeMaker:
    """Makes the badges of one school."""

    def __init__(self, settings: Settings, catalogues: Catalogues) -> None:
        self._settings = settings
        self._catalogues = catalogues
        self._purposes = settings.purpose_list(catalogues)

    def make(
        self, visit: Visit, host: Host | None, place: Destination | None, photo: Photo | None = None
    ) -> Badge:
        """The badge of a visit that has begun; raises ValueError for one whose arrival is not known here."""
        if visit.arrived is None:
            raise ValueError("a badge says when the visit began")
        school, badge = self._settings.school, self._settings.badge
        ours = self._catalogues.translator(school.language)
        known = visit.language in self._catalogues.languages
        hers = self._catalogues.translator(visit.language if known else school.language)
        purpose = self._purposes.get(visit.purpose)
        label = LABELS[purpose.badge if purpose else BadgeType.VISITOR]
        arrived = visit.arrived.at.astimezone(school.zone)
        step_free = Need.STEP_FREE in visit.needs
        return Badge(
            label=ours.text(label),
            visitor_label=hers.text(label),
            name=visit.name or "",
            number=visit.number,
            token=badge_code(visit.token),
            arrived=arrived,
            until=_until(badge.until, arrived),
            words=BadgeWords(
                # NOTE: on a badge or slip, before a room.
                go_to=ours.text("Go to"),
                # NOTE: on a badge, before whom she came to see.
                visiting=ours.text("Visiting"),
                # NOTE: on a badge, before why she came.
                purpose=ours.text("Purpose"),
                # NOTE: on a badge, before the time until which it is good.
                until=ours.text("Until"),
                # NOTE: on a badge, before the time.
                arrived=ours.text("Arrived"),
            ),
            language=school.language,
            visitor_language=visit.language,
            host=host.name if host else None,
            destination=say(place.name, school.language).text if place else None,
            directions=say(place.way(step_free=step_free), visit.language).text if place else None,
            purpose=self._purpose(purpose),
            school=school.name,
            # NOTE: on a badge.
            return_line=badge.return_line or ours.text("Please hand this badge in when you leave."),
            logo=Path(badge.logo) if badge.logo else None,
            photo=photo,
            fields=frozenset(Field(field) for field in badge.fields),
        )

    def _purpose(self, purpose: Purpose | None) -> str | None:
        return say(purpose.label, self._settings.school.language).text if purpose else None


def _until(rule: str, arrived: datetime) -> datetime | None:
    """When a badge of today ends; None where it has ended already, or the school sets no end."""
    if not rule:
        return None
    until = datetime.combine(arrived.date(), time.fromisoformat(rule), arrived.tzinfo)
    return until if until > arrived else None
