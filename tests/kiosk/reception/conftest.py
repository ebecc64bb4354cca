"""The journal of a school."""

import pytest

from kiosk.journal import Journal
from tests.kiosk.reception.school import seed


@pytest.fixture
def journal(sqlite_journal: Journal) -> Journal:
    """The journal of a school with two places and four hosts."""
    seed(sqlite_journal)
    return sqlite_journal
