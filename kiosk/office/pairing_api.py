"""Where a lobby that has no token yet asks to be paired."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field

from kiosk.office.auth import TheOffice
from kiosk.office.lobbies import LONGEST_NAME
from kiosk.office.wire import Wire, problems

Number = Annotated[str, Field(min_length=40, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]

_bearer = HTTPBearer(auto_error=False, description="The number that the lobby committed itself to.")


class Asking(Wire):
    """A lobby, and the SHA-256 of the number that it has chosen."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    commitment: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Asked(Wire):
    """The pairing, and the office's number."""

    id: str
    number: str


class Revealed(Wire):
    """The number that the lobby had chosen."""

    number: Number


class Paired(Wire):
    """The lobby's token; null until an administrator has typed the code that the lobby shows."""

    token: str | None


router = APIRouter(prefix="/api/pairings", tags=["lobbies"])


@router.post(
    "",
    status_code=201,
    responses=problems(400, 422, 429),
)
def begin(asking: Asking, office: TheOffice) -> Asked:
    """A lobby asks to be paired. It counts for ten minutes, and for nothing until somebody confirms it."""
    id, number = office.pairings.begin(
        " ".join(asking.name.split()), asking.commitment, now=office.clock().at
    )
    return Asked(id=id, number=number)


@router.put("/{id}/number", status_code=204, responses=problems(400, 404, 422))
def reveal(id: str, told: Revealed, office: TheOffice) -> Response:
    """The lobby tells the number that it had chosen, after it heard the office's."""
    office.pairings.reveal(id, told.number, now=office.clock().at)
    return Response(status_code=204)


@router.get("/{id}", responses=problems(404))
def collect(
    id: str,
    office: TheOffice,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Paired:
    """The lobby asks for its token, which it gets once."""
    number = given.credentials if given else ""
    return Paired(token=office.pairings.collect(id, number, now=office.clock().at))
