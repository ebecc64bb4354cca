"""Badges follow arrivals, on a real journal, spooler and folder."""

from datetime import timedelta

import numpy as np
import pytest

from kiosk import reception
from kiosk.lobby import badging as module
from kiosk.lobby.badging import OLD
from kiosk.visits.badge import BadgeIssue, BadgeState
from kiosk.visits.events import VISITOR, BadgeRequested
from kiosk.visits.moment import Moment
from printer import JobState
from tests.kiosk.lobby.printing_lobby import Lobby, now


@pytest.fixture
def lobby(tmp_path):
    lobby = Lobby(tmp_path)
    yield lobby
    lobby.journal.close()


def test_a_badge_is_printed_and_recorded(lobby):
    badging = lobby.badging()
    badging.start()
    visit = lobby.check_in()
    lobby.until(lambda: lobby.badge(visit) == BadgeIssue(1, BadgeState.PRINTED, lobby="Main entrance"))
    badging.stop()
    assert (lobby.folder / "badges" / f"{visit}-1.pdf").exists()


def test_a_photo_is_on_the_badge_and_on_its_reprint_after_a_restart(lobby):
    visit = lobby.check_in()
    lobby.photos.keep(visit, np.full((600, 450), 128, np.uint8))
    badging = lobby.badging()
    badging.start()
    lobby.until(lambda: lobby.badge(visit) == BadgeIssue(1, BadgeState.PRINTED, lobby="Main entrance"))
    badging.stop()
    again = [BadgeRequested(subject=visit, copy=2, lobby="Main entrance")]
    lobby.journal.append(lambda _: again, now=now())
    badging = lobby.badging()
    badging.start()
    lobby.until(lambda: lobby.badge(visit) == BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance"))
    badging.stop()
    for copy in (1, 2):
        assert b"BI /W " in (lobby.folder / "badges" / f"{visit}-{copy}.pdf").read_bytes()


def test_what_was_asked_for_while_nobody_followed_is_printed_once(lobby):
    visit = lobby.check_in()
    for _ in range(3):
        badging = lobby.badging()
        badging.start()
        lobby.until(lambda: lobby.badge(visit).state is BadgeState.PRINTED)
        badging.stop()
    assert len(list((lobby.folder / "badges").glob("*.pdf"))) == 1
    assert len([it for it in lobby.journal.after(0) if it.entry.content.kind == "BadgePrinted"]) == 1


def test_old_visits_ended_ones_and_those_of_other_lobbies_are_left_alone(lobby):
    old = lobby.check_in(at=Moment(now().at - OLD - timedelta(minutes=1), -480))
    other = lobby.check_in(lobby="Side entrance")
    ended = lobby.check_in()
    reception.check_out(lobby.journal, ended, by="visitor", now=now())
    fresh = lobby.check_in()
    badging = lobby.badging()
    badging.start()
    lobby.until(lambda: lobby.badge(fresh).state is BadgeState.PRINTED)
    badging.stop()
    assert {lobby.badge(visit).state for visit in (old, other, ended)} == {BadgeState.REQUESTED}


def test_a_badge_that_is_asked_for_long_after_the_arrival_is_printed(lobby):
    old = lobby.check_in(at=Moment(now().at - OLD - timedelta(minutes=1), -480))
    badging = lobby.badging()
    badging.start()
    reception.reprint_badge(lobby.journal, old, name="Ana", lobby="Main entrance", by="Kim", now=now())
    lobby.until(
        lambda: lobby.badge(old) == BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance", by_staff=True)
    )
    badging.stop()
    assert [file.name for file in (lobby.folder / "badges").glob("*.pdf")] == [f"{old}-2.pdf"]


def test_a_reprint_says_the_corrected_name_also_where_she_did_not_come_in(lobby):
    visit = lobby.check_in(lobby="Side entrance")
    badging = lobby.badging()
    named = []
    make = badging._maker.make
    badging._maker.make = lambda visit, *about: (named.append(visit.name), make(visit, *about))[1]
    told = BadgeRequested(subject=visit, copy=2, lobby="Main entrance", by="Kim", name="Ana Ruiz")
    lobby.journal.append(lambda _: [told], now=now())
    badging.start()
    lobby.until(
        lambda: lobby.badge(visit) == BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance", by_staff=True)
    )
    badging.stop()
    assert named[-1] == "Ana Ruiz"


def test_only_the_newest_copy_of_those_that_were_asked_for_is_printed(lobby):
    visit = lobby.check_in()
    reception.reprint_badge(lobby.journal, visit, name="Ana Ruiz", lobby="Main entrance", by="Kim", now=now())
    badging = lobby.badging()
    badging.start()
    lobby.until(
        lambda: lobby.badge(visit) == BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance", by_staff=True)
    )
    badging.stop()
    assert [file.name for file in (lobby.folder / "badges").glob("*.pdf")] == [f"{visit}-2.pdf"]


def reprinted(lobby, visit):
    reception.reprint_badge(lobby.journal, visit, name="Ana", lobby="Side entrance", by="Kim", now=now())


def left(lobby, visit):
    reception.check_out(lobby.journal, visit, by="visitor", now=now())


@pytest.mark.parametrize("happened", [left, reprinted])
def test_a_badge_that_still_waits_for_the_printer_is_dropped(lobby, tmp_path, happened):
    badging = lobby.badging(printer=f"file://{tmp_path / 'nowhere'}")
    badging.start()
    visit = lobby.check_in()
    lobby.until(lambda: lobby.badge(visit).state is BadgeState.FAILED)
    happened(lobby, visit)
    lobby.until(lambda: badging._spooler.state(f"{visit}-1") is JobState.CANCELLED)
    badging.stop()


def test_a_printer_that_is_missing_is_recorded_with_its_reason(lobby, tmp_path):
    badging = lobby.badging(printer=f"file://{tmp_path / 'nowhere'}")
    badging.start()
    visit = lobby.check_in()
    lobby.until(lambda: lobby.badge(visit) == BadgeIssue(1, BadgeState.FAILED, "no-folder", "Main entrance"))
    badging.stop()


def test_a_badge_that_cannot_be_drawn_keeps_no_other_from_being_printed(lobby):
    badging = lobby.badging()
    draw = badging._maker.make
    bad = lobby.check_in()

    def make(visit, *about):
        if visit.id == bad:
            raise RuntimeError("no ink for this one")
        return draw(visit, *about)

    badging._maker.make = make
    badging.start()
    good = lobby.check_in()
    lobby.until(lambda: lobby.badge(good).state is BadgeState.PRINTED)
    assert lobby.badge(bad) == BadgeIssue(1, BadgeState.FAILED, "driver-fault", "Main entrance")
    badging.stop()


def test_a_badge_of_an_hour_ago_is_not_printed_when_the_lobby_starts_again(lobby):
    badging = lobby.badging(printer=f"file://{lobby.folder / 'nowhere'}")
    badging.start()
    visit = lobby.check_in()
    lobby.until(lambda: lobby.badge(visit).state is BadgeState.FAILED)
    badging.stop()
    an_hour_later = Moment(now().at + timedelta(hours=1), -480)
    badging = lobby.badging(clock=lambda: an_hour_later)
    assert badging._spooler.state(f"{visit}-1") is JobState.CANCELLED
    badging.stop()


def test_a_badge_of_a_minute_ago_is_printed_when_the_lobby_starts_again(lobby):
    badging = lobby.badging(printer=f"file://{lobby.folder / 'nowhere'}")
    badging.start()
    visit = lobby.check_in()
    lobby.until(lambda: lobby.badge(visit).state is BadgeState.FAILED)
    badging.stop()
    badging = lobby.badging()
    lobby.until(lambda: lobby.badge(visit).state is BadgeState.PRINTED)
    badging.stop()


def test_of_two_lobbies_that_were_asked_for_the_same_copy_the_first_prints_it(lobby):
    visit = lobby.check_in()
    for place in ("Side entrance", "Main entrance"):
        again = [BadgeRequested(subject=visit, copy=2, lobby=place)]
        lobby.journal.append(lambda _, again=again: again, now=now())
    badging = lobby.badging()
    badging._follower.catch_up()
    assert badging._spooler.state(f"{visit}-2") is None
    badging.stop()


def test_what_a_visitor_asks_for_while_staff_have_it_printed_elsewhere_is_printed_there_only(lobby):
    visit, other = lobby.check_in(), lobby.check_in()
    heard = []

    def hear(origin, number, _):
        """The office's word comes with the first question."""
        heard.append((origin, number))
        elsewhere = BadgeRequested(subject=visit, copy=2, lobby="Gym", by="Kim")
        lobby.journal.append(lambda _: [elsewhere] if len(heard) == 1 else [], now=now())

    badging = lobby.badging(await_office=hear)
    for asked in (visit, other):
        again = BadgeRequested(subject=asked, copy=2, lobby="Main entrance", by=VISITOR)
        lobby.journal.append(lambda _, again=again: [again], now=now())
    badging.start()
    lobby.until(lambda: lobby.badge(other) == BadgeIssue(2, BadgeState.PRINTED, lobby="Main entrance"))
    assert badging._spooler.state(f"{visit}-2") is None
    badging.stop()
    assert lobby.badge(visit) == BadgeIssue(2, BadgeState.REQUESTED, lobby="Gym", by_staff=True)
    assert len(heard) == 2, "a first badge, and what staff ask for, wait for nobody"


@pytest.mark.parametrize(("url", "form"), [("brother://127.0.0.1:1", "bin"), ("file:badges", "png")])
def test_what_the_printer_is_sent_is_warmed_up_as_well(lobby, monkeypatch, url, form):
    written = []
    monkeypatch.setattr(module, "write", lambda page, form: written.append(form))
    badging = lobby.badging(printer=url)
    badging._warm_up()
    badging.stop()
    assert written == [form]
