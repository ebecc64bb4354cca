"""A place in the building, with the way there in words (standard 13)."""

from dataclasses import dataclass

from kiosk.visits.wording import Wording


@dataclass(frozen=True)
class Destination:
    """`directions` starts at the lobby; a destination without directions cannot be listed."""

    id: str
    name: Wording
    directions: Wording
