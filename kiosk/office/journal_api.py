"""The lobbies' side of the office: one endpoint, which takes a lobby's entries and gives it the office's."""

import time
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field, Strict

from kiosk.errors import EntryInvalid, TokenUnknown
from kiosk.journal import Entry
from kiosk.office.auth import TheOffice
from kiosk.office.exchange import BATCH, Taken, give, take
from kiosk.office.lobbies import Lobby
from kiosk.office.office import Office
from kiosk.office.wire import WHOLE, Wire, problems

LONGEST_WAIT = 25.0  # seconds; below the half minute after which many a proxy hangs up

Origin = Annotated[str, Field(min_length=1, max_length=64)]
Number = Annotated[int, Field(ge=0, le=2**53), WHOLE]
Hash = Annotated[str, Field(max_length=64)]
EntryNumber = Annotated[int, Field(ge=1, le=2**53), WHOLE]
Head = Annotated[tuple[EntryNumber, Hash], Strict(False)]  # JSON has no tuples


class ContentWire(Wire):
    """What an entry says."""

    kind: Annotated[str, Field(max_length=64)]
    topic: Annotated[str, Field(max_length=64)]
    subject: Annotated[str, Field(max_length=128)]
    audience: Annotated[str, Field(max_length=64)]
    at: Annotated[str, Field(max_length=40, examples=["2026-11-20T17:03:21.004512+00:00"])]
    offset: Annotated[int, Field(gt=-24 * 60, lt=24 * 60), WHOLE]
    trusted: bool
    facts: dict[str, Any]
    person: Annotated[str | None, Field(max_length=128)]
    digest: Hash | None


class DetailsWire(Wire):
    """What it tells about a person, and the salt of its digest."""

    salt: Annotated[str, Field(max_length=64)]
    values: dict[str, Any]


class EntryWire(Wire):
    """An entry as it travels; without `details` where they are nobody's business, or only as a seal."""

    origin: Origin
    number: EntryNumber
    previous: Hash
    seal: Hash
    content: ContentWire | None
    details: DetailsWire | None


class Exchange(Wire):
    """What a lobby gives: who it is, what it holds of every origin, and entries that the office lacks.

    `heads` has number and hash of the last entry that it holds of the office's own origin (others may be
    there, too): so both notice when a machine that was restored from a backup wrote other entries since.
    """

    origin: Origin
    held: Annotated[dict[Origin, Number], Field(max_length=10_000)]
    heads: Annotated[dict[Origin, Head], Field(default_factory=dict, max_length=10_000)]
    entries: Annotated[list[EntryWire], Field(max_length=BATCH)]
    wait: Annotated[float, Field(ge=0, le=LONGEST_WAIT, allow_inf_nan=False)] = 0.0


class Answer(Wire):
    """What the office gives back.

    `origin` is the office's own; `held` says up to which number entries need not be sent again, and is the
    truth even where it is lower than before; `heads` has number and hash of the last entry that the office
    holds of its own origin and of each of the lobby's; `set_aside` has damaged and differing entries, and
    `refused` those of kinds that a lobby may not write, each with the reason. A refused entry is held as a
    bare seal, and those after it are taken. `more` says that there was too much for one answer.
    """

    origin: Origin
    lobby: str
    held: dict[Origin, Number]
    heads: dict[Origin, Head]
    entries: list[EntryWire]
    set_aside: list[tuple[str, int, str]]
    refused: list[tuple[str, int, str]]
    more: bool


class Health(BaseModel):
    """That the office is up, and how many entries its journal holds."""

    status: str
    entries: int


router = APIRouter(prefix="/api", tags=["lobbies"])
bearer = HTTPBearer(auto_error=False, description="The token that `kiosk office lobby add` printed.")


def lobby_of(
    office: TheOffice, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Lobby:
    """A dependency: the lobby that asks. Raises TokenUnknown."""
    known = office.lobbies.verify(credentials.credentials, now=office.clock().at) if credentials else None
    if known is None:
        raise TokenUnknown
    return known


@router.post(
    "/entries",
    response_model=Answer,
    responses={**problems(400, 401, 409, 422, 503), 413: {"description": "The body is too large."}},
)
async def exchange(
    asked: Exchange, office: TheOffice, lobby: Annotated[Lobby, Depends(lobby_of)]
) -> dict[str, Any]:
    """Takes the entries that a lobby wrote, and gives what it does not hold, for which it may wait a while.

    Entries may come in any order and any number of times. Only those that the lobby itself wrote are taken,
    and, from an office that was restored from a backup, the office's own.
    """
    until = time.monotonic() + asked.wait
    taken = await run_in_threadpool(_take, office, lobby, asked)
    position = office.hub.position
    given = await run_in_threadpool(give, office.journal, office.lobbies, lobby, asked.held, taken)
    while not given.entries and not taken.again_after and time.monotonic() < until and not office.hub.closing:
        await office.hub.wait(position, until - time.monotonic())
        position = office.hub.position
        given = await run_in_threadpool(give, office.journal, office.lobbies, lobby, asked.held, taken)
    return {
        "origin": await run_in_threadpool(lambda: office.journal.origin),
        "lobby": lobby.name,
        "held": given.held,
        "heads": given.heads,
        "entries": [entry.to_json() for entry in given.entries],
        "set_aside": _problems(taken.set_aside),
        "refused": _problems(taken.refused),
        "more": given.more,
    }


@router.get("/health", responses=problems(503))
def health(office: TheOffice) -> Health:
    """Whether the office answers and can read its journal."""
    return Health(status="ok", entries=office.journal.position)


def _take(office: Office, lobby: Lobby, asked: Exchange) -> Taken:
    entries = [_entry(wire) for wire in asked.entries]
    return take(office.journal, office.lobbies, lobby, asked.origin, entries, asked.heads)


def _problems(entries: Mapping[tuple[str, int], str]) -> list[tuple[str, int, str]]:
    return [(origin, number, problem) for (origin, number), problem in entries.items()]


def _entry(wire: EntryWire) -> Entry:
    """The entry of a wire; raises EntryInvalid, too, for values that no JSON can stand for."""
    entry = Entry.from_json(wire.model_dump())
    try:
        _ = entry.intact
    except (ValueError, RecursionError) as error:
        raise EntryInvalid(problem=f"entry {entry.number} of {entry.origin}: {error}") from None
    return entry
