"""The journal of one machine: appending, reading on from a place, and going on after a restore."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing

import pytest
from sqlalchemy import update

from kiosk.errors import BadInput
from kiosk.journal import Entry, Journal, View
from kiosk.journal.entry import START
from kiosk.journal.schema import origins
from kiosk.journal.store import record
from kiosk.journal.verify import verify
from kiosk.visits.events import BadgeRequested, Event, VisitorForgotten, VisitorLeft
from tests.kiosk.journal.facts import arrived, at


def append(journal: Journal, *events: Event) -> list[Entry]:
    return journal.append(lambda _: events, now=at(0))


def badge(visit: str) -> BadgeRequested:
    return BadgeRequested(subject=visit, copy=1, lobby="Main entrance")


def visits_of(journal: Journal) -> set[str]:
    with journal.reading() as view:
        return {visit.id for visit in view.log()}


class TestAppend:
    def test_entries_are_numbered_and_chained(self, journal: Journal) -> None:
        first, second = append(journal, arrived("v1"), badge("v1"))
        (third,) = append(journal, VisitorLeft(subject="v1", by="visitor"))
        assert [entry.number for entry in (first, second, third)] == [1, 2, 3]
        assert [first.previous, second.previous, third.previous] == [START, first.hash, second.hash]
        assert {entry.origin for entry in (first, second, third)} == {journal.origin}

    def test_what_was_appended_is_read_as_it_was_written(self, journal: Journal) -> None:
        written = append(journal, arrived("v1"), badge("v1"))
        assert journal.of(journal.origin) == written
        assert all(entry.intact for entry in journal.of(journal.origin))
        assert [recorded.event for recorded in journal.after(0)] == [arrived("v1"), badge("v1")]

    def test_a_decision_that_is_refused_writes_nothing(self, journal: Journal) -> None:
        def refuse(view: View) -> Sequence[Event]:
            assert view.visit("v1") is None
            raise BadInput(problem="no")

        with pytest.raises(BadInput):
            journal.append(refuse, now=at(0))
        assert (journal.position, journal.held()) == (0, {})

    def test_a_fact_that_cannot_be_written_takes_those_beside_it_along(self, journal: Journal) -> None:
        def half(_: View) -> Sequence[Event]:
            return [arrived("v1"), arrived("v\ud800")]

        with pytest.raises(UnicodeEncodeError):
            journal.append(half, now=at(0))
        assert journal.position == 0
        assert visits_of(journal) == set()

    def test_a_decision_sees_the_journal_of_that_very_moment(self, journal: Journal) -> None:
        seen: list[int] = []

        def count(view: View) -> Sequence[Event]:
            seen.append(len(view.in_building()))
            return [arrived(f"v{seen[-1]}")]

        for _ in range(3):
            journal.append(count, now=at(0))
        assert seen == [0, 1, 2]

    def test_deciding_nothing_writes_nothing(self, journal: Journal) -> None:
        assert append(journal) == []
        assert journal.position == 0

    def test_entries_may_be_recorded_beside_other_rows_in_one_transaction(self, journal: Journal) -> None:
        with journal.writing() as connection:
            record(connection, [arrived("v0")], now=at(0))
            connection.rollback()
        assert journal.position == 0
        with journal.writing() as connection:
            record(connection, [arrived("v1")], now=at(0))
        assert visits_of(journal) == {"v1"}


class TestReading:
    def test_positions_go_on_from_where_one_was(self, journal: Journal) -> None:
        append(journal, *(arrived(f"v{number}") for number in range(5)))
        positions = [recorded.position for recorded in journal.after(0)]
        assert positions == sorted(set(positions))
        assert journal.position == positions[-1]
        assert [recorded.position for recorded in journal.after(positions[1], limit=2)] == positions[2:4]
        assert journal.after(journal.position) == []

    def test_a_chain_is_read_in_pages(self, journal: Journal) -> None:
        written = append(journal, *(arrived(f"v{number}") for number in range(5)))
        assert journal.of(journal.origin, after=2, limit=2) == written[2:4]
        assert journal.of("nobody") == []

    def test_beyond_is_what_a_peer_lacks(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        own, other = append(lobby, arrived("v1"), badge("v1")), append(office, arrived("v2"))
        lobby.merge(other)
        everything = lobby.beyond({})
        assert sorted(entry.seal for entry in everything) == sorted(entry.seal for entry in own + other)
        assert lobby.beyond({lobby.origin: 1, office.origin: 1}) == own[1:]
        assert len(lobby.beyond({}, limit=2)) == 2
        assert lobby.beyond(lobby.held()) == []

    def test_the_first_entry_of_a_visit_is_found(self, journal: Journal) -> None:
        came, _ = append(journal, arrived("v1"), badge("v1"))
        append(journal, arrived("v2"))
        assert journal.first_of("v1") == came
        assert journal.first_of("v3") is None

    def test_a_view_is_of_one_moment(self, journal: Journal) -> None:
        append(journal, arrived("v1"))
        with journal.reading() as view:
            assert {visit.id for visit in view.in_building()} == {"v1"}
            append(journal, arrived("v2"))
            assert {visit.id for visit in view.in_building()} == {"v1"}
        assert visits_of(journal) == {"v1", "v2"}


class TestWaiting:
    def test_growth_is_noticed_from_another_thread(self, journal: Journal) -> None:
        waiting = threading.Thread(target=append, args=(journal, arrived("v1")))
        waiting.start()
        assert journal.wait(0, 20)
        waiting.join()

    def test_what_is_there_already_is_not_waited_for(self, journal: Journal) -> None:
        append(journal, arrived("v1"))
        assert journal.wait(journal.position - 1, 0)

    def test_waiting_ends_when_nothing_comes(self, journal: Journal) -> None:
        assert not journal.wait(0, 0)

    def test_waiting_ends_when_it_is_told_to(self, journal: Journal) -> None:
        enough = threading.Event()
        answers: list[bool] = []
        waiting = threading.Thread(target=lambda: answers.append(journal.wait(0, 60, unless=enough)))
        waiting.start()
        enough.set()
        journal.wake()
        waiting.join(20)
        assert answers == [False]


APPEND = """
import sys
from datetime import UTC, datetime
from kiosk.journal import Journal
from kiosk.visits.events import VisitorArrived
from kiosk.visits.moment import Moment

url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
journal = Journal(url)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    event = VisitorArrived(subject=f"{name}-{number}", number="", lobby="", purpose="meeting", host=None,
                           language="es", token="", person=f"{name}-{number}", name=name)
    journal.append(lambda _: [event], now=Moment(datetime.now(UTC)))
"""


class TestSeveralWriters:
    def test_two_threads_keep_one_chain(self, journal: Journal) -> None:
        def write(name: str) -> None:
            for number in range(15):
                append(journal, arrived(f"{name}{number}"))

        threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert journal.held() == {journal.origin: 30}
        assert verify(journal).problems == ()
        assert len(visits_of(journal)) == 30

    def test_two_processes_keep_one_chain(self, new_database: Callable[[], str]) -> None:
        url = new_database()
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", APPEND, url, name, "15"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in "ab"
        ]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("go\n")
            writer.stdin.flush()
        with closing(Journal(url)) as journal:
            for number in range(5):
                append(journal, arrived(f"c{number}"))
            assert [writer.wait(60) for writer in writers] == [0, 0]
            for writer in writers:
                writer.communicate()
            assert journal.held() == {journal.origin: 35}, "both processes wrote under the one origin"
            assert verify(journal).problems == ()
            assert {entry.content.subject[0] for entry in journal.of(journal.origin) if entry.content} == set(
                "abc"
            )


class TestOrigin:
    def test_a_journal_keeps_its_origin(self, new_database: Callable[[], str]) -> None:
        url = new_database()
        with closing(Journal(url)) as first, closing(Journal(url)) as second:
            assert first.origin == second.origin
            assert first.origins() == {first.origin}

    def test_journals_have_different_origins(self, new_journal: Callable[[], Journal]) -> None:
        assert new_journal().origin != new_journal().origin


def restored(new_journal: Callable[[], Journal], lobby: Journal, up_to: int) -> Journal:
    """The lobby as a backup has it: its own origin, and its entries up to this number."""
    again = new_journal()
    with again.writing() as connection:
        connection.execute(update(origins).values(origin=lobby.origin))
    again.merge(lobby.of(lobby.origin, limit=up_to))
    return again


class TestRestored:
    def test_a_restored_machine_takes_its_own_entries_back_and_goes_on(
        self, new_journal: Callable[[], Journal]
    ) -> None:
        lobby, office = new_journal(), new_journal()
        append(lobby, *(arrived(f"v{number}") for number in range(5)))
        office.merge(lobby.beyond({}))
        again = restored(new_journal, lobby, up_to=2)
        assert again.held() == {lobby.origin: 2}
        again.merge(office.beyond(again.held()))
        (entry,) = append(again, arrived("v5"))
        assert (entry.origin, entry.number) == (lobby.origin, 6)
        assert office.merge([entry]).set_aside == {}
        assert visits_of(office) == {f"v{number}" for number in range(6)}

    def test_one_that_wrote_on_unaware_begins_a_new_origin(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        append(lobby, *(arrived(f"v{number}") for number in range(6)))
        office.merge(lobby.beyond({}))
        again = restored(new_journal, lobby, up_to=2)
        append(again, arrived("after-1"), arrived("after-2"))

        refused = office.merge(again.of(lobby.origin, after=2)).set_aside
        assert sorted(refused) == [(lobby.origin, 3), (lobby.origin, 4)]
        branch = again.branch_off(after=min(number for _, number in refused) - 1)

        assert again.origin == branch
        assert again.origins() == {lobby.origin, branch}
        assert [entry.number for entry in again.of(branch)] == [1, 2]
        assert office.merge(again.of(branch)).set_aside == {}
        assert visits_of(office) == {*(f"v{number}" for number in range(6)), "after-1", "after-2"}
        assert visits_of(again) == {"v0", "v1", "after-1", "after-2"}
        (entry,) = append(again, arrived("after-3"))
        assert (entry.origin, entry.number) == (branch, 3)
        assert [verify(journal).problems for journal in (again, office)] == [(), ()]

    def test_nothing_is_sent_to_it_again_and_again(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        append(lobby, *(arrived(f"v{number}") for number in range(6)))
        office.merge(lobby.beyond({}))
        again = restored(new_journal, lobby, up_to=2)
        append(again, arrived("after-1"))
        again.merge(office.beyond({lobby.origin: 2}))
        assert office.beyond(again.held()) == []

    def test_what_was_forgotten_is_not_recorded_again(self, journal: Journal) -> None:
        append(journal, arrived("v1"), arrived("v2"))
        append(journal, VisitorForgotten(subject="p-v1", person="p-v1"))
        branch = journal.branch_off(after=0)
        assert [entry.details is None for entry in journal.of(branch)] == [True, False, True]
        assert verify(journal).problems == ()

    def test_branching_off_heals_a_damaged_entry(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        append(lobby, arrived("v1"), arrived("v2"), arrived("v3"))
        with lobby.writing() as connection:
            connection.exec_driver_sql('update details set contents = \'{"name": "Other"}\' where number = 2')
        refused = office.merge(lobby.beyond({})).set_aside
        assert set(refused) == {(lobby.origin, 2)}
        lobby.branch_off(after=1)
        assert office.merge(lobby.of(lobby.origin)).set_aside == {}
        assert visits_of(office) == {"v1", "v2", "v3"}
