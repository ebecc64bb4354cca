import logging
import os
import threading

import pytest

from kiosk.office.alerts.taken import KEY_LENGTH, Taken, alone

FIRST, SECOND = b"1" * KEY_LENGTH, b"2" * KEY_LENGTH


@pytest.fixture
def path(tmp_path):
    return tmp_path / "taken" / "email"


def test_nothing_was_taken_before_anything_is_sent(path):
    assert Taken(path).last == b""


def test_what_was_taken_last_is_known_to_the_next_life(path):
    taken = Taken(path)
    for key in (FIRST, SECOND):
        taken.note(key)
    for _ in range(2):
        assert Taken(path).last == taken.last == SECOND


@pytest.mark.parametrize("length", [0, 1, KEY_LENGTH - 1])
def test_a_note_that_a_power_cut_tore_is_none(path, length):
    Taken(path).note(FIRST)
    os.truncate(path, length)
    assert Taken(path).last != FIRST


def test_the_file_is_for_this_account_only(path):
    Taken(path).note(FIRST)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_is_full_is_logged_and_this_life_knows_all_the_same(path, monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left on device")

    taken = Taken(path)
    monkeypatch.setattr(os, "pwrite", full)
    with caplog.at_level(logging.WARNING):
        taken.note(FIRST)
    assert "No space left on device" in caplog.text
    assert taken.last == FIRST


def test_whoever_wants_to_be_alone_with_it_waits_for_the_one_before(path):
    order = []

    def second():
        with alone(path):
            order.append("second")

    with alone(path):
        other = threading.Thread(target=second)
        other.start()
        order.append("first")
    other.join()
    assert order == ["first", "second"]
