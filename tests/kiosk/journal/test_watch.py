from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.errors import JournalUnusable
from kiosk.journal import Journal
from kiosk.journal.watch import Watch
from kiosk.visits.events import VisitorLeft
from tests.kiosk.journal.facts import at


def append(journal: Journal) -> None:
    journal.append(lambda _: [VisitorLeft(subject="v1", by="Kim")], now=at(0))


def test_a_look_differs_once_something_was_written_here_or_elsewhere(
    new_database: Callable[[], str],
) -> None:
    url = new_database()
    with closing(Journal(url)) as here, closing(Journal(url)) as other_process:
        watch = Watch(here.engine)
        looks = [watch.look()]
        for writer in (here, other_process):
            assert watch.look() == looks[-1]
            append(writer)
            looks.append(watch.look())
        watch.close()
        assert len(set(looks)) == 3


def test_it_may_be_closed_and_looks_again(journal: Journal) -> None:
    watch = Watch(journal.engine)
    watch.close()
    before = watch.look()
    append(journal)
    assert watch.look() != before
    watch.close()
    assert watch.look() == watch.look()
    watch.close()


def test_many_may_watch(journal: Journal) -> None:
    """More than a pool of connections has."""
    watches = [Watch(journal.engine) for _ in range(20)]
    before = [watch.look() for watch in watches]
    append(journal)
    assert all(watch.look() != then for watch, then in zip(watches, before, strict=True))
    for watch in watches:
        watch.close()


def test_an_embedded_database_that_is_gone_is_named(tmp_path: Path) -> None:
    with closing(Journal.at(tmp_path)) as journal:
        watch = Watch(journal.engine)
        watch.look()
        watch._connection.close()
        with pytest.raises(JournalUnusable):
            watch.look()
