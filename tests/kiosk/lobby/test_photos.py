"""Photos live as long as visits, on this lobby's disk alone."""

import stat
import threading
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from kiosk import reception
from kiosk.journal import Journal
from kiosk.lobby.photos import Photos
from kiosk.settings import load
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

PURPOSES = load().purpose_list()
NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
TOMORROW = Moment(NOW.at + timedelta(days=1), -480)
PHOTO = np.arange(48, dtype=np.uint8).reshape(8, 6)
PATIENCE = 60.0


@pytest.fixture
def journal(tmp_path):
    journal = Journal.at(tmp_path)
    yield journal
    journal.close()


@pytest.fixture
def photos(tmp_path):
    return Photos(tmp_path)


def visit(journal):
    arrival = Arrival(name="Ana", purpose="delivery", language="es", lobby="Main entrance", host=None)
    return reception.check_in(journal, arrival, letter="A", purposes=PURPOSES, now=NOW)


def kept(photos, visit):
    photos.keep(visit.id, PHOTO)
    return visit


def test_a_photo_comes_back_as_it_was_for_whoever_opens_the_lobby_next(photos, tmp_path):
    photos.keep("visit-1", PHOTO)
    assert (Photos(tmp_path).of("visit-1") == PHOTO).all()
    assert photos.of("visit-2") is None


def test_only_this_account_can_read_it(photos, tmp_path):
    photos.keep("visit-1", PHOTO)
    [file] = (tmp_path / "photos").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_one_that_is_damaged_is_none(photos, tmp_path):
    photos.keep("visit-1", PHOTO)
    for damage in (b"", b"\x89PNG\r\n\x1a\n broken", b"text"):
        (tmp_path / "photos" / "visit-1.png").write_bytes(damage)
        assert photos.of("visit-1") is None


def test_it_can_be_forgotten_twice(photos, tmp_path):
    photos.keep("visit-1", PHOTO)
    photos.forget("visit-1")
    photos.forget("visit-1")
    assert list((tmp_path / "photos").iterdir()) == []


def test_it_stays_while_the_visit_goes_on(photos, journal):
    ana = kept(photos, visit(journal))
    photos.forget_ended(journal, NOW)
    assert photos.of(ana.id) is not None


def test_it_goes_when_she_leaves(photos, journal):
    ana, tom = kept(photos, visit(journal)), kept(photos, visit(journal))
    reception.check_out(journal, ana.id, by="visitor", now=NOW)
    photos.forget_ended(journal, NOW)
    assert (photos.of(ana.id), photos.of(tom.id) is None) == (None, False)


def test_it_goes_when_she_is_forgotten(photos, journal):
    ana = kept(photos, visit(journal))
    reception.forget(journal, ana.person, now=NOW)
    photos.forget_ended(journal, NOW)
    assert photos.of(ana.id) is None


def test_it_goes_with_the_day(photos, journal):
    ana = kept(photos, visit(journal))
    photos.forget_ended(journal, TOMORROW)
    assert photos.of(ana.id) is None


def test_what_belongs_to_no_visit_goes(photos, journal, tmp_path):
    photos.keep("nobody", PHOTO)
    (tmp_path / "photos" / "cut-short.new").write_bytes(b"half a picture")
    photos.forget_ended(journal, NOW)
    assert list((tmp_path / "photos").iterdir()) == []


def test_where_there_never_was_one_there_is_nothing_to_do(photos, journal, tmp_path):
    photos.forget_ended(journal, NOW)
    assert not (tmp_path / "photos").exists()


def test_whoever_asks_during_a_check_in_waits_for_the_photo(photos):
    found = []
    asking = threading.Thread(target=lambda: found.append(photos.of("visit-1")))
    with photos.awaited():
        asking.start()
        photos.keep("visit-1", PHOTO)
    asking.join(PATIENCE)
    assert (found[0] == PHOTO).all()
