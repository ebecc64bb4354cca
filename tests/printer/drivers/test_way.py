import socket

import pytest

from printer import UnknownPrinter
from printer.drivers.deadline import Deadline
from printer.drivers.device import DeviceLink
from printer.drivers.tcp import TcpLink
from printer.drivers.way import find_plain_way, find_way

SAMPLES = ("x://HOST", "x+usb:///dev/usb/lp0")


def test_a_host_is_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        way = find_way(f"x://127.0.0.1:{printer.getsockname()[1]}/?a=1&b=two", SAMPLES)
        assert (way.place, way.options) == ("127.0.0.1", {"a": "1", "b": "two"})
        with way.open(Deadline(5)) as link:
            assert isinstance(link, TcpLink)


def test_a_device_is_opened() -> None:
    way = find_way("x+usb:///dev/null", SAMPLES)
    assert (way.place, way.options) == ("/dev/null", {})
    with way.open(Deadline(5)) as link:
        assert isinstance(link, DeviceLink)


def test_a_device_with_a_strange_name_is_opened() -> None:
    assert find_way("x+usb:///dev/usb/lp%200", SAMPLES).place == "/dev/usb/lp 0"


@pytest.mark.parametrize(
    "url",
    [
        "x://",
        "x:host",
        "x://host:99999",
        "x://host:9100/queue",
        "x://host?a",
        "x+usb://host/dev/lp0",
        "x+usb:lp0",
    ],
)
def test_what_leads_nowhere_is_answered_with_what_would(url: str) -> None:
    with pytest.raises(UnknownPrinter, match=r"is one of: x://HOST, x\+usb:///dev/usb/lp0"):
        find_way(url, SAMPLES)


def test_options_are_refused_where_there_are_none() -> None:
    assert find_plain_way("x+usb:///dev/null", SAMPLES).place == "/dev/null"
    with pytest.raises(UnknownPrinter, match="is one of: x://HOST"):
        find_plain_way("x://host?speed=3", SAMPLES)
