"""How a lobby is right now, as it tells the office: no fact of the record, and soon out of date."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Presence:
    """What a lobby knows of itself.

    `name` is what it calls itself in lobby.toml: badges are asked for under that name. `printer` is a
    `printer.State` and `reasons` are its codes; `media` is what is loaded, as far as the printer says.
    `camera` is a `CameraState`. `behind` is how many of its entries the office does not hold yet.
    """

    name: str
    printer: str
    reasons: tuple[str, ...] = ()
    media: str | None = None
    camera: str
    behind: int = 0
