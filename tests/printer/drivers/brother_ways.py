"""What the tests of the Brother drivers share: both ways to a stand-in, and drivers with little patience."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from printer import Driver
from printer.drivers.brother import PATIENT, BrotherPatience
from printer.drivers.brother_network import BrotherNetwork
from printer.drivers.brother_usb import BrotherUsb
from printer.drivers.way import find_way
from printer.testing.brother import BrotherStandIn
from printer.testing.brother_ports import cable, network

TIMEOUT = 5.0  # seconds, for a job that ends long before
QUICK = BrotherPatience(answer=0.2, pause=0.01, settle=0.3, stop=0.1, connect=0.2, busy=0.2, stall=0.3)
LATE = 2.0  # seconds by which a busy machine may be late

Way = Callable[[BrotherStandIn], AbstractContextManager[str]]

WAYS = pytest.mark.parametrize("way", [cable, network])


def driver_at(url: str, patience: BrotherPatience = PATIENT) -> Driver:
    """The driver of a stand-in's URL, with this patience."""
    way = find_way(url, ())
    if "snmp" in way.options:
        return BrotherNetwork(way, int(way.options["snmp"]), patience)
    return BrotherUsb(way.place, patience)
