import logging
import threading
import time
from collections.abc import Iterator
from datetime import date

import cv2
import numpy as np
import pytest

from kiosk.lobby.scanning.documents.passport import Passport
from kiosk.lobby.scanning.mrz.watch import PassportWatch
from kiosk.lobby.scanning.picture import Grey, grey
from tests.kiosk.lobby.scanning.mrz.drawn import specimen

TODAY = date(2026, 3, 4)
PASSPORT = Passport("Anna", "Eriksson", "", date(1974, 8, 12), date(2032, 4, 15), "UTO")
LONG = 30.0


class Reading:
    """Reads what it is told to, when it is let."""

    def __init__(self) -> None:
        self.answer: Passport | None = PASSPORT
        self.error: Exception | None = None
        self.pictures: list[Grey] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def read(self, picture: Grey, today: date) -> Passport | None:
        assert today == TODAY
        self.pictures.append(picture)
        assert self.may_go_on.wait(LONG)
        if self.error:
            raise self.error
        return self.answer


@pytest.fixture(scope="module")
def held_up() -> Grey:
    picture = grey(specimen(0).picture)
    return cv2.resize(picture, (1280, 880), interpolation=cv2.INTER_AREA).astype(np.uint8)


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def watch(reading: Reading) -> Iterator[PassportWatch]:
    watch = PassportWatch(reading, lambda: TODAY)
    yield watch
    reading.may_go_on.set()
    watch.close()


def told(watch: PassportWatch, picture: Grey, now: float) -> Passport | None:
    """What the watch tells once the read that is under way has ended."""
    until = time.monotonic() + LONG
    while watch._reading is not None and not watch._reading.done():
        assert time.monotonic() < until
        threading.Event().wait(0.001)
    return watch.see(picture, now)


def test_what_is_held_still_is_read_and_told_once(watch: PassportWatch, held_up: Grey) -> None:
    assert watch.see(held_up, 0.0) is None
    assert watch.see(held_up, 0.1) is None
    assert told(watch, held_up, 0.5) == PASSPORT
    assert watch.see(held_up, 1.6) is None
    assert told(watch, held_up, 2.0) is None


def test_one_that_comes_back_is_told_again(watch: PassportWatch, held_up: Grey) -> None:
    watch.see(held_up, 0.0)
    watch.see(held_up, 0.1)
    assert told(watch, held_up, 0.5) == PASSPORT
    watch.see(held_up, 20.0)
    assert told(watch, held_up, 20.5) == PASSPORT


def test_what_moves_is_not_read(watch: PassportWatch, reading: Reading, held_up: Grey) -> None:
    for step in range(5):
        watch.see(np.roll(held_up, 60 * step, axis=1), 0.1 * step)
    assert reading.pictures == []


def test_a_desk_without_a_passport_is_not_read(watch: PassportWatch, reading: Reading) -> None:
    desk = np.full((720, 1280), 128, np.uint8)
    for step in range(5):
        watch.see(desk, 0.1 * step)
    assert reading.pictures == []


def test_a_try_begins_once_a_second(watch: PassportWatch, reading: Reading, held_up: Grey) -> None:
    reading.answer = None
    for step in range(31):
        told(watch, held_up, 0.1 * step)
    assert len(reading.pictures) == 3


def test_codes_are_looked_for_while_a_passport_is_read(
    watch: PassportWatch, reading: Reading, held_up: Grey
) -> None:
    reading.may_go_on.clear()
    for step in range(5):
        assert watch.see(held_up, 0.5 * step) is None
    reading.may_go_on.set()
    assert told(watch, held_up, 3.0) == PASSPORT


def test_what_was_being_read_for_the_visitor_before_is_not_told(
    watch: PassportWatch, reading: Reading, held_up: Grey
) -> None:
    reading.may_go_on.clear()
    watch.see(held_up, 0.0)
    watch.see(held_up, 0.1)
    watch.begin_anew()
    reading.answer = None
    reading.may_go_on.set()
    assert watch.see(held_up, 0.2) is None
    assert told(watch, held_up, 2.0) is None


def test_a_failure_is_logged_and_the_next_picture_read(
    watch: PassportWatch, reading: Reading, held_up: Grey, caplog: pytest.LogCaptureFixture
) -> None:
    reading.error = RuntimeError("out of memory")
    watch.see(held_up, 0.0)
    watch.see(held_up, 0.1)
    with caplog.at_level(logging.ERROR):
        assert told(watch, held_up, 0.5) is None
    assert "could not be read" in caplog.text
    reading.error = None
    watch.see(held_up, 1.6)
    assert told(watch, held_up, 2.0) == PASSPORT
