"""Those who wait at one lobby."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk import reception, settings, shipped
from kiosk.errors import HostUnknown
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting_room import STAYS, WaitingRoom
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment
from kiosk.visits.token import follow_token

SETTINGS = settings.load(shipped.CONFIG / "demo")
NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
PLACES, HOSTS = SETTINGS.directory.seeds()


class Lobby:
    """A waiting room, a clock that is set by hand, and an office that answers."""

    state = LinkState.UP

    def __init__(self, journal, pages=""):
        self.now = NOW
        self.journal = journal
        self.room = WaitingRoom(
            journal,
            self,
            lobby="Main entrance",
            every=timedelta(minutes=3),
            pages=pages,
            clock=lambda: self.now,
        )

    def delivered(self, _origin, _number):
        return True

    def later(self, **length):
        self.now = replace(self.now, at=self.now.at + timedelta(**length))

    def come(self, lobby="Main entrance", host="rivera"):
        arrival = Arrival("Ana", "meeting", "es", lobby, host)
        purposes = SETTINGS.purpose_list()
        return reception.check_in(self.journal, arrival, letter="A", purposes=purposes, now=self.now)

    def answer(self, visit, kind=AnswerKind.ON_MY_WAY, **given):
        reception.acknowledge(self.journal, visit.id, Answer(kind, **given), by="Sam", now=self.now)

    def on_board(self):
        return [row.visit for row in self.room.board()]


@pytest.fixture
def lobby(sqlite_journal):
    reception.seed_directory(sqlite_journal, PLACES, HOSTS, now=NOW)
    return Lobby(sqlite_journal)


def test_the_board_has_who_came_in_here_first_come_first(lobby):
    visits = [lobby.come() for _ in range(3)]
    lobby.come(lobby="Gym")
    assert lobby.on_board() == [visit.id for visit in visits]


def test_who_was_answered_stays_for_a_while_and_who_was_not_stays(lobby):
    waits, answered, promised = lobby.come(), lobby.come(), lobby.come()
    lobby.answer(answered)
    lobby.answer(promised, AnswerKind.IN_MINUTES, minutes=20)
    lobby.later(seconds=STAYS.total_seconds())
    assert lobby.on_board() == [waits.id, promised.id]
    lobby.later(minutes=20)
    assert lobby.on_board() == [waits.id]


def test_her_page_has_news_as_long_as_she_belongs_on_the_board_and_what_was_written_longer(lobby):
    visits = waiting, coming, written = lobby.come(), lobby.come(), lobby.come()
    lobby.answer(coming)
    lobby.answer(written, AnswerKind.WRITTEN, text="Please wait by the window.")

    def with_news():
        return [visit for visit in visits if lobby.room.has_news(reception.find(lobby.journal, visit.id))]

    assert with_news() == [waiting, coming, written]
    lobby.later(seconds=STAYS.total_seconds())
    assert with_news() == [waiting, written]
    reception.resolve(lobby.journal, written.id, by="Sam", now=lobby.now)
    assert with_news() == [waiting]


def test_who_was_met_or_left_or_came_yesterday_is_not_on_it(lobby):
    lobby.come()
    lobby.later(days=1)
    met, left = lobby.come(), lobby.come()
    reception.resolve(lobby.journal, met.id, by="Sam", now=lobby.now)
    reception.check_out(lobby.journal, left.id, by=reception.VISITOR, now=lobby.now)
    assert lobby.on_board() == []


def test_she_may_choose_somebody_else_or_somebody_at_the_office(lobby):
    visit = lobby.come()
    assert lobby.room.refer(visit.id, "osei").host == "osei"
    assert lobby.room.refer(visit.id, None).host == "main-office"


def test_a_message_goes_to_whom_she_came_to_see_else_to_the_office(lobby):
    for visit in (lobby.come(), lobby.come(host=None)):
        lobby.room.leave_message(visit.id, "555 0123", "About the trip")
    with lobby.journal.reading() as view:
        left = view.messages_open()
    assert {(message.host, message.language, message.by) for message in left} == {
        ("rivera", "es", reception.VISITOR),
        ("main-office", "es", reception.VISITOR),
    }


def test_a_message_for_whom_the_directory_lost_goes_to_the_office(lobby):
    visit = lobby.come()
    reception.delist_host(lobby.journal, "rivera", now=NOW)
    lobby.room.leave_message(visit.id, "555 0123", "About the trip")
    with lobby.journal.reading() as view:
        assert [message.host for message in view.messages_open()] == ["main-office"]


def test_without_a_directory_nobody_can_be_named(sqlite_journal):
    lobby = Lobby(sqlite_journal)
    with pytest.raises(HostUnknown):
        lobby.room.refer(lobby.come(host=None).id, None)


def test_whether_there_is_anybody_for_whom_to_leave_a_message(lobby):
    met, alone = lobby.come(), lobby.come(host=None)
    assert lobby.room.waiting(alone.id).addressed
    reception.delist_host(lobby.journal, "main-office", now=NOW)
    assert lobby.room.waiting(met.id).addressed
    assert not lobby.room.waiting(alone.id).addressed


def test_her_page_has_an_address_only_where_phones_reach_the_office(lobby):
    visit = lobby.come()
    assert lobby.room.waiting(visit.id).page == ""
    reachable = Lobby(lobby.journal, pages="https://visits.school.example")
    page = f"https://visits.school.example/v/{follow_token(visit.token)}"
    assert reachable.room.waiting(visit.id).page == page
