"""Follows arrivals: each becomes letters in the outbox, one for every channel and recipient."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Connection

from kiosk.clock import Clock
from kiosk.journal import Follower, Journal, Recorded, View
from kiosk.office.alerts import outbox
from kiosk.office.alerts.channel import Channel
from kiosk.visits.events import VisitorArrived
from kiosk.visits.moment import Moment

NEWS = timedelta(hours=1)  # an arrival that is heard of later than this is no news any more


class Dispatcher(Follower):
    """Puts letters about arrivals into the outbox, and wakes whoever sends them.

    Visits that have ended and arrivals of long ago are left alone: a lobby that was cut off for a day
    must not ring every telephone of the school.
    """

    def __init__(
        self, journal: Journal, channels: Sequence[Channel], clock: Clock, wake: Callable[[], None]
    ) -> None:
        super().__init__("alerts", journal, self._tell)
        self._channels = channels
        self._clock = clock
        self._wake = wake

    def catch_up(self) -> int:
        """As every follower; the letters are on disk when the senders are woken."""
        position = super().catch_up()
        self._wake()
        return position

    def _tell(self, connection: Connection, recorded: Recorded) -> None:
        event, content = recorded.event, recorded.entry.content
        if not isinstance(event, VisitorArrived) or content is None:
            return
        now = self._clock()
        view = View(connection)
        visit = view.visit(event.subject)
        if visit is None or not visit.in_building or not _is_news(content.moment, now):
            return
        host = view.host(event.host) if event.host else None
        for channel in self._channels:
            for recipient in channel.recipients(host):
                outbox.post(connection, event.subject, channel.name, recipient, due=now.at)


def _is_news(arrived: Moment, now: Moment) -> bool:
    """Whether it is worth an alert; where a clock cannot be trusted, it is."""
    return not (arrived.trusted and now.trusted) or now.at - arrived.at < NEWS
