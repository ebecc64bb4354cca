"""A place in the building, with the way there in words (standard 13)."""

from dataclasses import dataclass, field

from kiosk.visits.wording import Wording


@dataclass(frozen=True)
class Destination:
    """`directions` starts at the lobby; a destination without directions cannot be listed.

    `step_free` is the way without steps, where it is another one.
    """

    id: str
    name: Wording
    directions: Wording
    step_free: Wording = field(default_factory=dict)

    def way(self, *, step_free: bool) -> Wording:
        """The way there: without steps where that is wanted, and is another one."""
        return self.step_free if step_free and self.step_free else self.directions
