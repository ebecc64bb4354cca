"""Sends the letters of one channel, and tries again where the other side asks for patience."""

import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from kiosk.clock import Clock
from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.outbox import Letter, Outbox
from kiosk.settings import AlertSettings

log = logging.getLogger(__name__)

Compose = Callable[[Letter], Message | None]
"""The message that is true now; None where it would help nobody any more."""


class Carrier(Protocol):
    """Whoever hands letters over: a `Courier`, or a `Hand` in this process."""

    def last_taken(self) -> bytes:
        """The key of the letter that the other side took last. Raises AlertDelayed."""

    def carry(self, key: bytes, message: Message, recipient: str) -> None:
        """Hands it over; raises AlertRefused or AlertDelayed where the other side did not take it."""

    def close(self) -> None:
        """Ends the work."""


LONGEST_PAUSE = 3600.0  # seconds between two tries
LOOK_SECONDS = 5.0
STOP_SECONDS = 5.0  # for a letter that is just being handed over


class Sender:
    """A thread for one channel, so that a slow mail server holds up nothing else."""

    def __init__(
        self,
        channel: str,
        carrier: Carrier,
        outbox: Outbox,
        compose: Compose,
        settings: AlertSettings,
        clock: Clock,
    ) -> None:
        self._channel = channel
        self._carrier = carrier
        self._outbox = outbox
        self._compose = compose
        self._settings = settings
        self._clock = clock
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"sender-{channel}", daemon=True)

    def start(self) -> None:
        """Begins to send."""
        self._thread.start()

    def wake(self) -> None:
        """Has it look into the outbox at once."""
        self._woken.set()

    def stop(self) -> None:
        """Ends after the letter at hand; one that takes too long is tried again at the next start."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(STOP_SECONDS)

    def send_due(self) -> None:
        """Sends whatever is due now, in the caller's thread."""
        while not self._stopping.is_set():
            now = self._clock().at
            horizon = now + timedelta(seconds=2 * LONGEST_PAUSE)
            letter = self._outbox.due(self._channel, now=now, horizon=horizon)
            if letter is None:
                return
            self._send(letter)

    def _send(self, letter: Letter) -> None:
        try:
            if self._carrier.last_taken() != letter.key:  # else it was taken, and then the office was killed
                message = self._compose(letter)
                if message is None:
                    self._outbox.expired(letter, now=self._clock())
                    return
                self._carrier.carry(letter.key, message, letter.recipient)
        except (AlertRefused, AlertDelayed) as error:
            self._not_taken(letter, error)
        except Exception as error:  # whatever it was: this letter must not hold up those behind it
            log.exception("a letter over %s stumbled", self._channel)
            self._not_taken(letter, AlertDelayed(problem=f"it stumbled ({type(error).__name__})"))
        else:
            self._outbox.delivered(letter, now=self._clock())

    def _not_taken(self, letter: Letter, error: AlertRefused | AlertDelayed) -> None:
        if isinstance(error, AlertRefused) or letter.tries + 1 >= self._settings.tries:
            self._give_up(letter, error)
        else:
            self._postpone(letter, error)

    def _give_up(self, letter: Letter, error: AlertRefused | AlertDelayed) -> None:
        problem = str(error.found["problem"])
        about = letter.about
        log.warning("%s %s: alert over %s given up: %s", about.topic, about.subject, letter.channel, problem)
        self._outbox.died(letter, problem, now=self._clock())

    def _postpone(self, letter: Letter, error: AlertDelayed) -> None:
        asked = error.found.get("after")
        seconds = (
            float(asked) if isinstance(asked, float) else pause(self._settings.retry_seconds, letter.tries)
        )
        until = self._clock().at + timedelta(seconds=min(seconds, LONGEST_PAUSE))
        self._outbox.postponed(letter, str(error.found["problem"]), until=until)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                self._carrier.last_taken()  # so it is at work before the first letter comes
                self.send_due()
                due = self._outbox.next_due(self._channel)
            except Exception:  # whatever it was: nobody else would send these letters
                log.exception("sending over %s stumbled; trying again", self._channel)
                due = None
            left = LOOK_SECONDS if due is None else (due - self._clock().at).total_seconds()
            self._woken.wait(min(max(left, 0.05), LOOK_SECONDS))
        self._carrier.close()


def pause(first: float, tries: int) -> float:
    """Seconds until the next try, after so many before this one: doubled each time, and never in step."""
    return min(first * 2.0 ** min(tries, 30), LONGEST_PAUSE) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
