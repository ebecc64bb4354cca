"""Who of the lobbies is there, and how they are: kept in memory, and out of date before a minute is over."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.visits.presence import Presence

EXPIRES = timedelta(seconds=50)  # lobbies tell three times as often


@dataclass
class Presences:
    """The newest presence of each lobby, by the name under which the office knows it.

    May be used from several threads.
    """

    _told: dict[str, tuple[Presence, datetime]] = field(default_factory=dict)

    def tell(self, lobby: str, presence: Presence, *, now: datetime) -> bool:
        """A lobby says how it is; whether that is anything new, but for the entries that are on their way."""
        before = self.of(lobby, now=now)
        self._told[lobby] = (presence, now)
        return before is None or replace(presence, behind=before.behind) != before

    def of(self, lobby: str, *, now: datetime) -> Presence | None:
        """How a lobby is; None where it has said nothing for a while."""
        presence, at = self._told.get(lobby, (None, now))
        return presence if now - at < EXPIRES else None

    def skew(self, lobby: str, *, now: datetime) -> timedelta | None:
        """By how much a lobby's clock was ahead of ours when it last told; None where it has not said."""
        presence, at = self._told.get(lobby, (None, now))
        if presence is None or presence.at is None or now - at >= EXPIRES:
            return None
        return presence.at - at
