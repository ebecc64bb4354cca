"""Couriers: processes of their own that hand letters over, one for each channel.

An office that is killed while a letter is on its way would never hear whether the other side took it, and its
next life would send it again. A courier outlives the office by that one letter, and notes what became of it;
the next courier waits for it. Only what ends both at once, such as a power cut, leaves that open.
"""

import signal
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels.channel import Channel
from kiosk.office.alerts.hand import Hand
from kiosk.office.alerts.message import Message
from kiosk.office.alerts.taken import alone

LETTER_SECONDS = 60.0  # in which a letter is handed over, or it is tried again later
STOP_SECONDS = 5.0


class Courier:
    """The courier of a channel, as its sender sees it. It is at work from when it is first needed."""

    def __init__(self, channel: Channel, note: Path, letter_seconds: float = LETTER_SECONDS) -> None:
        self._begun_with = (channel, note, letter_seconds)
        self._last = b""
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def last_taken(self) -> bytes:
        """As that of a `Hand`; waits for the courier of the life before. Raises AlertDelayed."""
        self._at_work()
        return self._last

    def carry(self, key: bytes, message: Message, recipient: str) -> None:
        """As that of a `Hand`. A courier that is killed itself is followed by another."""
        line = self._at_work()
        try:
            line.send((key, message, recipient))
            problem: tuple[type[AlertRefused | AlertDelayed], dict[str, object]] | None = line.recv()
        except (EOFError, OSError):
            raise self._gone() from None
        if problem is not None:
            kind, found = problem
            raise kind(**found)
        self._last = key

    def close(self) -> None:
        """Sends the courier home."""
        if self._line is not None and self._process is not None:
            self._line.close()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._line = self._process = None

    def _at_work(self) -> Connection:
        if self._line is None:
            line, theirs = Pipe()
            with theirs:
                number = theirs.fileno()
                command = [sys.executable, "-m", __name__, str(number)]
                self._process = subprocess.Popen(command, pass_fds=[number])
            self._line = line
            try:
                self._line.send(self._begun_with)
                self._last = self._line.recv()
            except (EOFError, OSError):
                raise self._gone() from None
        return self._line

    def _gone(self) -> AlertDelayed:
        self.close()
        return AlertDelayed(problem="the process that hands it over has ended")


def attend(line: Connection) -> None:
    """Works for the office at the other end of the line, until that is gone."""
    channel, note, letter_seconds = line.recv()
    with alone(note):
        hand = Hand(channel, note)
        line.send(hand.last_taken())
        while True:
            letter = line.recv()
            signal.setitimer(signal.ITIMER_REAL, letter_seconds)
            try:
                hand.carry(*letter)
            except (AlertRefused, AlertDelayed) as error:
                line.send((type(error), error.found))
            else:
                line.send(None)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)


def _too_long(*_: object) -> None:
    """Ends the wait for a peer that answers so slowly, byte after byte, that no timeout of a socket does."""
    raise TimeoutError


if __name__ == "__main__":
    for ending in (signal.SIGINT, signal.SIGTERM):  # the letter at hand is finished; the line tells the end
        signal.signal(ending, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _too_long)
    with suppress(EOFError, ConnectionError):
        attend(Connection(int(sys.argv[1])))
