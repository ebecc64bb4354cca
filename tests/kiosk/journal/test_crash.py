"""Killed at any moment, a journal still has whatever it said that it has."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from kiosk.journal import Journal
from kiosk.journal.verify import verify

KILLS = 25
MOST_PROMISES = 5
LONGEST_WAIT = 0.02  # seconds after the last promise that is listened to, in which a writer dies

# Forks a writer for every line that it reads, so that none spends its short life importing.
NURSERY = """
import os, secrets, sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.journal import Journal
from kiosk.visits import visit
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

def write_until_killed():
    journal = Journal.at(Path(sys.argv[1]))
    arrival = Arrival("Ana Ruiz", "meeting", "es", "Main entrance")
    while True:
        id = secrets.token_hex(8)
        events = visit.arrive(arrival, visit=id, person=id, number="A-001", token=id)
        journal.append(lambda _: events, now=Moment(datetime.now(UTC)))
        os.write(1, f"promised {id}\\n".encode())

Journal.at(Path(sys.argv[1])).close()
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        os.write(1, f"born {os.getpid()}\\n".encode())
        write_until_killed()
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


class Nursery:
    """Writers that live one after the other, and what they promised."""

    def __init__(self, process: "subprocess.Popen[bytes]", dice: random.Random) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._orders, self._words = process.stdin, process.stdout
        self._dice = dice
        self.promised: list[str] = []

    def raise_and_kill(self) -> None:
        """Kills a writer at some moment after it made a few promises, or none."""
        self._orders.write(b"go\n")
        child = int(self._hear("born"))
        for _ in range(self._dice.randrange(MOST_PROMISES)):
            self.promised.append(self._hear("promised"))
        end = time.monotonic() + self._dice.uniform(0, LONGEST_WAIT)
        while (left := end - time.monotonic()) > 0 and select.select([self._words], [], [], left)[0]:
            self.promised.append(self._hear("promised"))
        os.kill(child, signal.SIGKILL)
        while (word := self._next())[0] != "dead":
            self.promised.append(word[1])

    def _next(self) -> tuple[str, str]:
        word, _, value = self._words.readline().decode().strip().partition(" ")
        return word, value

    def _hear(self, expected: str) -> str:
        word, value = self._next()
        assert word == expected
        return value


def test_nothing_that_was_promised_is_lost(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        nursery = Nursery(process, random.Random(24))  # noqa: S311 - when to kill is no secret
        for _ in range(KILLS):
            nursery.raise_and_kill()

    promised = nursery.promised
    with closing(Journal.at(tmp_path)) as journal:
        assert verify(journal).problems == ()
        with journal.reading() as view:
            kept = {visit.id for visit in view.log()}
        assert len(promised) > KILLS, "they hardly wrote: this proves nothing"
        assert set(promised) <= kept
        assert len(kept) <= len(promised) + KILLS, "a death leaves one visit unannounced at the most"
        assert journal.held() == {journal.origin: 2 * len(kept)}, "an arrival and its badge, or neither"
