"""Sends the letters of one channel, and tries again where the other side asks for patience."""

import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta

from kiosk.clock import Clock
from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels import Channel
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.outbox import Letter, Outbox
from kiosk.office.alerts.taken import Taken
from kiosk.settings import AlertSettings

log = logging.getLogger(__name__)

Compose = Callable[[Letter], Message | None]
"""The message that is true now; None where it would help nobody any more."""

LONGEST_PAUSE = 3600.0  # seconds between two tries
LOOK_SECONDS = 5.0
STOP_SECONDS = 5.0  # for a letter that is just being handed over


class Sender:
    """A thread for one channel, so that a slow mail server holds up nothing else."""

    def __init__(
        self,
        channel: Channel,
        outbox: Outbox,
        taken: Taken,
        compose: Compose,
        settings: AlertSettings,
        clock: Clock,
    ) -> None:
        self._channel = channel
        self._outbox = outbox
        self._taken = taken
        self._compose = compose
        self._settings = settings
        self._clock = clock
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"sender-{channel.name}", daemon=True)

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
            letter = self._outbox.due(self._channel.name, now=now, horizon=horizon)
            if letter is None:
                return
            self._send(letter)

    def _send(self, letter: Letter) -> None:
        if self._taken.has(letter):  # and then, before that was written down, something went wrong
            self._outbox.delivered(letter, now=self._clock())
            return
        message = self._compose(letter)
        if message is None:
            self._outbox.expired(letter, now=self._clock())
            return
        try:
            self._channel.send(message, letter.recipient, lambda: self._taken.note(letter))
        except (AlertRefused, AlertDelayed) as error:
            if not self._taken.has(letter):  # else no more than the goodbye went wrong
                self._not_taken(letter, error)
                return
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
                self.send_due()
                due = self._outbox.next_due(self._channel.name)
            except Exception:  # whatever it was: nobody else would send these letters
                log.exception("sending over %s stumbled; trying again", self._channel.name)
                due = None
            left = LOOK_SECONDS if due is None else (due - self._clock().at).total_seconds()
            self._woken.wait(min(max(left, 0.05), LOOK_SECONDS))


def pause(first: float, tries: int) -> float:
    """Seconds until the next try, after so many before this one: doubled each time, and never in step."""
    return min(first * 2.0 ** min(tries, 30), LONGEST_PAUSE) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
