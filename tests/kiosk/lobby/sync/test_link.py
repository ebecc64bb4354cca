"""The link between a lobby and a real office, over HTTP, through outages and restored backups."""

import shutil
import threading
import time
from datetime import UTC, datetime

import pytest

from kiosk import reception, shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.journal.verify import verify
from kiosk.lobby.sync import replicate
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.link import Link, LinkState
from kiosk.office.lobbies import Lobbies
from kiosk.office.main import Server
from kiosk.office.office import open_journal
from kiosk.settings import load
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

SETTINGS = load(shipped.CONFIG / "demo")
PURPOSES = SETTINGS.purpose_list()
PATIENCE = 60.0


def now():
    return Moment(datetime.now(UTC), -480)


def until(condition):
    """Waits for what other threads do."""
    end = time.monotonic() + PATIENCE
    changed = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        changed.wait(0.01)


class Office:
    """An office that can be closed and opened again at the same address."""

    def __init__(self, folder):
        self.folder = folder
        self.port = 0
        self.open()

    def open(self):
        self.server = Server(SETTINGS, self.folder, now, Catalogues(shipped.TRANSLATIONS), port=self.port)
        ready = threading.Event()
        self.thread = threading.Thread(target=self.server.run, args=(lambda _: ready.set(),))
        self.thread.start()
        assert ready.wait(PATIENCE)
        self.address = self.server.address
        self.port = int(self.address.rpartition(":")[2])

    def close(self):
        self.server.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    def journal(self):
        return open_journal(SETTINGS, self.folder)

    def token(self, lobby):
        journal = self.journal()
        token = Lobbies(journal).add(lobby, now=now().at)
        journal.close()
        return token

    def visits(self):
        journal = self.journal()
        with journal.reading() as view:
            visits = list(view.log())
        journal.close()
        return visits


class Lobby:
    """A lobby's journal and its link."""

    def __init__(self, folder, office, token):
        self.folder, self.office, self.token = folder, office, token
        self.states = []
        self.open()

    def open(self):
        self.journal = Journal.at(self.folder)
        self.link = Link(
            self.journal, lambda: OfficeClient(self.office.address, self.token), self.states.append
        )
        self.link.start()

    def close(self):
        self.link.stop()
        self.journal.close()

    def back_up(self, folder):
        self.close()
        shutil.copytree(self.folder, folder)
        self.open()

    def restore(self, folder):
        """Closed, and as it was then."""
        self.close()
        shutil.rmtree(self.folder)
        shutil.copytree(folder, self.folder)

    def check_in(self, name="Ana"):
        arrival = Arrival(name=name, purpose="delivery", language="es", lobby="Main entrance")
        return reception.check_in(self.journal, arrival, letter="A", purposes=PURPOSES, now=now())

    def delivered(self, visit):
        entry = self.journal.first_of(visit.id)
        return self.link.delivered(entry.origin, entry.number)


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def lobby(tmp_path, office):
    lobby = Lobby(tmp_path / "lobby", office, office.token("Main entrance"))
    yield lobby
    lobby.close()


def test_arrivals_go_up_and_the_directory_and_answers_come_down(lobby, office):
    visit = lobby.check_in()
    until(lambda: lobby.delivered(visit))
    assert [it.name for it in office.visits()] == ["Ana"]

    def hosts():
        with lobby.journal.reading() as view:
            return {host.id for host in view.hosts()}

    until(lambda: hosts() == set(SETTINGS.directory.hosts))
    journal = office.journal()
    reception.acknowledge(journal, visit.id, Answer(AnswerKind.ON_MY_WAY), by="Sam", now=now())
    journal.close()
    until(lambda: reception.find(lobby.journal, visit.id).acknowledgement)
    assert reception.find(lobby.journal, visit.id).acknowledgement.by == "Sam"
    assert lobby.states == [LinkState.UP]


def test_what_happened_while_the_office_was_away_is_copied_when_it_is_back(lobby, office):
    until(lambda: lobby.link.state is LinkState.UP)
    office.close()
    visits = [lobby.check_in(f"Visitor {number}") for number in range(5)]
    until(lambda: lobby.link.state is LinkState.DOWN)
    assert not lobby.delivered(visits[0])
    assert lobby.link.behind() == 2 * len(visits), "each arrived, and was promised a badge"
    office.open()
    until(lambda: lobby.delivered(visits[-1]))
    assert lobby.link.behind() == 0
    assert {it.id for it in office.visits()} == {visit.id for visit in visits}
    assert lobby.link.state is LinkState.UP


def test_one_may_wait_until_the_office_holds_an_entry_but_not_for_an_office_that_is_away(lobby, office):
    visit = lobby.check_in()
    entry = lobby.journal.first_of(visit.id)
    lobby.link.await_delivered(entry.origin, entry.number, PATIENCE)
    assert lobby.delivered(visit)
    office.close()
    until(lambda: lobby.link.state is LinkState.DOWN)
    entry = lobby.journal.first_of(lobby.check_in().id)
    began = time.monotonic()
    lobby.link.await_delivered(entry.origin, entry.number, PATIENCE)
    assert time.monotonic() - began < PATIENCE / 2
    office.open()


def test_an_entry_that_a_lobby_may_not_write_holds_up_no_other(lobby, office):
    before, origin = lobby.check_in(), lobby.journal.origin
    reception.acknowledge(lobby.journal, before.id, Answer(AnswerKind.ON_MY_WAY), by="Sam", now=now())
    after = lobby.check_in("Ben")
    until(lambda: lobby.delivered(after))
    assert {it.name: it.acknowledgement for it in office.visits()} == {"Ana": None, "Ben": None}
    until(lambda: lobby.link.behind() == 0)
    assert lobby.journal.origin == origin
    assert lobby.link.state is LinkState.UP


def test_a_wrong_token_is_refused_and_nothing_is_lost(tmp_path, office):
    stranger = Lobby(tmp_path / "stranger", office, "not-a-token")
    visit = stranger.check_in()
    until(lambda: stranger.link.state is LinkState.REFUSED)
    assert office.visits() == []
    assert reception.find(stranger.journal, visit.id).name == "Ana"
    stranger.close()


def test_a_lobby_that_is_paired_meanwhile_goes_on_with_its_new_token(tmp_path, office):
    stranger = Lobby(tmp_path / "stranger", office, "")
    visit = stranger.check_in()
    until(lambda: stranger.link.state is LinkState.REFUSED)
    stranger.token = office.token("Main entrance")
    until(lambda: stranger.delivered(visit))
    assert stranger.link.state is LinkState.UP
    stranger.close()


def test_a_revoked_lobby_is_refused(lobby, office):
    until(lambda: lobby.link.state is LinkState.UP)
    journal = office.journal()
    Lobbies(journal).revoke("Main entrance")
    journal.close()
    lobby.check_in()
    until(lambda: lobby.link.state is LinkState.REFUSED)


def test_a_lobby_restored_from_a_backup_takes_back_what_it_lost(lobby, office, tmp_path):
    before = lobby.check_in("Before")
    until(lambda: lobby.delivered(before))
    lobby.back_up(tmp_path / "backup")
    lost = lobby.check_in("Lost")
    until(lambda: lobby.delivered(lost))
    lobby.restore(tmp_path / "backup")
    lobby.open()
    until(lambda: lobby.journal.first_of(lost.id))
    assert reception.find(lobby.journal, lost.id).name == "Lost"
    after = lobby.check_in("After")
    until(lambda: lobby.delivered(after))
    assert {it.name for it in office.visits()} == {"Before", "Lost", "After"}
    assert verify(lobby.journal).problems == ()


def test_a_restored_lobby_that_wrote_on_goes_on_under_a_new_origin(lobby, office, tmp_path):
    before = lobby.check_in("Before")
    until(lambda: lobby.delivered(before))
    lobby.back_up(tmp_path / "backup")
    lost = lobby.check_in("Lost")
    until(lambda: lobby.delivered(lost))
    lobby.restore(tmp_path / "backup")
    alone = Journal.at(lobby.folder)
    origin = alone.origin
    arrival = Arrival(name="Alone", purpose="delivery", language="es", lobby="Main entrance")
    wrote = reception.check_in(alone, arrival, letter="A", purposes=PURPOSES, now=now())
    alone.close()
    lobby.open()
    until(lambda: lobby.journal.origin != origin)
    until(lambda: {it.name for it in office.visits()} == {"Before", "Lost", "Alone"})
    assert reception.find(lobby.journal, wrote.id).name == "Alone"


def test_a_restored_lobby_that_wrote_on_until_nothing_lacks_in_number_is_noticed(
    lobby, office, tmp_path, monkeypatch
):
    monkeypatch.setattr(replicate, "BATCH", 4)
    for number in range(4):
        last = lobby.check_in(f"Before {number}")
    until(lambda: lobby.delivered(last))
    lobby.back_up(tmp_path / "backup")
    lost = lobby.check_in("Lost")
    until(lambda: lobby.delivered(lost))
    lobby.restore(tmp_path / "backup")
    alone = Journal.at(lobby.folder)
    arrival = Arrival(name="Alone", purpose="delivery", language="es", lobby="Main entrance")
    reception.check_in(alone, arrival, letter="A", purposes=PURPOSES, now=now())
    alone.close()
    lobby.open()
    until(lambda: {"Lost", "Alone"} < {it.name for it in office.visits()})


def test_an_office_restored_from_a_backup_takes_back_what_it_lost(lobby, office, tmp_path):
    before = lobby.check_in("Before")
    until(lambda: lobby.delivered(before))
    office.close()
    shutil.copytree(office.folder, tmp_path / "backup")
    office.open()
    lost = lobby.check_in("Lost")
    until(lambda: lobby.delivered(lost))
    journal = office.journal()
    reception.acknowledge(journal, lost.id, Answer(AnswerKind.ON_MY_WAY), by="Sam", now=now())
    journal.close()
    until(lambda: reception.find(lobby.journal, lost.id).acknowledgement)
    office.close()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "backup", office.folder)
    office.open()
    until(lambda: {it.name for it in office.visits()} == {"Before", "Lost"})
    until(lambda: any(it.acknowledgement for it in office.visits()))  # its own entry, given back by the lobby


def test_a_lobby_is_told_no_names_of_other_lobbies_visitors(lobby, office, tmp_path):
    other = Lobby(tmp_path / "other", office, office.token("Side entrance"))
    visit = lobby.check_in("Ana")
    until(lambda: other.journal.first_of(visit.id))
    known = reception.find(other.journal, visit.id)
    assert (known.number, known.name) == (visit.number, None)
    reception.check_out(other.journal, visit.id, by="visitor", now=now())
    until(lambda: reception.find(lobby.journal, visit.id).left)
    assert reception.find(lobby.journal, visit.id).name == "Ana"
    assert verify(other.journal).problems == ()
    other.close()
