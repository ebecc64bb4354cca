"""Who is at this lobby's screen, as her touches tell: the office hears of it before she has checked in
(standard 1).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.lobby.flow import Step, Way
from kiosk.visits.presence import AtScreen, Presence

BRIEF = timedelta(seconds=30)  # a touch of the welcome screen that began nothing
HALFWAY = timedelta(minutes=5)  # after which whoever left half-way has found help, or has gone

# From here on the record tells of her, or she has gone.
_RECORDED = frozenset({Step.WAITING, Step.MESSAGE_LEFT, Step.LEAVING, Step.SIGNING_OUT, Step.GOODBYE})


@dataclass(frozen=True)
class _Seen:
    at_screen: AtScreen = AtScreen.NOBODY
    since: datetime | None = None
    language: str | None = None
    until: datetime | None = None


class ScreenWatch:
    """Watches one screen. Told by the interface's thread, and asked by any."""

    def __init__(self, clock: Clock) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self._clock = clock
        self._seen = _Seen()

    def touched(self, way: Way) -> None:
        """Somebody touched the screen, which changes nothing where she is under way already."""
        if way.step is Step.WELCOME:
            now = self._clock().at
            self._see(AtScreen.SOMEBODY, way.language, until=now + BRIEF)

    def moved(self, before: Way, after: Way) -> None:
        """Her way went on, or back to the start: half-way, where she had told something and nothing came of
        it.
        """
        if after.visit is not None or after.step in _RECORDED:
            self._see(AtScreen.NOBODY)
        elif after.step is not Step.WELCOME:
            self._see(AtScreen.SOMEBODY, after.language)
        elif before.step is not Step.WELCOME:
            halfway = before.visit is None and (before.name or before.purpose or before.step is Step.UNABLE)
            if halfway and before.step not in _RECORDED:
                self._see(AtScreen.LEFT_HALFWAY, before.language, until=self._clock().at + HALFWAY)
            else:
                self._see(AtScreen.NOBODY)

    def onto(self, presence: Presence) -> Presence:
        """The presence of this lobby as of now: with what its clock says, and who is at its screen."""
        seen, now = self._seen, self._clock().at
        if seen.until is not None and now >= seen.until:
            seen = _Seen()
        return replace(presence, at=now, at_screen=seen.at_screen, since=seen.since, language=seen.language)

    def _see(
        self, at_screen: AtScreen, language: str | None = None, *, until: datetime | None = None
    ) -> None:
        before = self._seen
        same = at_screen is before.at_screen
        since = before.since if same else self._clock().at if language else None
        self._seen = _Seen(at_screen, since, language, until)
        if not same or language != before.language:
            self.on_change()
