"""Lobbies: which are there, and how their printers and cameras are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from kiosk.office.auth import FrontDesk, TheOffice
from kiosk.office.lobbies import Lobby
from kiosk.office.office import Office
from kiosk.office.pages.rendering import page
from kiosk.visits.presence import Presence
from kiosk.visits.print_trouble import meaning

NEEDS_SOMEBODY = frozenset({"attention", "offline"})
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


@router.get("/lobbies")
def lobbies(office: TheOffice, staff: FrontDesk) -> HTMLResponse:
    """The page; lobbies whose token counts no more are not on it."""
    return page(office, staff, "lobbies.html", lobbies=shown(office))


def shown(office: Office) -> list[Shown]:
    """The lobbies as pages show them."""
    now = office.clock().at
    found = []
    for lobby in office.lobbies.all():
        if lobby.revoked:
            continue
        presence = office.presences.of(lobby.name, now=now)
        copying = lobby.seen is not None and now - lobby.seen < SILENT
        found.append(
            Shown(
                lobby,
                presence,
                connected=presence is not None or copying,
                printer=printer_words(presence) if presence else "",
                printer_needs_somebody=presence is not None and presence.printer in NEEDS_SOMEBODY,
                camera=CAMERA.get(presence.camera, presence.camera) if presence else "",
            )
        )
    return found


def troubles(office: Office) -> list[str]:
    """Which printers need somebody, a sentence for each."""
    return [f"{it.lobby.name}: {it.printer}." for it in shown(office) if it.printer_needs_somebody]


def printer_words(presence: Presence) -> str:
    """How a lobby's printer is: the middle of a sentence."""
    if presence.reasons:
        return "; ".join(meaning(reason) for reason in presence.reasons)
    return PRINTER.get(presence.printer, presence.printer)
