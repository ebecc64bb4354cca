"""The stream that keeps open pages live: server-sent events, one for each entry, and a beat in between."""

import json
import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from kiosk.office.auth import Right, TheOffice, having, session_token
from kiosk.office.hub import Hub, Update
from kiosk.office.office import Office

BEAT_SECONDS = 10.0  # a page that misses two of them says that it is not live
RECONNECT_MS = 1000

router = APIRouter(include_in_schema=False)


@router.get("/live", dependencies=[Depends(having(Right.RECEPTION))])
async def live(
    request: Request, office: TheOffice, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tells of every entry from now on, or from the last one that the page has heard of."""
    stream = _stream(office, session_token(request), last_event_id)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _stream(office: Office, token: str, last: str) -> AsyncIterator[str]:
    hub = office.hub
    position = _position(hub, last)
    yield f"retry: {RECONNECT_MS}\n\n"
    beat = time.monotonic() + BEAT_SECONDS
    while not hub.closing:
        updates = hub.after(position)
        if updates is None:  # too far back: the page looks at everything anew
            position = hub.position
            yield _event("reset", "{}", f"{hub.epoch}:{position}")
        for update in updates or ():
            position = update.position
            yield _told(hub, update)
        if time.monotonic() >= beat:
            # An open page is in use, so its sign-in does not end for want of clicks; a sign-out ends it.
            if await run_in_threadpool(office.sessions.look, token, now=office.clock().at) is None:
                yield _event("over", "{}")
                return
            yield _event("beat", "{}")
            beat = time.monotonic() + BEAT_SECONDS
        await hub.wait(position, beat - time.monotonic())


def _position(hub: Hub, last: str) -> int:
    """The position after which the page wants to hear, as its last id says; -1 where that says nothing."""
    epoch, _, number = last.partition(":")
    return int(number) if epoch == hub.epoch and number.isdecimal() and len(number) < 18 else -1


def _told(hub: Hub, update: Update) -> str:
    data = {"kind": update.kind, "visit": update.visit, "waiting": update.waiting}
    return _event("entry", json.dumps(data), f"{hub.epoch}:{update.position}")


def _event(name: str, data: str, number: str | None = None) -> str:
    lines = [f"event: {name}", f"data: {data}"]
    if number is not None:
        lines.insert(0, f"id: {number}")
    return "\n".join(lines) + "\n\n"
