"""How a lobby is right now, as it tells the office: no fact of the record, and soon out of date."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AtScreen(StrEnum):
    """Who is at a lobby's screen, as far as touches tell (standard 1)."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"
    LEFT_HALFWAY = "left-halfway"


@dataclass(frozen=True, kw_only=True)
class Presence:
    """What a lobby knows of itself.

    `name` is what it calls itself in lobby.toml: badges are asked for under that name. `printer` is a
    `printer.State` and `reasons` are its codes; `media` is what is loaded, as far as the printer says.
    `camera` is a `CameraState`. `behind` is how many of its entries the office does not hold yet.
    `at` is what its clock says as it tells this, in UTC; that it went on is nothing new. `at_screen` is an
    `AtScreen`, since then, in UTC, and with the screen in this language.
    """

    name: str
    printer: str
    reasons: tuple[str, ...] = ()
    media: str | None = None
    camera: str
    behind: int = 0
    at: datetime | None = field(default=None, compare=False)
    at_screen: AtScreen = AtScreen.NOBODY
    since: datetime | None = None
    language: str | None = None
