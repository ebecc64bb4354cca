"""Sends the letters of one channel, and tries again where the other side asks for patience."""

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.journal import Journal
from kiosk.office.alerts.channel import Channel
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.outbox import Letter, Outbox
from kiosk.settings import AlertSettings
from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)

Compose = Callable[[Visit, Letter], Message]

LONGEST_PAUSE = 3600.0  # seconds between two tries
USEFUL = timedelta(hours=12)  # nobody waits at the door for longer
LOOK_SECONDS = 5.0
STOP_SECONDS = 5.0  # for a letter that is just being handed over


class Sender:
    """A thread for one channel, so that a slow mail server holds up nothing else."""

    def __init__(
        self,
        channel: Channel,
        journal: Journal,
        outbox: Outbox,
        compose: Compose,
        settings: AlertSettings,
        clock: Clock,
    ) -> None:
        self._channel = channel
        self._journal = journal
        self._outbox = outbox
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
        with self._journal.reading() as view:
            visit = view.visit(letter.visit)
        now = self._clock()
        if visit is None or not visit.in_building or _is_past_use(visit, now.at - USEFUL):
            self._outbox.expired(letter, now=now)
            return
        try:
            self._channel.send(self._compose(visit, letter), letter.recipient)
        except AlertRefused as error:
            self._give_up(letter, error)
        except AlertDelayed as error:
            if letter.tries + 1 >= self._settings.tries:
                self._give_up(letter, error)
            else:
                self._postpone(letter, error)
        else:
            self._outbox.delivered(letter, now=self._clock())

    def _give_up(self, letter: Letter, error: AlertRefused | AlertDelayed) -> None:
        problem = str(error.found["problem"])
        log.warning("alert for visit %s over %s given up: %s", letter.visit, letter.channel, problem)
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


def _is_past_use(visit: Visit, before: datetime) -> bool:
    arrived = visit.arrived
    return arrived is not None and arrived.trusted and arrived.at < before
