"""Which letter of a channel was taken last: noted at once, for the outbox takes longer to write.

A channel hands over one letter after another, so one note a channel is enough. It is a small file beside the
database: written, it outlives a kill at once, and a power cut as soon as it is on disk. It holds a letter's
key, a digest, so that no address lies there.
"""

import fcntl
import logging
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEY_LENGTH = 32  # bytes

log = logging.getLogger(__name__)


class Taken:
    """The note of one channel."""

    def __init__(self, path: Path) -> None:
        """Reads what the last life of the office noted in this file; makes it where there is none."""
        self._file = _opened(path)
        self.close = weakref.finalize(self, os.close, self._file)
        self.last = os.read(self._file, KEY_LENGTH)

    def note(self, key: bytes) -> None:
        """The other side took this letter. A disk that is full is logged: this life knows it all the same."""
        self.last = key
        try:
            os.pwrite(self._file, key, 0)
            os.fdatasync(self._file)
        except OSError as error:
            log.warning("a letter that was taken cannot be noted: %s", error.strerror)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Waits until nobody else who asks to be alone with this note is; keeps others waiting meanwhile."""
    file = _opened(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def _opened(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
