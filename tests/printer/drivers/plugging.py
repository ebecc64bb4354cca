"""A stand-in that hears what comes over a line, plugged in by the network or by a cable."""

from collections.abc import Iterator
from contextlib import contextmanager

from printer.drivers.patience import Patience
from printer.testing.line import Ear, PtyLine, TcpLine

HURRIED = Patience(answer=0.5, pause=0.005, settle=0.1, stop=1.5)
NETWORK, CABLE = "network", "cable"


@contextmanager
def plugged_in(printer: Ear, scheme: str, by: str = NETWORK) -> Iterator[str]:
    """Its URL, while it is plugged in."""
    if by == NETWORK:
        with TcpLine(printer) as line:
            yield f"{scheme}://{line.address}"
    else:
        with PtyLine(printer) as cable:
            yield f"{scheme}+usb://{cable.path}"
