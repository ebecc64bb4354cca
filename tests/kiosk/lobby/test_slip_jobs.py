"""Slips that are asked for at a lobby come out there, once, or it is said that they did not."""

from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.lobby.slip_jobs import SlipJob
from kiosk.visits.events import WayRequested
from kiosk.visits.moment import Moment
from kiosk.visits.slip import TOO_LATE, SlipState
from kiosk.visits.visit import VISITOR
from printer import JobState, Ledger, Sheet, medium
from tests.kiosk.lobby.printing_lobby import Lobby, now


@pytest.fixture
def lobby(tmp_path):
    lobby = Lobby(tmp_path)
    yield lobby
    lobby.journal.close()


@pytest.fixture
def badging(lobby):
    badging = lobby.badging()
    badging.start()
    yield badging
    badging.stop()


@pytest.fixture
def without_printer(lobby):
    badging = lobby.badging(printer=f"file://{lobby.folder / 'nowhere'}")
    badging.start()
    yield badging
    badging.stop()


def way(lobby, visit):
    return reception.find(lobby.journal, visit).way


def ask(lobby, visit, at=None, name="Main entrance", by="Kim"):
    return reception.ask_for_way(lobby.journal, visit, lobby=name, by=by, now=at or now()).way


def ask_for_roll_call(lobby, at=None, name="Main entrance"):
    return reception.ask_for_roll_call(lobby.journal, lobby=name, by="Kim", now=at or now())


def roll_call(lobby, asked):
    with lobby.journal.reading() as view:
        return view.roll_call(asked)


def state(issue):
    return issue.state(now().at)


def printed(lobby):
    return {file.stem for file in (lobby.folder / "badges").glob("*.pdf")}


def test_the_way_comes_out(lobby, badging):
    visit = lobby.check_in()
    ask(lobby, visit, by=VISITOR)
    lobby.until(lambda: state(way(lobby, visit)) is SlipState.PRINTED)
    assert f"{visit}%2Fway%2F1%2F1%2F1" in printed(lobby)


def test_a_roll_call_comes_out_on_as_many_labels_as_it_takes(lobby, badging):
    for _ in range(10):
        lobby.check_in()
    asked = ask_for_roll_call(lobby)
    lobby.until(lambda: state(roll_call(lobby, asked)) is SlipState.PRINTED)
    assert len(roll_call(lobby, asked).settled) == roll_call(lobby, asked).labels == 2
    assert {f"{asked}%2Froll-call%2F1%2F{label}%2F2" for label in (1, 2)} < printed(lobby)


def test_what_was_asked_for_while_nobody_followed_is_printed_once(lobby):
    visit = lobby.check_in()
    ask(lobby, visit)
    for _ in range(3):
        badging = lobby.badging()
        badging.start()
        lobby.until(lambda: state(way(lobby, visit)) is SlipState.PRINTED)
        badging.stop()
    with lobby.journal.reading() as view:
        assert len([fact for fact in view.story(visit) if "Way" in type(fact.event).__name__]) == 2


def test_old_requests_and_those_for_other_lobbies_are_left_alone(lobby):
    old, elsewhere, fresh = (lobby.check_in() for _ in range(3))
    long_ago = Moment(now().at - TOO_LATE - timedelta(minutes=1), -480)
    ask(lobby, old, at=long_ago)
    ask(lobby, elsewhere, name="Side entrance")
    ask(lobby, fresh)
    late, other = ask_for_roll_call(lobby, at=long_ago), ask_for_roll_call(lobby, name="Side entrance")
    badging = lobby.badging()
    badging.start()
    lobby.until(lambda: state(way(lobby, fresh)) is SlipState.PRINTED)
    asked = ask_for_roll_call(lobby)
    lobby.until(lambda: state(roll_call(lobby, asked)) is SlipState.PRINTED)
    badging.stop()
    assert (state(way(lobby, old)), state(way(lobby, elsewhere))) == (SlipState.LATE, SlipState.REQUESTED)
    assert state(roll_call(lobby, late)) is SlipState.LATE
    assert state(roll_call(lobby, other)) is SlipState.REQUESTED


@pytest.mark.parametrize("elsewhere_first", [True, False])
def test_of_two_lobbies_that_were_asked_for_one_slip_the_one_that_staff_named_prints_it(
    lobby, elsewhere_first
):
    visit, fresh = lobby.check_in(), lobby.check_in()
    asked = [
        WayRequested(subject=visit, copy=1, lobby="Gym", destination="library", by="Kim"),
        WayRequested(subject=visit, copy=1, lobby="Main entrance", destination="library", by=VISITOR),
    ]
    for event in asked if elsewhere_first else reversed(asked):
        lobby.journal.append(lambda _, event=event: [event], now=now())
    ask(lobby, fresh)
    badging = lobby.badging()
    badging.start()
    lobby.until(lambda: state(way(lobby, fresh)) is SlipState.PRINTED)
    badging.stop()
    assert (way(lobby, visit).lobby, state(way(lobby, visit))) == ("Gym", SlipState.REQUESTED)


def test_one_that_did_not_come_out_is_not_tried_again(lobby, without_printer):
    visit = lobby.check_in()
    ask(lobby, visit)
    lobby.until(lambda: state(way(lobby, visit)) is SlipState.FAILED)
    assert way(lobby, visit).reason == "no-folder"
    job = SlipJob(visit, "way", 1, 1, 1).id
    lobby.until(lambda: without_printer._spooler.state(job) is JobState.CANCELLED)


def test_one_that_was_left_when_the_lobby_ended_is_not_printed_later(lobby):
    job = SlipJob(lobby.check_in(), "way", 1, 1, 1).id
    ledger = Ledger(lobby.folder / "badges.db")
    ledger.add(job, Sheet(medium("62x100"), b""))
    ledger.close()
    badging = lobby.badging()
    assert badging._spooler.state(job) is JobState.CANCELLED
    badging.stop()


def test_a_way_to_a_place_that_is_gone_is_said_to_have_failed(lobby, badging):
    visit = lobby.check_in()
    nowhere = WayRequested(subject=visit, copy=1, lobby="Main entrance", destination="nowhere", by="Kim")
    lobby.journal.append(lambda _: [nowhere], now=now())
    lobby.until(lambda: state(way(lobby, visit)) is SlipState.FAILED)
    assert way(lobby, visit).reason == "driver-fault"


@pytest.mark.parametrize(
    "job", [SlipJob("a1b2", "way", 2, 1, 1), SlipJob("c3d4", "roll-call", 1, 3, 4)], ids=lambda job: job.kind
)
def test_a_job_is_known_by_its_id(job):
    assert SlipJob.read(job.id) == job


def test_a_badge_is_no_slip():
    assert SlipJob.read("a1b2c3-1") is None
