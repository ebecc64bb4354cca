"""Which letter of a channel was taken last: noted at once, for the outbox takes longer to write.

A sender hands over one letter after another, so one note a channel is enough. It is a small file beside the
database: written, it outlives a kill at once, and a power cut as soon as it is on disk. It holds a digest,
so that no address lies there, and one of all that the letter is about: a letter that a restored database
makes anew under an old number is another one.
"""

import hashlib
import logging
import os
import weakref
from pathlib import Path

from kiosk.office.alerts.outbox import Letter

log = logging.getLogger(__name__)


class Taken:
    """The note of one channel."""

    def __init__(self, path: Path) -> None:
        """Reads what the last life of the office noted in this file; makes it where there is none."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        weakref.finalize(self, os.close, self._file)
        self._last = os.read(self._file, hashlib.sha256().digest_size)

    def note(self, letter: Letter) -> None:
        """The other side took this letter. A disk that is full is logged: this life knows it all the same."""
        self._last = _digest(letter)
        try:
            os.pwrite(self._file, self._last, 0)
            os.fdatasync(self._file)
        except OSError as error:
            log.warning("a letter that was taken cannot be noted: %s", error.strerror)

    def has(self, letter: Letter) -> bool:
        """Whether this letter is the one that was noted last."""
        return self._last == _digest(letter)


def _digest(letter: Letter) -> bytes:
    about = letter.about
    key = (about.topic, about.subject, about.mark, about.step, letter.channel, letter.recipient)
    return hashlib.sha256("\n".join(key).encode()).digest()
