"""`kiosk print-test`, and the doctor's line on the printer, against a stand-in."""

import pytest

from kiosk import shipped
from kiosk.lobby.doctor import Health, examine
from kiosk.settings import load
from printer.testing.brother import BrotherStandIn, Fault
from printer.testing.brother_ports import cable, network


@pytest.fixture
def print_test(kiosk):
    """Runs the command on a printer: its status, and what it printed."""

    def run(url, *options):
        status, out, err = kiosk("print-test", "--printer", url, *options)
        assert err == ""
        return status, out.splitlines()

    return run


@pytest.mark.parametrize("way", [cable, network])
def test_a_badge_that_came_out_is_confirmed(print_test, way):
    printer = BrotherStandIn("QL-820NWB")
    with way(printer) as url:
        status, said = print_test(url)
    assert status == 0
    assert "QL-820NWB" in said[0]
    assert "ready, with Brother DK-1202" in said[0]
    assert said[1:] == ["Sending the badge.", "The badge came out: the printer confirmed it."]
    assert len(printer.pages) == 1


def test_a_printer_that_is_not_ready_is_told_in_sentences(print_test):
    printer = BrotherStandIn()
    printer.on(Fault.COVER_OPEN)
    with cable(printer) as url:
        status, said = print_test(url)
    assert status == 1
    assert said[1:] == ["Nothing was sent: the printer's cover is open. Close it."]


def test_another_roll_is_named_with_the_one_that_is_wanted(print_test):
    printer = BrotherStandIn("QL-820NWB", roll="62red")
    with network(printer) as url:
        status, said = print_test(url, "--medium", "62")
    assert status == 1
    assert said[1].startswith(
        "Nothing was sent: badges are laid out for Brother DK-2205, 62 mm roll, and the printer holds"
        " Brother DK-22251, 62 mm roll, black and red. Change the roll"
    )


def test_what_goes_wrong_in_the_middle_is_told(print_test):
    printer = BrotherStandIn()
    printer.after(10_000, Fault.CUTTER_JAM)
    with cable(printer) as url:
        status, said = print_test(url)
    assert status == 1
    assert said[2].startswith("The badge did not come out, after ")
    assert "the printer's cutter is jammed. Switch the printer off" in said[2]


def test_one_that_cannot_tell_is_no_success(print_test):
    printer = BrotherStandIn()
    printer.on(Fault.MUTE)
    with network(printer) as url:
        status, said = print_test(url)
    assert status == 1
    assert said[0].endswith("there, but it does not say how it is.")
    assert said[2].endswith("Look whether it did.")


def test_one_that_is_lost_on_the_way_is_to_be_looked_at(print_test):
    printer = BrotherStandIn()
    with cable(printer) as url:
        printer.after(10_000, Fault.HANGS_UP)
        status, said = print_test(url)
    assert status == 1
    assert "the connection to the printer broke off" in said[2]


@pytest.fixture
def finding(tmp_path):
    """What the doctor finds of the printer at a URL."""

    def look(url, **badge):
        settings = load(shipped.CONFIG / "demo")
        lobby = settings.lobby.model_copy(update={"printer": url, "camera": "none:"})
        wanted = settings.badge.model_copy(update=badge)
        changed = settings.model_copy(update={"lobby": lobby, "badge": wanted})
        return next(found for found in examine(changed, tmp_path) if found.part == "printer")

    return look


def test_the_doctor_says_how_the_printer_is(finding):
    printer = BrotherStandIn("QL-800")
    with cable(printer) as url:
        found = finding(url)
        assert found.health is Health.OK
        assert "QL-800" in found.found
        printer.on(Fault.NO_ROLL)
        found = finding(url)
    assert found.health is Health.WARNING
    assert found.found.endswith("there are no labels in the printer")
    assert found.remedy == "Put a roll in and close the cover. Until then badges are written by hand."


def test_the_doctor_sees_another_roll(finding):
    with cable(BrotherStandIn("QL-800", roll="62")) as url:
        found = finding(url, medium="62x100")
    assert found.health is Health.WARNING
    assert "badges are laid out for Brother DK-1202" in found.found
    assert "badge.toml" in found.remedy


@pytest.mark.parametrize(("url", "medium"), [("x:", "62x100"), ("file:badges", "9x9")])
def test_the_doctor_says_where_a_setting_is_wrong(finding, url, medium):
    found = finding(url, medium=medium)
    assert found.health is Health.FAILURE
    assert "lobby.toml" in found.remedy
    assert "badge.toml" in found.remedy
