"""The parts of a `multipart/x-mixed-replace` stream, as network cameras send their pictures."""

from collections.abc import Iterator
from email.message import Message

_LARGEST_HEAD, _LARGEST_PART = 16_384, 32_000_000  # bytes


class StreamInvalid(Exception):
    """What comes is no such stream: the argument says why."""


def boundary_of(content_type: str) -> bytes | None:
    """The line that stands between two parts, without its end; None where the type is not multipart."""
    head = Message()
    head["Content-Type"] = content_type
    boundary = head.get_param("boundary")
    if head.get_content_maintype() != "multipart" or not isinstance(boundary, str) or not boundary.strip("-"):
        return None
    # Some cameras name the boundary with the dashes that belong before it.
    return b"--" + boundary.strip().removeprefix("--").encode("latin-1", "replace")


class Parts:
    """Cuts a stream into parts."""

    def __init__(self, boundary: bytes) -> None:
        """Args:
        boundary: as `boundary_of` gives it.
        """
        self._boundary = boundary
        self._bytes = bytearray()
        self._searched = 0
        """Up to here the part that is coming has no end."""

    def feed(self, received: bytes) -> Iterator[bytes]:
        """The contents of those parts that are complete with these bytes.

        Raises:
            StreamInvalid: where a part is larger than any picture.
        """
        self._bytes += received
        while (part := self._next()) is not None:
            yield part

    def _next(self) -> bytes | None:
        start = self._bytes.find(self._boundary)
        if start < 0:
            del self._bytes[: -len(self._boundary)]
            return None
        head, begin = self._head(start + len(self._boundary))
        if begin is None:
            self._check(len(self._bytes) - start, _LARGEST_HEAD)
            return None
        length = _length(head)
        if length is None:
            # The part ends where the next begins; the line end before it belongs to the boundary.
            end = self._bytes.find(b"\n" + self._boundary, max(begin, self._searched))
            self._searched = len(self._bytes) - len(self._boundary) - 1
            end = end - 1 if end > begin and self._bytes[end - 1] == ord("\r") else end
        else:
            self._check(length, _LARGEST_PART)
            end = begin + length if len(self._bytes) >= begin + length else -1
        if end < 0:
            self._check(len(self._bytes) - begin, _LARGEST_PART)
            return None
        part = bytes(self._bytes[begin:end])
        del self._bytes[:end]
        self._searched = 0
        return part

    def _head(self, start: int) -> tuple[bytes, int | None]:
        """The part's head, and where its content begins; None where that has not come yet."""
        until = start + _LARGEST_HEAD
        ends = [(self._bytes.find(blank, start, until), blank) for blank in (b"\r\n\r\n", b"\n\n")]
        found = min(((at, blank) for at, blank in ends if at >= 0), default=None)
        if found is None:
            return b"", None
        return bytes(self._bytes[start : found[0]]), found[0] + len(found[1])

    @staticmethod
    def _check(size: int, limit: int) -> None:
        if size > limit:
            raise StreamInvalid(f"{size} bytes without an end")


def _length(head: bytes) -> int | None:
    for line in head.splitlines():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value)
    return None
