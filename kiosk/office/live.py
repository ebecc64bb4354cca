"""The stream that keeps open pages live: server-sent events, one for each entry, and a beat in between."""

import json
import time
from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from kiosk.office.auth import Anyone, Right, Staff, TheOffice, session_token
from kiosk.office.hub import Hub, Update
from kiosk.office.office import Office
from kiosk.office.own import Own, waiting_for

BEAT_SECONDS = 10.0  # a page that misses two of them says that it is not live
RECONNECT_MS = 1000

router = APIRouter(include_in_schema=False)


@router.get("/live")
async def live(
    request: Request, office: TheOffice, staff: Anyone, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Tells of every entry from now on, or from the last one that the page has heard of; a host hears of
    her own visitors, and an installer of none.
    """
    stream = _stream(office, staff, session_token(request), last_event_id)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _stream(office: Office, staff: Staff, token: str, last: str) -> AsyncIterator[str]:
    hub = office.hub
    position, glances = _position(hub, last), hub.glances
    yield f"retry: {RECONNECT_MS}\n\n"
    beat = time.monotonic() + BEAT_SECONDS
    with office.open_pages.open(token):
        while not hub.closing:
            updates = hub.after(position)
            if updates is None:  # too far back: the page looks at everything anew
                position = hub.position
                yield _event("reset", "{}", f"{hub.epoch}:{position}")
            elif updates:
                position = updates[-1].position
                if staff.may(Right.RECEPTION):
                    told = [_told(hub, update, update.waiting) for update in updates]
                else:
                    told = await run_in_threadpool(_of_her_own, office, staff, updates)
                for event in told:
                    yield event
            if hub.glances > glances:
                glances = hub.glances
                yield _event("glance", "{}")
            if time.monotonic() >= beat:
                # A sign-out ends the stream, and so does another role.
                fresh, now = BEAT_SECONDS / 2, office.clock().at
                if await office.open_pages.account(token, now=now, fresh=fresh) != staff.account:
                    yield _event("over", "{}")
                    return
                yield _event("beat", "{}")
                beat = time.monotonic() + BEAT_SECONDS
            await hub.wait(position, beat - time.monotonic(), glances=glances)


def _position(hub: Hub, last: str) -> int:
    """The position after which the page wants to hear, as its last id says; -1 where that says nothing."""
    epoch, _, number = last.partition(":")
    return int(number) if epoch == hub.epoch and number.isdecimal() and len(number) < 18 else -1


def _of_her_own(office: Office, staff: Staff, updates: Sequence[Update]) -> list[str]:
    """What a host hears: of her own visitors all, of other visitors nothing, else that she should look."""
    with office.journal.reading() as view:
        now = office.clock().at
        own = Own.find(view, staff.account, now)
        if own is None:
            return []
        told = []
        for update in updates:
            visit = view.visit(update.visit) if update.visit else None
            if visit is not None and own.knows(visit):
                told.append(_told(office.hub, update, waiting_for(view, staff, now)))
            elif update.visit is None:
                told.append(_event("glance", "{}"))
        return told


def _told(hub: Hub, update: Update, waiting: int) -> str:
    data = {"kind": update.kind, "visit": update.visit, "waiting": waiting}
    return _event("entry", json.dumps(data), f"{hub.epoch}:{update.position}")


def _event(name: str, data: str, number: str | None = None) -> str:
    lines = [f"event: {name}", f"data: {data}"]
    if number is not None:
        lines.insert(0, f"id: {number}")
    return "\n".join(lines) + "\n\n"
