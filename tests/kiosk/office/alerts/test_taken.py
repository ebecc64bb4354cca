import logging
import os
from dataclasses import replace

import pytest

from kiosk.office.alerts.outbox import About, Letter, State
from kiosk.office.alerts.taken import Taken
from kiosk.visits.events import Topic
from tests.kiosk.office.running import HandClock

ABOUT = About(Topic.VISIT, "v1", "", "arrived")
LETTER = Letter(1, ABOUT, "email", "rivera@example.com", State.DUE, 0, HandClock()().at, None)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "taken" / "email"


def test_nothing_was_taken_before_anything_is_sent(path):
    assert not Taken(path).has(LETTER)


def test_what_was_taken_is_known_to_the_next_life(path):
    Taken(path).note(LETTER)
    for _ in range(2):
        assert Taken(path).has(LETTER)


def test_only_the_last_letter_is_known(path):
    taken, next_one = Taken(path), replace(LETTER, about=replace(ABOUT, step="reminder"))
    taken.note(LETTER)
    taken.note(next_one)
    assert taken.has(next_one)
    assert not taken.has(LETTER)


def test_a_letter_is_known_by_what_it_is_about_and_not_by_its_number(path):
    """A database that was restored gives a number to another letter, and the same letter another number."""
    taken = Taken(path)
    taken.note(LETTER)
    assert taken.has(replace(LETTER, id=7, tries=3))
    assert not taken.has(replace(LETTER, about=replace(ABOUT, subject="v2")))
    assert not taken.has(replace(LETTER, recipient="osei@example.com"))


@pytest.mark.parametrize("length", [0, 1, 31])
def test_a_note_that_a_power_cut_tore_is_none(path, length):
    Taken(path).note(LETTER)
    os.truncate(path, length)
    assert not Taken(path).has(LETTER)


def test_the_file_names_nobody_and_is_for_this_account_only(path):
    Taken(path).note(LETTER)
    assert b"rivera" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_is_full_is_logged_and_this_life_knows_all_the_same(path, monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left on device")

    taken = Taken(path)
    monkeypatch.setattr(os, "pwrite", full)
    with caplog.at_level(logging.WARNING):
        taken.note(LETTER)
    assert "No space left on device" in caplog.text
    assert taken.has(LETTER)
