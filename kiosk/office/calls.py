"""What calls for somebody besides an arrival: help that was asked for at a screen, a colleague who asks for
another, and whoever is at a screen and has not checked in.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.journal import View
from kiosk.office.languages import Spoken, spoken
from kiosk.office.lobbies import Lobbies
from kiosk.office.presences import Presences
from kiosk.visits.help import Help, HelpKind
from kiosk.visits.interpreter_language import english_name
from kiosk.visits.presence import AtScreen
from kiosk.visits.visit import Visit

USEFUL = timedelta(hours=12)  # nobody stands at a screen for longer
GOING = timedelta(minutes=3)  # for so long everybody sees who goes there

_ASKS: Mapping[HelpKind, str] = {
    HelpKind.INTERPRETER: "Somebody asks for an interpreter",
    HelpKind.ACCESS: "Somebody asks for help with access",
    HelpKind.SUPERVISOR: "Somebody asks for a supervisor",
    HelpKind.OFFICE: "Somebody calls the office",
}


class CallKind(StrEnum):
    """The weightiest first."""

    HELP = "help"
    COLLEAGUE = "colleague"
    HALFWAY = "halfway"
    AT_SCREEN = "at-screen"


@dataclass(frozen=True)
class Call:
    """One call, as every page shows it. `subject` is the id of the request for help, of the visit, or the
    name of the lobby; `going` is who goes there already.
    """

    kind: CallKind
    subject: str
    told: str
    place: str
    since: datetime | None
    language: Spoken | None = None
    visit: Visit | None = None
    going: str = ""
    by: str = ""

    @property
    def key(self) -> str:
        """Its name among the calls of a page."""
        return f"{self.kind}-{self.subject}"

    @property
    def version(self) -> str:
        """Changes when anything that is shown does."""
        return f"{zlib.crc32(repr(self).encode()):08x}"


def calls(view: View, lobbies: Lobbies, presences: Presences, now: datetime) -> list[Call]:
    """The calls that stand now, in the order in which to see to them."""
    return [
        *(_of_help(help, view) for help in view.helps(now - USEFUL) if _is_fresh(help, now)),
        *_of_colleagues(view.in_building(), now),
        *sorted(_at_screens(lobbies, presences, now), key=lambda call: list(CallKind).index(call.kind)),
    ]


def _is_fresh(help: Help, now: datetime) -> bool:
    return help.answered is None or now - help.answered.at < GOING


def _of_help(help: Help, view: View) -> Call:
    wanted = f" for {english_name(help.interpreter_language)}" if help.interpreter_language else ""
    return Call(
        CallKind.HELP,
        help.id,
        f"{_ASKS[help.kind]}{wanted}",
        help.lobby,
        help.asked.at,
        spoken(help.language),
        view.visit(help.visit) if help.visit else None,
        going=help.answered_by or "",
    )


def _of_colleagues(inside: list[Visit], now: datetime) -> Iterator[Call]:
    for visit in inside:
        asked = visit.colleague
        if asked is not None and now - asked.moment.at < (GOING if asked.joined_by else USEFUL):
            yield Call(
                CallKind.COLLEAGUE,
                visit.id,
                f"{asked.by} asks for a colleague",
                visit.lobby,
                asked.moment.at,
                visit=visit,
                going=asked.joined_by or "",
                by=asked.by,
            )


def _at_screens(lobbies: Lobbies, presences: Presences, now: datetime) -> Iterator[Call]:
    for lobby in lobbies.standing():
        presence = presences.of(lobby, now=now)
        if presence is None or presence.at_screen is AtScreen.NOBODY:
            continue
        halfway = presence.at_screen is AtScreen.LEFT_HALFWAY
        yield Call(
            CallKind.HALFWAY if halfway else CallKind.AT_SCREEN,
            lobby,
            "Someone may need help: the screen was left half-way" if halfway else "Someone is at the screen",
            lobby,
            presence.since,
            spoken(presence.language) if presence.language else None,
        )
