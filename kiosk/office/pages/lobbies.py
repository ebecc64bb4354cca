"""Lobbies: which are there, how their printers and cameras are, and which may tell this office anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from kiosk.errors import BadInput
from kiosk.office.auth import Administrator, LobbyKeeper, Posted, Staff, TheOffice
from kiosk.office.lobbies import Lobby
from kiosk.office.office import Office
from kiosk.office.pages.forms import required
from kiosk.office.pages.rendering import Notice, page, see
from kiosk.office.times import lasting
from kiosk.visits.presence import Presence
from kiosk.visits.print_trouble import meaning

NEEDS_SOMEBODY = frozenset({"attention", "offline"})
SKEWED = timedelta(seconds=30)  # from which on a lobby's clock is said to be wrong
SILENT = timedelta(seconds=90)  # after which a lobby that copies no entries is away

PRINTER: Mapping[str, str] = {
    "ready": "ready",
    "busy": "printing",
    "attention": "somebody has to look after it",
    "offline": "switched off, or out of reach",
    "unknown": "there, but it does not say how it is",
}
CAMERA: Mapping[str, str] = {
    "starting": "starting",
    "working": "works",
    "absent": "not there; visitors type",
    "unreachable": "does not answer over the network; visitors type",
    "busy": "used by another program; visitors type",
    "no-permission": "may not be used by the kiosk\u2019s account; visitors type",
    "black": "sees nothing: it is covered, or the room is dark",
    "frozen": "its picture stands still; visitors type",
    "failed": "gives no picture; visitors type",
    "closed": "resting until somebody comes",
}

router = APIRouter()


@dataclass(frozen=True)
class Shown:
    """One lobby on the page. `presence` is None for one that does not say how it is, or not any more."""

    lobby: Lobby
    presence: Presence | None
    connected: bool
    printer: str
    printer_needs_somebody: bool
    camera: str
    clock: str
    clock_is_wrong: bool


class Done(StrEnum):
    """What a form has just done."""

    PAIRED = "paired"
    RENAMED = "renamed"
    REVOKED = "revoked"


SENTENCES = {
    Done.PAIRED: "{name} is paired; it starts to tell of its visitors within seconds.",
    Done.RENAMED: "The lobby is called {name} from now on.",
    Done.REVOKED: "{name} is cut off: its token counts no more.",
}


@router.get("/lobbies")
def lobbies(office: TheOffice, staff: LobbyKeeper, done: Done | None = None, name: str = "") -> HTMLResponse:
    """The page; `done` says what a form has just done with the lobby of this name."""
    known = name in {lobby.name for lobby in office.lobbies.all()}
    return _show(office, staff, notice=Notice(SENTENCES[done].format(name=name)) if done and known else None)


@router.post("/lobbies/pair")
def pair(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Takes in the lobby that shows this code; an earlier token of a lobby of its name counts no more."""
    now = office.clock().at
    try:
        name = office.pairings.confirm(
            form.get("code", ""), lambda lobby: office.lobbies.admit(lobby, now=now), now=now
        )
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/lobbies?{urlencode({'done': Done.PAIRED, 'name': name})}")


@router.post("/lobbies/token")
def make_token(office: TheOffice, staff: Administrator, form: Posted) -> HTMLResponse:
    """Makes a lobby's token, to be carried there by hand, and shows it: this once, and never again."""
    try:
        name = required(form, "name")
        token = office.lobbies.add(name, now=office.clock().at)
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return _show(office, staff, new_lobby=(name, token))


@router.post("/lobbies/rename")
def rename(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Calls a lobby otherwise."""
    try:
        name = required(form, "to")
        office.lobbies.rename(form.get("name", ""), name)
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/lobbies?{urlencode({'done': Done.RENAMED, 'name': name})}")


@router.post("/lobbies/revoke")
def revoke(office: TheOffice, staff: Administrator, form: Posted) -> Response:
    """Has a lobby's token count no more."""
    name = form.get("name", "")
    try:
        office.lobbies.revoke(name)
    except BadInput as error:
        return _show(office, staff, notice=Notice.of(error), status=422)
    return see(f"/lobbies?{urlencode({'done': Done.REVOKED, 'name': name})}")


def _show(
    office: Office,
    staff: Staff,
    *,
    new_lobby: tuple[str, str] | None = None,
    notice: Notice | None = None,
    status: int = 200,
) -> HTMLResponse:
    """The page; `new_lobby` is a name, and the token that was just made for it."""
    every = office.lobbies.all()
    return page(
        office,
        staff,
        "lobbies.html",
        status=status,
        notice=notice,
        lobbies=shown(office),
        standing=[lobby for lobby in every if not lobby.revoked],
        new_lobby=new_lobby,
    )


def shown(office: Office) -> list[Shown]:
    """The lobbies as pages show them."""
    now = office.clock().at
    found = []
    for lobby in office.lobbies.all():
        if lobby.revoked:
            continue
        presence = office.presences.of(lobby.name, now=now)
        skew = office.presences.skew(lobby.name, now=now)
        copying = lobby.seen is not None and now - lobby.seen < SILENT
        found.append(
            Shown(
                lobby,
                presence,
                connected=presence is not None or copying,
                printer=printer_words(presence) if presence else "",
                printer_needs_somebody=presence is not None and presence.printer in NEEDS_SOMEBODY,
                camera=CAMERA.get(presence.camera, presence.camera) if presence else "",
                clock=clock_words(skew) if skew is not None else "",
                clock_is_wrong=skew is not None and abs(skew) >= SKEWED,
            )
        )
    return found


def troubles(office: Office) -> list[str]:
    """Which printers need somebody, a sentence for each."""
    return [f"{it.lobby.name}: {it.printer}." for it in shown(office) if it.printer_needs_somebody]


def clock_words(skew: timedelta) -> str:
    """How a lobby's clock is that is ahead of ours by so much."""
    if abs(skew) < SKEWED:
        return "right"
    return f"{lasting(abs(skew))} {'ahead' if skew > timedelta() else 'behind'}"


def printer_words(presence: Presence) -> str:
    """How a lobby's printer is: the middle of a sentence."""
    if presence.reasons:
        return "; ".join(meaning(reason) for reason in presence.reasons)
    return PRINTER.get(presence.printer, presence.printer)
