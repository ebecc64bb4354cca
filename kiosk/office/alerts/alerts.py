"""The alerts of an office: who follows what happens and who sends, started and stopped together."""

import logging
from collections.abc import Callable
from pathlib import Path

from kiosk.office.alerts.channels import Channel, open_channels
from kiosk.office.alerts.composer import Composer
from kiosk.office.alerts.courier import Courier
from kiosk.office.alerts.courtesy import check_settings
from kiosk.office.alerts.deadlines import steady
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.escalation import Rules
from kiosk.office.alerts.sender import Carrier, Sender
from kiosk.office.office import Office

TAKEN = "taken"  # the folder of the notes of every channel

log = logging.getLogger(__name__)


class Alerts:
    """Tells staff over every channel that the settings name, and the next ones while nobody answers."""

    def __init__(
        self,
        office: Office,
        *,
        channels: list[Channel] | None = None,
        carrier: Callable[[Channel, Path], Carrier] = Courier,
        steady: Callable[[], float] = steady,
    ) -> None:
        """`channels` take the place of those of the settings; `steady` is a clock that nobody sets.

        `carrier` makes whoever hands over the letters of a channel, and notes in this file what was taken.
        """
        self._settings = settings = office.settings
        channels = open_channels(settings.alerts) if channels is None else channels
        composer = Composer(office)
        self.senders = [
            Sender(
                channel.name,
                carrier(channel, office.data / TAKEN / channel.name),
                office.outbox,
                composer.compose,
                settings.alerts,
                office.clock,
            )
            for channel in channels
        ]
        rules = Rules.of(settings.alerts, settings.school)
        self.dispatcher = Dispatcher(office.journal, channels, rules, office.clock, self._wake, steady)

    def start(self) -> None:
        """Begins to follow, to look at deadlines and to send; logs what is not courteous in the settings."""
        for breach in check_settings(self._settings):
            log.warning("%s", breach)
        for sender in self.senders:
            sender.start()
        self.dispatcher.start()

    def stop(self) -> None:
        """Ends all that; what is not sent yet stays in the outbox, and what is not due yet in its row."""
        self.dispatcher.stop()
        for sender in self.senders:
            sender.stop()

    def _wake(self) -> None:
        for sender in self.senders:
            sender.wake()
