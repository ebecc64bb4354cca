"""A way to reach people."""

from collections.abc import Callable, Sequence
from typing import Protocol

from kiosk.office.alerts.escalation import Told
from kiosk.office.alerts.message import Message

OnTaken = Callable[[], None]
"""Called as soon as the other side has a message, before anything else is done."""


class Channel(Protocol):
    """`name` is what the outbox and the record call it."""

    name: str

    def recipients(self, told: Told) -> Sequence[str]:
        """Under which addresses these are reached; a room that all of them read has one of its own."""

    def send(self, message: Message, recipient: str, taken: OnTaken) -> None:
        """Hands the message over; raises AlertRefused or AlertDelayed."""
