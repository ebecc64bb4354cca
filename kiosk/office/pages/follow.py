"""A visitor's own page, on her phone: the same as the waiting screen says, in her language, until she leaves.

Its address, from a code on that screen, tells nothing of her, and whoever has it learns no name of hers.
"""

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from kiosk.i18n import Translator
from kiosk.office.auth import TheOffice
from kiosk.office.office import Office
from kiosk.office.pages.rendering import render
from kiosk.telling import News, Word, news, sentences
from kiosk.telling.directions import steps
from kiosk.telling.school_text import SchoolText
from kiosk.visits.visit import Visit

BEAT_SECONDS = 15.0  # what is said of a wait changes with time, too
RECONNECT_MS = 2000
MOST_OPEN = 400  # pages that are kept live at once; the others load themselves anew now and then
NEWS = "event: news\ndata: {}\n\n"

router = APIRouter(prefix="/v")


class Steps(NamedTuple):
    """Directions, one step after another, and the language that they are in."""

    steps: tuple[str, ...]
    text: SchoolText


@router.get("/{token}")
def follow(token: str, office: TheOffice, request: Request) -> HTMLResponse:
    """The page; what leads nowhere says no more than a visit that has ended."""
    visit = office.followed.visit(token, office.clock())
    if visit is not None and visit.in_building:
        return _page(office, _speaking(office, visit), token=token, **_told(office, visit))
    status = 200
    if visit is None:
        place = request.client.host if request.client else ""
        status = 429 if office.followed.misses.too_many(place, time.monotonic()) else 404
    ended = Visit("") if visit is None else visit
    speaking = _speaking(office, ended)
    goodbye = sentences.headline(News("", ended.language, Word.LEFT), speaking)
    return _page(office, speaking, status=status, token="", headline=goodbye)


@router.get("/{token}/live")
async def live(token: str, office: TheOffice) -> Response:
    """Tells the page whenever there may be something new, until the visit ends."""
    visit = await run_in_threadpool(office.followed.visit, token, office.clock())
    if visit is None or not visit.in_building or office.followed.open >= MOST_OPEN:
        return Response(status_code=204)  # which tells a browser not to ask again
    stream = _stream(office, visit.id)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _stream(office: Office, visit: str) -> AsyncIterator[str]:
    hub = office.hub
    office.followed.open += 1
    try:
        position = hub.position
        yield f"retry: {RECONNECT_MS}\n\n"
        yield NEWS
        while not hub.closing:
            await hub.wait(position, BEAT_SECONDS)
            updates = hub.after(position)
            told = updates is None or not updates or any(update.visit == visit for update in updates)
            position = hub.position
            if told:
                yield NEWS
    finally:
        office.followed.open -= 1


def _told(office: Office, visit: Visit) -> dict[str, Any]:
    """What the page says, in her language."""
    translator, now = _speaking(office, visit), office.clock()
    every = timedelta(minutes=office.settings.school.status_minutes)
    with office.journal.reading() as view:
        usual = office.followed.usual.minutes(view, now.at)
        told = news(view, visit, now=now.at, every=every, usual=usual)
    way = sentences.way_there(told, translator, step_free=False)
    flat = sentences.way_there(told, translator, step_free=True)
    host, host_detail = sentences.contact(told, translator)
    say = sentences.status if told.asks else sentences.afterwards
    return {
        "number": told.number,
        "number_label": translator.text("Your visit number"),
        "flat_label": translator.text("Show the way without steps"),
        "headline": sentences.headline(told, translator),
        "message": sentences.message(told, translator),
        "way": way and Steps(steps(way.text), way),
        "fallback": sentences.fallback([way] if way else [], translator),
        "flat": Steps(steps(flat.text), flat) if flat and flat != way else None,
        "afterwards": say(told, translator),
        "besides": list(sentences.besides(told, translator)),
        "host": host,
        "host_detail": host_detail,
        "as_of": sentences.as_of(now.local, translator),
    }


def _speaking(office: Office, visit: Visit) -> Translator:
    known = visit.language in office.catalogues.languages
    return office.catalogues.translator(visit.language if known else office.settings.school.language)


def _page(office: Office, translator: Translator, *, status: int = 200, **shown: Any) -> HTMLResponse:
    shown = {"number": "", "speaking": translator, "beat": int(BEAT_SECONDS), **shown}
    answer = render(office, "follow.html", status=status, **shown)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
