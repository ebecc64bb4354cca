"""Who of the lobbies is there, and how they are: kept in memory, and out of date before a minute is over."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.visits.presence import Presence

EXPIRES = timedelta(seconds=50)  # lobbies tell three times as often


@dataclass
class Presences:
    """The newest presence of each lobby, by the name under which the office knows it.

    May be used from several threads.
    """

    _told: dict[str, tuple[Presence, datetime]] = field(default_factory=dict)

    def tell(self, lobby: str, presence: Presence, *, now: datetime) -> None:
        """A lobby says how it is."""
        self._told[lobby] = (presence, now)

    def of(self, lobby: str, *, now: datetime) -> Presence | None:
        """How a lobby is; None where it has said nothing for a while."""
        presence, at = self._told.get(lobby, (None, now))
        return presence if now - at < EXPIRES else None
