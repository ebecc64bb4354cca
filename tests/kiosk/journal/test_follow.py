"""Followers: every entry once, over failures and restarts, and whoever wrote it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, insert, select

from kiosk.errors import JournalBusy
from kiosk.journal import Follower, Journal, Recorded, follow
from kiosk.visits.events import VisitorLeft
from tests.kiosk.journal.facts import at

SECONDS = 20  # for what happens at once

ledger = Table("ledger", MetaData(), Column("id", Integer, primary_key=True), Column("subject", String))


@pytest.fixture
def books(journal: Journal) -> Iterator[Journal]:
    """A journal beside whose tables a follower keeps a ledger."""
    with journal.writing() as connection:
        ledger.create(connection)
    yield journal
    with journal.writing() as connection:
        ledger.drop(connection)


def append(journal: Journal, *subjects: str) -> None:
    journal.append(lambda _: [VisitorLeft(subject=subject, by="Kim") for subject in subjects], now=at(0))


def note(connection: Connection, recorded: Recorded) -> None:
    assert isinstance(recorded.event, VisitorLeft)
    connection.execute(insert(ledger).values(subject=recorded.event.subject))


def noted(journal: Journal) -> list[str]:
    with journal.engine.connect() as connection:
        return [
            str(subject) for subject in connection.scalars(select(ledger.c.subject).order_by(ledger.c.id))
        ]


class Until:
    """An act that notes entries, and knows when a certain one was reached."""

    def __init__(self, last: str) -> None:
        self._last = last
        self._reached = threading.Event()

    def __call__(self, connection: Connection, recorded: Recorded) -> None:
        note(connection, recorded)
        assert recorded.event is not None
        if recorded.event.subject == self._last:
            self._reached.set()

    def wait(self) -> bool:
        return self._reached.wait(SECONDS)


class TestCatchUp:
    def test_every_entry_is_taken_once_and_in_order(self, books: Journal) -> None:
        append(books, "a", "b", "c")
        assert Follower("f", books, note).catch_up() == books.position
        assert noted(books) == ["a", "b", "c"]
        assert books.bookmark("f") == books.position

    def test_after_a_restart_it_goes_on_where_it_was(self, books: Journal) -> None:
        append(books, "a", "b")
        Follower("f", books, note).catch_up()
        append(books, "c")
        Follower("f", books, note).catch_up()
        Follower("f", books, note).catch_up()
        assert noted(books) == ["a", "b", "c"]

    def test_followers_have_bookmarks_of_their_own(self, books: Journal) -> None:
        append(books, "a")
        Follower("f", books, note).catch_up()
        assert books.bookmark("g") is None
        Follower("g", books, note).catch_up()
        assert noted(books) == ["a", "a"]

    def test_effect_and_bookmark_are_kept_together_or_not_at_all(self, books: Journal) -> None:
        append(books, "a", "b", "c")

        def stumble(connection: Connection, recorded: Recorded) -> None:
            note(connection, recorded)
            assert recorded.event is not None
            if recorded.event.subject == "b":
                raise JournalBusy

        with pytest.raises(JournalBusy):
            Follower("f", books, stumble).catch_up()
        assert noted(books) == ["a"]
        assert books.bookmark("f") == books.after(0)[0].position
        Follower("f", books, note).catch_up()
        assert noted(books) == ["a", "b", "c"]

    def test_what_a_newer_version_wrote_is_passed_to_the_follower_without_an_event(
        self, books: Journal
    ) -> None:
        append(books, "a")
        with books.writing() as connection:
            connection.exec_driver_sql("update entries set kind = 'VisitorSang'")
        seen: list[Recorded] = []
        Follower("f", books, lambda _, recorded: seen.append(recorded)).catch_up()
        assert [recorded.event for recorded in seen] == [None]

    def test_the_same_follower_in_two_processes_takes_each_entry_once(
        self, new_database: Callable[[], str]
    ) -> None:
        url = new_database()
        with closing(Journal(url)) as here, closing(Journal(url)) as there:
            with here.writing() as connection:
                ledger.create(connection)
            append(here, *(str(number) for number in range(40)))
            done = threading.Barrier(2)

            def run(journal: Journal) -> None:
                done.wait(SECONDS)
                while Follower("f", journal, note).catch_up() < journal.position:
                    pass

            threads = [threading.Thread(target=run, args=(journal,)) for journal in (here, there)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(SECONDS)
            assert noted(here) == [str(number) for number in range(40)]


class TestRunning:
    def test_it_takes_what_is_there_and_what_comes(self, books: Journal) -> None:
        append(books, *(str(number) for number in range(250)))
        act = Until("late")
        follower = Follower("f", books, act)
        follower.start()
        append(books, "late")
        assert act.wait()
        follower.stop()
        assert noted(books) == [*(str(number) for number in range(250)), "late"]

    def test_it_notices_what_another_process_appends(self, new_database: Callable[[], str]) -> None:
        url = new_database()
        with closing(Journal(url)) as here, closing(Journal(url)) as other_process:
            with here.writing() as connection:
                ledger.create(connection)
            act = Until("from there")
            follower = Follower("f", here, act)
            follower.start()
            append(other_process, "from there")
            assert act.wait()
            follower.stop()
            assert noted(here) == ["from there"]

    def test_a_failure_is_tried_again(self, books: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(follow, "PAUSE_SECONDS", 0.01)
        append(books, "a", "b")
        failures = iter([JournalBusy(), ValueError("a fault of the program")])
        act = Until("b")

        def stumble(connection: Connection, recorded: Recorded) -> None:
            for failure in failures:
                raise failure
            act(connection, recorded)

        follower = Follower("f", books, stumble)
        follower.start()
        assert act.wait()
        follower.stop()
        assert noted(books) == ["a", "b"]

    def test_what_comes_first_may_write_itself(self, books: Journal) -> None:
        act = Until("a")

        def first(recorded: Recorded) -> None:
            if not noted(books):
                append(books, "b")

        follower = Follower("f", books, act, first)
        append(books, "a")
        follower.start()
        assert act.wait()
        follower.stop()
        assert noted(books)[0] == "a"
        assert [it.entry.content.subject for it in books.after(0) if it.entry.content] == ["a", "b"]

    def test_stopping_ends_the_waiting(self, journal: Journal) -> None:
        follower = Follower("f", journal, note)
        follower.start()
        stopping = threading.Thread(target=follower.stop)
        stopping.start()
        stopping.join(SECONDS)
        assert not stopping.is_alive()

    def test_one_that_never_started_can_be_stopped(self, journal: Journal) -> None:
        Follower("f", journal, note).stop()
