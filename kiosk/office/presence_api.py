"""Where lobbies tell the office how they are."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, Strict

from kiosk.office.auth import TheOffice
from kiosk.office.journal_api import Problem, lobby_of
from kiosk.office.lobbies import LONGEST_NAME, Lobby
from kiosk.visits.presence import Presence

Code = Annotated[str, Field(max_length=40)]


class PresenceWire(BaseModel):
    """How a lobby is. States and reasons are codes, of which a newer lobby may know more."""

    model_config = ConfigDict(strict=True)

    name: Annotated[str, Field(max_length=LONGEST_NAME)]
    printer: Code
    reasons: Annotated[tuple[Code, ...], Field(max_length=40), Strict(False)] = ()  # JSON has no tuples
    media: Annotated[str | None, Field(max_length=120)] = None
    camera: Code
    behind: Annotated[int, Field(ge=0, le=2**31)] = 0


router = APIRouter(prefix="/api", tags=["lobbies"])


@router.post(
    "/presence",
    status_code=204,
    responses={
        401: {"model": Problem, "description": "The lobby's token is unknown, or was revoked."},
        422: {"model": Problem, "description": "The body is not of this form."},
    },
)
def presence(told: PresenceWire, office: TheOffice, lobby: Annotated[Lobby, Depends(lobby_of)]) -> None:
    """Takes how a lobby is. It counts for less than a minute; a lobby that falls silent is away."""
    office.presences.tell(lobby.name, Presence(**told.model_dump()), now=office.clock().at)
