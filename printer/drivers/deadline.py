"""Deadline: the moment at which waiting ends."""

from time import monotonic


class Deadline:
    """So many seconds from now. One is shared by all the waits of a call, so that a printer which dribbles
    holds the call no longer than one that is silent."""

    def __init__(self, seconds: float) -> None:
        self._at = monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left, never below 0."""
        return max(0.0, self._at - monotonic())

    @property
    def passed(self) -> bool:
        """Whether there is no time left."""
        return self.left == 0

    def at_most(self, seconds: float) -> "Deadline":
        """So many seconds from now, or this one where it is earlier."""
        return Deadline(min(seconds, self.left))
