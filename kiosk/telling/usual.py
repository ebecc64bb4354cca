"""How long visitors usually wait for an answer: what was seen, which is no promise (standard 36)."""

import math
from datetime import datetime, timedelta

from kiosk.journal import View

LOOK_BACK = timedelta(days=28)
FEWEST = 20  # answered visits; of fewer, nothing can be said
SHARE = 0.9  # nine out of ten, by nearest rank
LOOK_AGAIN = timedelta(hours=1)


class UsualWait:
    """The wait that nine out of ten visitors of the last weeks did not exceed; looked up once an hour."""

    def __init__(self) -> None:
        self._minutes: int | None = None
        self._looked: datetime | None = None

    def minutes(self, view: View, now: datetime) -> int | None:
        """It in whole minutes, rounded up; None where too few visits are known."""
        if self._looked is None or abs(now - self._looked) > LOOK_AGAIN:
            self._minutes, self._looked = _observed(view, now), now
        return self._minutes


def _observed(view: View, now: datetime) -> int | None:
    waits = sorted(
        (visit.answered.at - visit.arrived.at).total_seconds()
        for visit in view.log(since=now - LOOK_BACK)
        if visit.arrived is not None and visit.answered is not None
    )
    if len(waits) < FEWEST:
        return None
    return max(1, math.ceil(waits[math.ceil(SHARE * len(waits)) - 1] / 60))
