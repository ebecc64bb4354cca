"""A folder in place of a printer: each badge becomes a PDF and a PNG, named after its job.

It is what a school without a badge printer starts with, and what runs in the demonstration and the tests.
A file appears whole or not at all, also where the power fails.
"""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from printer.driver import Failed, Outcome, Printed, Probe, Refused, State, Status
from printer.errors import Reason, UnknownPrinter
from printer.page import Sheet

_REASONS: Mapping[int, Reason] = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EROFS: Reason.NO_PERMISSION,
    errno.ENOENT: Reason.NO_FOLDER,
    errno.ENOTDIR: Reason.NO_FOLDER,
}


class FileDriver:
    """Writes into a folder. A disk answers at once, or not at all: time-outs play no part."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def open(cls, url: str, home: Path) -> "FileDriver":
        """`file:///FOLDER`, or `file:FOLDER` for a folder in `home`, which is made where it is missing.

        A folder elsewhere is somebody's, perhaps a disk that is not mounted: it is never made, but reported.
        """
        parts = urlsplit(url)
        folder = Path(unquote(parts.path))
        if parts.netloc or not parts.path:
            raise UnknownPrinter(url, ["file:FOLDER", "file:///FOLDER"])
        if not folder.is_absolute():
            folder = home / folder
            with suppress(OSError):  # whoever prints is told
                folder.mkdir(parents=True, exist_ok=True)
        return cls(folder)

    def probe(self, timeout: float = 2.0) -> Probe:
        """The folder, which confirms what it took."""
        return Probe(f"folder {self._folder}", can_confirm=True, status=self.status(timeout))

    def status(self, timeout: float = 0.8) -> Status:  # noqa: ARG002 - see the class
        """Ready, if files can be made there."""
        reason = self._refusal()
        return Status(State.ATTENTION, frozenset({reason})) if reason else Status(State.READY)

    def send(
        self,
        sheet: Sheet,
        job_id: str,
        on_first_byte: Callable[[], None],
        timeout: float,  # noqa: ARG002 - see the class
    ) -> Outcome:
        """Writes both files beside their places, then puts them there; the PNG comes last."""
        if reason := self._refusal():
            return Refused(reason)
        contents = {".pdf": sheet.pdf, ".png": sheet.png()}
        name = quote(job_id, safe="")  # any id is one file's name, and different ids are different names
        parts = {self._folder / f".{name}{end}.part": self._folder / f"{name}{end}" for end in contents}
        try:
            for part, content in zip(parts, contents.values(), strict=True):
                _write(part, content)
        except OSError as error:
            _remove(parts)
            return Failed(_reason(error))
        try:
            on_first_byte()
        except BaseException:
            _remove(parts)
            raise
        return self._put(parts)

    def _put(self, parts: Mapping[Path, Path]) -> Outcome:
        bytes_out = 0
        try:
            for part, place in parts.items():
                size = part.stat().st_size
                part.replace(place)
                bytes_out += size
            _sync(self._folder)
        except OSError as error:
            _remove(parts)
            return Failed(_reason(error), bytes_out)
        return Printed()

    def _refusal(self) -> Reason | None:
        if not self._folder.is_dir():
            return Reason.NO_FOLDER
        return None if os.access(self._folder, os.W_OK | os.X_OK) else Reason.NO_PERMISSION


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Puts a folder's new names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _reason(error: OSError) -> Reason:
    return _REASONS.get(error.errno or 0, Reason.PRINTER_FAULT)
