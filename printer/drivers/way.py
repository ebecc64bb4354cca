"""Way: how to a printer, as its URL says it: by the network or by a cable."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from printer.driver import Failed, Outcome, State, Status, Unknown
from printer.drivers.deadline import Deadline
from printer.drivers.device import open_device
from printer.drivers.link import Link, LinkBroken
from printer.drivers.tcp import connect
from printer.errors import Reason, UnknownPrinter

RAW_PORT = 9100
"""Where printers in the network take what they understand, without more ado."""

_STATES = {
    Reason.BUSY: State.BUSY,
    Reason.NO_PERMISSION: State.ATTENTION,
    Reason.NOT_TRUSTED: State.ATTENTION,
    Reason.SILENT: State.ATTENTION,
    Reason.STUCK: State.ATTENTION,
}


@dataclass(frozen=True)
class Way:
    """`open` opens the link to a `place`, or raises LinkBroken; `options` are the URL's."""

    place: str
    open: Callable[[Deadline], Link]
    options: Mapping[str, str]


def find_way(url: str, samples: tuple[str, ...]) -> Way:
    """The way of `SCHEME://HOST[:9100]` or `SCHEME+usb:///dev/PATH`, with or without `?NAME=VALUE&...`.

    Raises UnknownPrinter, which names the `samples`.
    """
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        host, port, path = parts.hostname, parts.port or RAW_PORT, unquote(parts.path)
    except ValueError:
        raise UnknownPrinter(url, samples) from None
    if parts.scheme.endswith("+usb"):
        if parts.netloc or not path.startswith("/"):
            raise UnknownPrinter(url, samples)
        return Way(path, lambda _: open_device(path), options)
    if not host or path not in {"", "/"}:
        raise UnknownPrinter(url, samples)
    return Way(host, lambda deadline: connect(host, port, deadline), options)


def find_plain_way(url: str, samples: tuple[str, ...]) -> Way:
    """The way of a URL without options; raises UnknownPrinter as `find_way` does, for options too."""
    way = find_way(url, samples)
    if way.options:
        raise UnknownPrinter(url, samples)
    return way


def without_way(broken: LinkBroken) -> Status:
    """How a printer is to which there is no way."""
    return Status(_STATES.get(broken.reason, State.OFFLINE), frozenset({broken.reason}))


def lost(broken: LinkBroken, bytes_out: int) -> Outcome:
    """What became of a page when the way ended after so many of its bytes."""
    return Unknown(broken.reason) if bytes_out else Failed(broken.reason)
