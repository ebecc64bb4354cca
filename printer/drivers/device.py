"""Device: the way to a printer on a cable, by the file that the kernel's usblp driver makes of it."""

import errno
import os
import select
import stat
from collections.abc import Mapping
from time import sleep

from printer.drivers.deadline import Deadline
from printer.drivers.link import BREATH, STALL, Link, LinkBroken
from printer.errors import Reason

_REASONS: Mapping[int, Reason] = {
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EBUSY: Reason.BUSY,  # usblp opens once: another program of this machine prints
}


def open_device(path: str) -> "DeviceLink":
    """Opens a device, which does not block; raises LinkBroken: NO_PERMISSION, BUSY, or OFFLINE where there is
    none. A plain file is none: it is what a shell leaves behind that wrote to a printer while it was off."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError as error:
        raise LinkBroken(_REASONS.get(error.errno or 0, Reason.OFFLINE)) from error
    if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise LinkBroken(Reason.OFFLINE)
    return DeviceLink(descriptor)


class DeviceLink(Link):
    """An open device."""

    def close(self) -> None:
        """Closes it; the kernel takes back what the printer has not taken by now."""
        os.close(self._descriptor)

    def drain(self, deadline: Deadline, stall: float = STALL) -> None:
        """Waits until the printer has taken what was sent; raises LinkBroken as `send` does."""
        if not self._ready(select.POLLOUT, deadline.at_most(stall)):
            raise LinkBroken(Reason.STUCK)

    def _read_nothing(self) -> None:
        sleep(BREATH)  # a Brother that has nothing to say answers a read with an empty packet
