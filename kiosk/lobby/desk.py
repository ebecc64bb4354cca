"""What the lobby can do for a visitor: look things up in the journal, and write there what she does.

Everything here waits for the disk, so it is never called on the interface's thread.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk import reception
from kiosk.clock import Clock
from kiosk.journal import Journal, View
from kiosk.lobby.flow import Notice, Way
from kiosk.lobby.guesses import Guesses
from kiosk.lobby.help_point import HelpPoint, Wish
from kiosk.lobby.photos import Photos
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import Card, CardKind
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.waiting_room import WaitingRoom
from kiosk.visits.destination import Destination
from kiosk.visits.help import HelpKind
from kiosk.visits.host import Host, on_duty
from kiosk.visits.purpose import Purpose
from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)

# A card of the school's own is no visitor's: its bearer is told where to go.
_NOT_FOR_VISITORS = {CardKind.STUDENT: Notice.STUDENT_CARD, CardKind.STAFF: Notice.STAFF_CARD}

Turn = Callable[[Way], Way]
"""What something that was seen means for the way, whatever step it has come to meanwhile."""


@dataclass(frozen=True)
class Choice:
    """A host to choose, where to find the host, and who is there instead of one who is away (standard 49)."""

    host: Host
    place: Destination | None
    cover: Host | None = None


class Desk:
    """The journal as one lobby uses it."""

    def __init__(
        self,
        journal: Journal,
        photos: Photos,
        waiting_room: WaitingRoom,
        help_point: HelpPoint,
        *,
        lobby: str,
        letter: str,
        purposes: Mapping[str, Purpose],
        clock: Clock,
    ) -> None:
        self.waiting_room = waiting_room
        self.help_point = help_point
        self._journal = journal
        self._photos = photos
        self._lobby = lobby
        self._letter = letter
        self._purposes = purposes
        self._clock = clock
        self._guesses = Guesses()

    def check_in(self, way: Way) -> Visit:
        """Checks her in; raises what `reception.check_in` raises. When it returns, the visit is on disk."""
        if way.photo is None:
            return self._check_in(way)
        with self._photos.awaited():
            visit = self._check_in(way)
            try:
                self._photos.keep(visit.id, way.photo)
            except OSError:  # she is checked in all the same, and has a badge without it
                log.exception("the photo of visit %s could not be kept", visit.id)
        return visit

    def _check_in(self, way: Way) -> Visit:
        visit = reception.check_in(
            self._journal,
            way.arrival(self._lobby),
            letter=self._letter,
            purposes=self._purposes,
            now=self._clock(),
        )
        if way.wants_person:
            try:
                self.help_point.ask(Wish(HelpKind.OFFICE, way.language, way.interpreter_language, visit.id))
            except Exception:  # she is checked in all the same, and nobody may tell her otherwise
                log.exception("the office could not be asked to send a person to visit %s", visit.id)
        return visit

    def choices(self) -> list[Choice]:
        """Whom she may come to see: offices first, then people by name."""
        with self._journal.reading() as view:
            hosts = view.hosts()
            found = [self._choice(view, host, hosts) for host in hosts]
        return sorted(found, key=lambda choice: choice.host.kind)

    def _choice(self, view: View, host: Host, hosts: Sequence[Host]) -> Choice:
        present = on_duty(host, {other.id: other for other in hosts}, self._clock().at)
        place = _place(view, present.destination)
        return Choice(host, place, present if present is not host else None)

    def find_numbered(self, number: str, name: str) -> Visit:
        """The visit of whoever writes its number and her name; raises VisitNotFound."""
        now = self._clock()
        return self._guesses.find(
            lambda: reception.find_numbered(self._journal, number, name, now=now), now=now.at
        )

    def sign_out(self, visit: str) -> Visit:
        """Signs her out."""
        return reception.check_out(self._journal, visit, by=reception.VISITOR, now=self._clock())

    def confirm_badge(self, visit: str, copy: int, *, came_out: bool) -> Visit:
        """She says whether this copy of her badge came out; raises BadgeSettled."""
        return reception.confirm_badge(
            self._journal, visit, copy, came_out=came_out, by=reception.VISITOR, now=self._clock()
        )

    def meaning(self, seen: Presented) -> Turn:
        """What a document that the camera read means for her way."""
        match seen:
            case Holder():
                return lambda way: way.see_licence(seen.name, expired=bool(seen.expired))
            case Badge():
                return self._badge_means(seen)
            case Invitation():
                return self._invitation_means(seen)
            case Card():
                notice = _NOT_FOR_VISITORS[seen.kind]
                return lambda way: way.see_nothing_known(notice)
            case _:
                return lambda way: way.see_nothing_known(Notice.CODE_UNKNOWN)

    def _badge_means(self, seen: Badge) -> Turn:
        with self._journal.reading() as view:
            visit = view.visit_of_badge(seen.token)
        if visit is None:
            return lambda way: way.see_nothing_known(Notice.BADGE_UNKNOWN)
        if not visit.in_building:
            return lambda way: way.see_nothing_known(Notice.BADGE_LEFT)
        if self.waiting_room.has_news(visit):
            return lambda way: way.see_badge_of_waiting(visit.id, visit.language)
        return lambda way: way.see_badge(visit.id, visit.language)

    def _invitation_means(self, seen: Invitation) -> Turn:
        if seen.until < self._clock().local.date():
            return lambda way: way.see_nothing_known(Notice.INVITATION_EXPIRED)
        with self._journal.reading() as view:
            invitation = view.invitation(seen.invitation)
            used = view.visit_of_invitation(seen.invitation) is not None
        if used:
            return lambda way: way.see_nothing_known(Notice.INVITATION_USED)
        if invitation is None:
            return lambda way: way.see_unlisted_invitation(seen.invitation)
        if invitation.withdrawn:
            return lambda way: way.see_nothing_known(Notice.INVITATION_WITHDRAWN)
        return lambda way: way.see_invitation(invitation)


def _place(view: View, destination: str | None) -> Destination | None:
    return view.destination(destination) if destination else None
