"""Whether a headphone is plugged in, as the kernel tells by input devices that have a switch for it.

A USB sound card or the board's own jack is such a device. Only what is readable counts: the lobby's user must
be in the group "input". The numbers are those of linux/input.h and linux/input-event-codes.h.
"""

import fcntl
import logging
import os
import selectors
import struct
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

log = logging.getLogger(__name__)

DEVICES = Path("/dev/input")

_EVENT = struct.Struct("llHHi")  # a time of two numbers, then type, code and value
_EV_SW = 5
_SW_HEADPHONE_INSERT = 2
_SWITCH_BYTES = 4
_READING = 2 << 30 | ord("E") << 8  # ioctl's code of a request that reads, for the device's letter
_EVIOCGSW = _READING | _SWITCH_BYTES << 16 | 0x1B
_EVIOCGBIT_SW = _READING | _SWITCH_BYTES << 16 | (0x20 + _EV_SW)


class Jack:
    """Tells on its own thread when a headphone is plugged in or pulled out."""

    def __init__(self, on_change: Callable[[bool], None], devices: Path = DEVICES) -> None:
        self._on_change = on_change
        self._devices = devices
        self._waker = os.pipe()
        self._thread = threading.Thread(target=self._run, name="jack", daemon=True)

    def start(self) -> None:
        """Looks for switches, and begins to listen to them; where there are none, it ends at once."""
        self._thread.start()

    def stop(self) -> None:
        """Listens no more."""
        os.write(self._waker[1], b".")
        self._thread.join()
        for end in self._waker:
            os.close(end)

    def _run(self) -> None:
        switches = dict.fromkeys(headphone_switches(self._devices), False)
        for switch in switches:
            switches[switch] = is_plugged(switch)
        try:
            if any(switches.values()):
                self._on_change(True)
            if switches:
                self._listen(switches)
        finally:
            for switch in switches:
                os.close(switch)

    def _listen(self, switches: dict[int, bool]) -> None:
        with selectors.DefaultSelector() as selector:
            for file in (self._waker[0], *switches):
                selector.register(file, selectors.EVENT_READ)
            while len(selector.get_map()) > 1:
                for key, _ in selector.select():
                    if key.fd == self._waker[0]:
                        return
                    before = any(switches.values())
                    try:
                        switches[key.fd] = plugged_after(os.read(key.fd, 64 * _EVENT.size), switches[key.fd])
                    except OSError as error:  # it was pulled out, sound card and all
                        log.info("a headphone switch has gone: %s", error.strerror)
                        selector.unregister(key.fd)
                        switches[key.fd] = False
                    if (after := any(switches.values())) != before:
                        self._on_change(after)


def headphone_switches(devices: Path) -> Iterable[int]:
    """The open input devices of the folder that have a switch for headphones; the caller closes them."""
    for path in sorted(devices.glob("event*")):
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue  # none of ours, or not for this user
        if _bits(file, _EVIOCGBIT_SW) >> _SW_HEADPHONE_INSERT & 1:
            yield file
        else:
            os.close(file)


def is_plugged(switch: int) -> bool:
    """Whether the switch of this open device says so now."""
    return bool(_bits(switch, _EVIOCGSW) >> _SW_HEADPHONE_INSERT & 1)


def plugged_after(events: bytes, before: bool) -> bool:
    """Whether a headphone is plugged in after these events of the kernel, where it was so `before`."""
    whole = len(events) // _EVENT.size * _EVENT.size
    for _, _, kind, code, value in _EVENT.iter_unpack(events[:whole]):
        if kind == _EV_SW and code == _SW_HEADPHONE_INSERT:
            before = bool(value)
    return before


def _bits(file: int, request: int) -> int:
    """What a request of the device answers, as a number of bits; 0 where it knows no such request."""
    try:
        return int.from_bytes(fcntl.ioctl(file, request, bytes(_SWITCH_BYTES)), "little")
    except OSError:
        return 0
