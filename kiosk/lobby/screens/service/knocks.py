"""The knock with which staff ask for the service page: touches in one corner, soon after each other."""

KNOCKS = 5
WITHIN = 4.0  # seconds


class Knocks:
    """Counts touches; `now` is in seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._heard: list[float] = []

    def hear(self, now: float) -> bool:
        """A touch in the corner: whether it was the last one of a knock."""
        self._heard = [*self._heard, now][-KNOCKS:]
        if len(self._heard) < KNOCKS or now - self._heard[0] > WITHIN:
            return False
        self._heard = []
        return True
