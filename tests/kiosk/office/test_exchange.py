"""Copying entries between journals, without the web in between."""

import itertools
import sqlite3

import pytest
from sqlalchemy import select

from kiosk import reception
from kiosk.errors import OriginTaken
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.journal.schema import set_aside
from kiosk.journal.verify import verify
from kiosk.office.exchange import BATCH, Taken, give, take
from kiosk.office.lobbies import Lobbies
from kiosk.office.office import open_journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import AlertDelivered, BadgeRequested, NameCorrected
from tests.kiosk.office.running import check_in

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


class LobbySide:
    """A lobby with a journal of its own, which copies entries as lobbies do."""

    def __init__(self, office, name, folder, clock):
        self.journal = Journal.at(folder / name)
        self.clock = clock
        self.meet(office, name)
        self.origin_of_office, self.held = "", {}

    def meet(self, office, name):
        self.office, self.lobbies = office, Lobbies(office)
        if name not in [lobby.name for lobby in self.lobbies.all()]:
            self.lobbies.add(name, now=self.clock().at)
        self.lobby = next(lobby for lobby in self.lobbies.all() if lobby.name == name)

    def exchange(self):
        """Gives and takes once; says what was given, what the office took, and what it gave."""
        ours = self.journal.origins() | {self.origin_of_office}
        known = {**self.journal.held(), **{origin: self.held.get(origin, 0) for origin in ours}}
        giving = self.journal.beyond(known, BATCH)
        head = self.journal.head(self.origin_of_office)
        heads = {self.origin_of_office: head} if head else {}
        taken = take(self.office, self.lobbies, self.lobby, self.journal.origin, giving, heads)
        given = give(self.office, self.lobbies, self.lobby, self.journal.held(), taken)
        self.journal.merge(given.entries)
        self.origin_of_office, self.held = self.office.origin, given.held
        return giving, taken, given

    def settle(self):
        """Exchanges until twice in a row there was nothing to give, to take or to ask for."""
        quiet = 0
        for _ in range(50):
            giving, taken, given = self.exchange()
            quiet = 0 if giving or given.entries or taken.again_after else quiet + 1
            if quiet == 2:
                return
        raise AssertionError("the two never settled")


@pytest.fixture
def lobby(journal, tmp_path, clock):
    made = LobbySide(journal, "Main entrance", tmp_path, clock)
    yield made
    made.journal.close()


@pytest.fixture
def gym(journal, tmp_path, clock):
    made = LobbySide(journal, "Gym", tmp_path, clock)
    yield made
    made.journal.close()


@pytest.fixture
def purposes(school):
    return school.purpose_list()


def names_in(journal):
    with journal.reading() as view:
        return [visit.name for visit in view.in_building()]


def test_both_end_up_with_the_same_visit(journal, lobby, clock, purposes):
    lobby.settle()
    visit = check_in(lobby.journal, clock(), purposes)
    lobby.settle()
    reception.acknowledge(
        journal,
        visit.id,
        Answer(AnswerKind.WRITTEN, text="Two minutes, please"),
        by="Rosa",
        now=clock.advance(minutes=1),
    )
    lobby.settle()
    at_lobby, at_office = (reception.find(it, visit.id) for it in (lobby.journal, journal))
    assert at_lobby == at_office
    assert at_lobby.acknowledgement.answer.text == "Two minutes, please"


def test_a_lobby_is_told_no_more_than_it_needs(journal, lobby, gym, clock, purposes):
    gym.settle()
    visit = check_in(gym.journal, clock(), purposes, name="Sam Lee", lobby="Gym")
    gym.settle()
    journal.append(
        lambda _: [AlertDelivered(subject=visit.id, channel="email", recipient="rivera@oakstreet.example")],
        now=clock(),
    )
    lobby.settle()
    assert names_in(journal) == ["Sam Lee"]
    assert names_in(lobby.journal) == [None]
    assert reception.find(lobby.journal, visit.id).token == visit.token  # enough to sign out by the badge
    assert "rivera@" not in str(
        [entry.to_json() for entry in lobby.journal.of(journal.origin, limit=999)][-1]
    )


def test_a_lobby_that_prints_another_one_s_badge_is_told_the_name_on_it(journal, lobby, gym, clock, purposes):
    visit = check_in(lobby.journal, clock(), purposes, name="Sam Leee")
    lobby.settle()
    gym.settle()
    now = clock.advance(minutes=1)
    reception.reprint_badge(journal, visit.id, name="Sam Lee", lobby="Gym", by="Rosa", now=now)
    gym.settle()
    lobby.settle()
    with gym.journal.reading() as view:
        asked = [fact.event for fact in view.story(visit.id) if isinstance(fact.event, BadgeRequested)]
    assert [(it.copy, it.lobby, it.name) for it in asked] == [
        (1, "Main entrance", None),
        (2, "Gym", "Sam Lee"),
    ]
    assert names_in(gym.journal) == [None], "the visit itself stays without a name there"
    assert names_in(lobby.journal) == ["Sam Lee"]
    reception.forget(journal, visit.person, now=clock())
    gym.settle()
    with gym.journal.reading() as view:
        assert [vars(fact.event).get("name") for fact in view.story(visit.id)] == [None] * 4


def test_what_another_lobby_wrote_is_not_taken_from_a_lobby(journal, lobby, gym, clock, purposes):
    check_in(gym.journal, clock(), purposes, host=None, purpose="delivery")
    theirs = gym.journal.of(gym.journal.origin)
    taken = take(journal, lobby.lobbies, lobby.lobby, lobby.journal.origin, theirs, {})
    assert taken.set_aside == {}
    assert names_in(journal) == []


def test_an_origin_of_another_machine_is_refused(journal, lobby, gym):
    lobby.exchange()
    for origin in (lobby.journal.origin, journal.origin):
        with pytest.raises(OriginTaken):
            take(journal, gym.lobbies, gym.lobby, origin, [], {})


def test_more_than_one_batch_comes_in_turns(journal, lobby, clock, purposes):
    for _ in range(BATCH // 2 + 1):
        check_in(lobby.journal, clock(), purposes, host=None, purpose="delivery")
    giving, _, _ = lobby.exchange()
    assert len(giving) == BATCH
    lobby.settle()
    assert len(names_in(journal)) == BATCH // 2 + 1
    fresh = give(journal, lobby.lobbies, lobby.lobby, {}, Taken())
    assert (len(fresh.entries), fresh.more) == (BATCH, True)


def backup(journal, path):
    """A copy of the office's database as it is now."""
    source = sqlite3.connect(journal.engine.url.database)
    copy = sqlite3.connect(path)
    with copy:
        source.backup(copy)
    source.close()
    copy.close()


@pytest.fixture
def restored(journal, school, tmp_path):
    """Gives an office whose data folder is put back to an earlier copy."""
    opened = []

    def restore(copy):
        folder = tmp_path / f"restored-{len(opened)}"
        folder.mkdir()
        copy.rename(folder / "journal.db")
        opened.append(open_journal(school, folder))
        return opened[-1]

    yield restore
    for it in opened:
        it.close()


def answer(office, visit, by, clock):
    reception.acknowledge(office, visit.id, ON_MY_WAY, by=by, now=clock.advance(seconds=1))


def answers(journal, visit):
    with journal.reading() as view:
        return [fact.event.by for fact in view.story(visit.id) if hasattr(fact.event, "answer")]


def test_a_restored_office_takes_back_what_it_wrote(journal, lobby, clock, purposes, tmp_path, restored):
    visit = check_in(lobby.journal, clock(), purposes, host=None, purpose="delivery")
    lobby.settle()
    backup(journal, tmp_path / "copy.db")
    answer(journal, visit, "Rosa", clock)
    answer(journal, visit, "Pat", clock)
    lobby.settle()
    office = restored(tmp_path / "copy.db")
    lobby.meet(office, "Main entrance")
    origin = office.origin
    lobby.settle()
    assert answers(office, visit) == ["Rosa", "Pat"]
    assert office.origin == origin
    assert office.held() == lobby.journal.held()
    answer(office, visit, "Elena", clock)
    lobby.settle()
    assert answers(lobby.journal, visit) == ["Rosa", "Pat", "Elena"]


@pytest.mark.parametrize(("shared", "lost", "since"), [(1, 3, 1), (1, 1, 3), (9, 4, 4), (30, 2, 7)])
def test_a_restored_office_that_wrote_on_loses_nothing_that_is_left(
    journal, lobby, clock, purposes, tmp_path, restored, shared, lost, since
):
    visit = check_in(lobby.journal, clock(), purposes, host=None, purpose="delivery")
    lobby.settle()
    for number in range(shared):
        answer(journal, visit, f"shared {number}", clock)
    lobby.settle()
    backup(journal, tmp_path / "copy.db")
    for number in range(lost):
        answer(journal, visit, f"lost {number}", clock)
    lobby.settle()
    office = restored(tmp_path / "copy.db")
    old = office.origin
    for number in range(since):
        answer(office, visit, f"since {number}", clock)
    lobby.meet(office, "Main entrance")
    lobby.settle()
    assert office.origin != old
    # What the office wrote since reaches the lobby. What it lost is with the lobby, and set aside for people.
    assert {f"since {number}" for number in range(since)} <= set(answers(lobby.journal, visit))
    assert {f"lost {number}" for number in range(lost)} <= set(answers(lobby.journal, visit))
    assert office.aside()
    answer(office, visit, "afterwards", clock)
    lobby.settle()
    assert answers(lobby.journal, visit)[-1] == "afterwards"


def test_entries_in_any_order_and_any_number_of_times(journal, lobby, clock, purposes):
    for _ in range(2):
        check_in(lobby.journal, clock(), purposes, host=None, purpose="delivery")
    entries = lobby.journal.of(lobby.journal.origin)
    for order in itertools.permutations(entries):
        assert take(journal, lobby.lobbies, lobby.lobby, lobby.journal.origin, order, {}).set_aside == {}
    assert journal.held()[lobby.journal.origin] == len(entries)
    assert len(names_in(journal)) == 2


def test_what_a_lobby_may_not_write_tells_the_office_nothing_and_holds_up_nothing(
    journal, lobby, gym, clock, purposes
):
    lobby.settle()
    gym.settle()
    before = check_in(lobby.journal, clock(), purposes, name="Ana")
    reception.acknowledge(lobby.journal, before.id, ON_MY_WAY, by="Rosa", now=clock.advance(minutes=1))
    forged = lobby.journal.head(lobby.journal.origin)
    after = check_in(lobby.journal, clock.advance(minutes=1), purposes, name="Sam")
    origin = lobby.journal.origin
    _, taken, _ = lobby.exchange()
    lobby.settle()
    gym.settle()
    assert names_in(journal) == ["Ana", "Sam"]
    assert all(reception.find(it, before.id).acknowledgement is None for it in (journal, gym.journal))
    assert reception.find(gym.journal, after.id).in_building
    assert taken.set_aside == {}
    assert list(taken.refused) == [(origin, forged[0])]
    assert "VisitAcknowledged" in taken.refused[origin, forged[0]]
    assert [(it["origin"], it["number"]) for it in journal.aside()] == [(origin, forged[0])]
    assert journal.head(origin) == lobby.journal.head(origin)
    for each in (journal, lobby.journal, gym.journal):
        assert verify(each).problems == ()


def test_a_refused_entry_is_refused_however_it_comes(journal, lobby, clock, purposes):
    """Before the one that it follows, twice, and once more after the office was restored."""
    visit = check_in(lobby.journal, clock(), purposes)
    reception.acknowledge(lobby.journal, visit.id, ON_MY_WAY, by="Rosa", now=clock())
    reception.check_out(lobby.journal, visit.id, by=reception.VISITOR, now=clock())
    origin = lobby.journal.origin
    written = lobby.journal.of(origin)
    for order in (reversed(written), written, written):
        for entry in order:
            take(journal, lobby.lobbies, lobby.lobby, origin, [entry], {})
    assert journal.head(origin) == lobby.journal.head(origin)
    found = reception.find(journal, visit.id)
    assert (found.acknowledgement, found.left_by) == (None, reception.VISITOR)
    assert len(journal.aside()) == 1


def test_what_was_refused_goes_with_the_person_who_is_forgotten(journal, lobby, clock, purposes):
    visit = check_in(lobby.journal, clock(), purposes, name="Ana")
    lobby.journal.append(
        lambda _: [NameCorrected(subject=visit.id, person=visit.person, by="Rosa", name="Not Ana")],
        now=clock(),
    )
    lobby.settle()
    reception.forget(journal, visit.person, now=clock())
    with reading(journal.engine) as connection:
        [wire] = connection.execute(select(set_aside.c.wire)).scalars()
    assert wire["details"] is None
