"""Handing a letter over, and noting at once that the other side has it."""

import logging
from pathlib import Path

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels.channel import Channel
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.taken import Taken

log = logging.getLogger(__name__)


class Hand:
    """Hands letters over one channel, in this very process."""

    def __init__(self, channel: Channel, note: Path) -> None:
        self._channel = channel
        self._taken = Taken(note)

    def last_taken(self) -> bytes:
        """The key of the letter that the other side took last, in this life or in the one before."""
        return self._taken.last

    def carry(self, key: bytes, message: Message, recipient: str) -> None:
        """Hands it over; raises AlertRefused or AlertDelayed where the other side did not take it."""
        try:
            self._channel.send(message, recipient, lambda: self._taken.note(key))
        except Exception as error:
            if self.last_taken() == key:  # no more than the goodbye went wrong
                return
            if isinstance(error, AlertRefused | AlertDelayed):
                raise
            log.exception("handing over by %s stumbled", self._channel.name)
            raise AlertDelayed(problem=f"it stumbled ({type(error).__name__})") from None

    def close(self) -> None:
        """Ends it; the note stays."""
        self._taken.close()
