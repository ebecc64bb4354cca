"""The kernel's switches, by what they tell; no device of this machine is asked."""

import os
import struct
import threading

import pytest

from kiosk.lobby.speech import jack
from kiosk.lobby.speech.jack import Jack, headphone_switches, plugged_after

PATIENCE = 60.0


def event(kind, code, value):
    return struct.pack("llHHi", 0, 0, kind, code, value)


IN, OUT = event(5, 2, 1), event(5, 2, 0)
SYNC, LID, VOLUME = event(0, 0, 0), event(5, 0, 1), event(1, 115, 1)


@pytest.mark.parametrize(
    ("events", "before", "after"),
    [
        (IN + SYNC, False, True),
        (OUT + SYNC, True, False),
        (OUT + IN, False, True),
        (LID + VOLUME + SYNC, False, False),
        (LID + SYNC, True, True),
        (IN[:10], False, False),
        (b"", True, True),
    ],
)
def test_only_the_switch_for_headphones_counts(events, before, after):
    assert plugged_after(events, before) is after


def test_what_is_no_input_device_has_no_switch(tmp_path):
    (tmp_path / "event0").write_bytes(b"")
    assert list(headphone_switches(tmp_path)) == []
    assert list(headphone_switches(tmp_path / "nowhere")) == []


@pytest.fixture
def switch(tmp_path, monkeypatch):
    """A pipe in the place of a device, of which the kernel would say that it has such a switch."""
    path = tmp_path / "event3"
    os.mkfifo(path)
    writing = os.open(path, os.O_RDWR)
    monkeypatch.setattr(jack, "_bits", lambda file, request: 4 if request == jack._EVIOCGBIT_SW else 0)
    yield writing
    os.close(writing)


def test_a_headphone_that_is_plugged_in_and_pulled_out_is_told(tmp_path, switch):
    told, changed = [], threading.Condition()

    def tell(plugged):
        with changed:
            told.append(plugged)
            changed.notify_all()

    listening = Jack(tell, tmp_path)
    listening.start()
    for events, expected in ((IN, [True]), (OUT, [True, False]), (LID + IN + SYNC, [True, False, True])):
        os.write(switch, events)
        with changed:
            assert changed.wait_for(lambda expected=expected: told == expected, PATIENCE)
    listening.stop()
    assert told == [True, False, True]


def test_one_that_is_in_from_the_beginning_is_told(tmp_path, switch, monkeypatch):
    monkeypatch.setattr(jack, "_bits", lambda file, request: 4)
    told = threading.Event()
    listening = Jack(lambda plugged: told.set() if plugged else None, tmp_path)
    listening.start()
    assert told.wait(PATIENCE)
    listening.stop()


def test_without_any_device_it_ends_by_itself(tmp_path):
    listening = Jack(pytest.fail, tmp_path)
    listening.start()
    listening.stop()
