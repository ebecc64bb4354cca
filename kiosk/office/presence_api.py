"""Where lobbies tell the office how they are."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import AwareDatetime, Field, Strict

from kiosk.office.auth import TheOffice
from kiosk.office.journal_api import lobby_of
from kiosk.office.lobbies import LONGEST_NAME, Lobby
from kiosk.office.wire import INSTANT, WHOLE, Wire, problems
from kiosk.visits.presence import AtScreen, Presence

Code = Annotated[str, Field(max_length=40)]


class PresenceWire(Wire):
    """How a lobby is. States and reasons are codes, of which a newer lobby may know more."""

    name: Annotated[str, Field(max_length=LONGEST_NAME)]
    printer: Code
    reasons: Annotated[tuple[Code, ...], Field(max_length=40), Strict(False)] = ()  # JSON has no tuples
    media: Annotated[str | None, Field(max_length=120)] = None
    camera: Code
    behind: Annotated[int, Field(ge=0, le=2**31), WHOLE] = 0
    at: Annotated[AwareDatetime, INSTANT] | None = None
    at_screen: Code = AtScreen.NOBODY
    since: Annotated[AwareDatetime, INSTANT] | None = None
    language: Annotated[str | None, Field(max_length=40)] = None

    def presence(self) -> Presence:
        """The same as a value of the domain; of what only a newer lobby sees at its screen, nothing."""
        known = self.at_screen in set(AtScreen)
        at_screen = AtScreen(self.at_screen) if known else AtScreen.NOBODY
        return Presence(**{**self.model_dump(), "at_screen": at_screen})


router = APIRouter(prefix="/api", tags=["lobbies"])


@router.post(
    "/presence",
    status_code=204,
    responses=problems(400, 401, 422),
)
def presence(told: PresenceWire, office: TheOffice, lobby: Annotated[Lobby, Depends(lobby_of)]) -> None:
    """Takes how a lobby is. It counts for less than a minute; a lobby that falls silent is away."""
    if office.presences.tell(lobby.name, told.presence(), now=office.clock().at):
        office.hub.glance()
