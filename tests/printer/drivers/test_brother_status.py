"""What the Brother drivers say of a printer when they are asked, and which URLs they take."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from printer import Printed, Reason, Refused, Sheet, State, Status, UnknownPrinter, open_driver
from printer.drivers.brother_usb import BrotherUsb
from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.brother_ports import network
from tests.printer.drivers.brother_ways import LATE, TIMEOUT, WAYS, Way, driver_at


@pytest.fixture(scope="module")
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


STATUS = [
    (None, State.READY, None),
    (Fault.COVER_OPEN, State.ATTENTION, Reason.COVER_OPEN),
    (Fault.NO_ROLL, State.ATTENTION, Reason.NO_MEDIA),
    (Fault.TURNED_OFF, State.OFFLINE, Reason.OFFLINE),
    (Fault.PRINTING, State.BUSY, Reason.BUSY),
    (Fault.IN_USE, State.BUSY, Reason.BUSY),
]


@WAYS
@pytest.mark.parametrize(("fault", "state", "reason"), STATUS)
def test_a_printer_says_how_it_is(way: Way, fault: Fault | None, state: State, reason: Reason | None) -> None:
    printer = BrotherStandIn("QL-810W", roll="62")
    if fault is not None:
        printer.on(fault)
    no_roll_seen = fault in {Fault.COVER_OPEN, Fault.NO_ROLL}
    wanted = Status(
        state, frozenset({reason} if reason else ()), None if no_roll_seen else "Brother DK-2205, 62 mm roll"
    )
    with way(printer) as url:
        assert driver_at(url).status() == wanted
        probe = driver_at(url).probe()
    assert (probe.status, probe.can_confirm) == (wanted, True)
    assert probe.model.startswith("Brother QL-810W at ")
    assert printer.jobs == 0


@WAYS
@pytest.mark.parametrize("fault", [Fault.MUTE, Fault.GARBLED, Fault.DRIBBLING, Fault.DEAF, Fault.SLOW])
def test_asking_takes_no_longer_than_allowed(way: Way, fault: Fault) -> None:
    printer = BrotherStandIn()
    printer.on(fault)
    with way(printer) as url:
        for ask in (driver_at(url).status, driver_at(url).probe):
            began = time.monotonic()
            ask(0.1)
            assert time.monotonic() - began < 0.1 + LATE


def test_in_the_network_one_that_only_listens_is_unknown() -> None:
    printer = BrotherStandIn()
    printer.on(Fault.MUTE)
    with network(printer) as url:
        probe = driver_at(url).probe(0.5)
    assert (probe.model, probe.can_confirm) == ("Brother QL at 127.0.0.1", False)
    assert probe.status == Status(State.UNKNOWN)


def test_in_the_network_one_that_takes_no_calls_is_unreachable() -> None:
    printer = BrotherStandIn()
    printer.on(Fault.PORT_CLOSED)
    with network(printer) as url:
        assert driver_at(url).probe().status.reasons == {Reason.UNREACHABLE}
        printer.on(Fault.MUTE)
        assert driver_at(url).status(0.3) == Status(State.OFFLINE, frozenset({Reason.UNREACHABLE}))


def test_none_on_the_cable_is_offline(sheet: Sheet, tmp_path: Path) -> None:
    driver = open_driver(f"brother+usb://{tmp_path}/lp0", tmp_path)
    assert driver.send(sheet, "v", pytest.fail, TIMEOUT) == Refused(Reason.OFFLINE)
    assert driver.probe().status == Status(State.OFFLINE, frozenset({Reason.OFFLINE}))


def test_a_device_that_nobody_may_write_to_is_named(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    driver = BrotherUsb("/dev/usb/lp0")
    assert driver.send(sheet, "v", pytest.fail, TIMEOUT) == Refused(Reason.NO_PERMISSION)
    assert driver.status() == Status(State.ATTENTION, frozenset({Reason.NO_PERMISSION}))


@WAYS
def test_the_drivers_open_by_url(way: Way, sheet: Sheet, tmp_path: Path) -> None:
    printer = BrotherStandIn()
    with way(printer) as url:
        assert open_driver(url, tmp_path).send(sheet, "v", lambda: None, 10) == Printed()


@pytest.mark.parametrize(
    "url",
    [
        "brother:",
        "brother://",
        "brother:///dev/usb/lp0",
        "brother://host/path",
        "brother://host:port",
        "brother://host?snmp=x",
        "brother://host?smtp=1",
        "brother+usb://host/dev/usb/lp0",
        "brother+usb:",
        "brother+usb:///dev/usb/lp0?snmp=161",
    ],
)
def test_a_url_that_names_no_printer_is_answered_with_those_that_do(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"brother://HOST, brother\+usb:///dev/usb/lp0"):
        open_driver(url, tmp_path)
