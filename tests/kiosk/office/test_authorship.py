"""What a lobby may write; a new kind of fact has to be put in one of the tables."""

import pytest

from kiosk.journal.entry import START, Content, Entry
from kiosk.office.authorship import OF_A_LOBBY, OF_A_VISITOR, OF_THE_OFFICE, refusal
from kiosk.visits.events import EVENTS, Topic
from kiosk.visits.visit import VISITOR


def entry(kind, clock, **facts):
    """As a lobby would send it."""
    topic = EVENTS[kind].topic if kind in EVENTS else Topic.VISIT
    content = Content(kind, topic, "v1", "everyone", clock(), facts)
    return Entry.write("a lobby", 1, START, content, None)


@pytest.mark.parametrize("kind", EVENTS)
def test_each_kind_of_fact_is_somebodys_to_write(kind):
    tables = (OF_A_LOBBY, OF_A_VISITOR, OF_THE_OFFICE)
    assert sum(EVENTS[kind] in table for table in tables) == 1, "put it in one table of office/authorship.py"


def test_the_tables_hold_nothing_else():
    assert set(EVENTS.values()) == OF_A_LOBBY | OF_A_VISITOR | OF_THE_OFFICE


@pytest.mark.parametrize("kind", sorted(kind.__name__ for kind in OF_THE_OFFICE))
@pytest.mark.parametrize("by", ["Rosa Delgado", VISITOR])
def test_what_is_staffs_is_refused_by_its_name_whoever_is_said_to_have_done_it(kind, by, clock):
    assert kind in refusal(entry(kind, clock, by=by))


@pytest.mark.parametrize("kind", sorted(kind.__name__ for kind in OF_A_LOBBY))
def test_what_happens_at_a_screen_or_a_printer_is_taken(kind, clock):
    assert refusal(entry(kind, clock, by="whoever")) is None


@pytest.mark.parametrize("kind", sorted(kind.__name__ for kind in OF_A_VISITOR))
def test_what_a_visitor_does_is_taken_of_her_only(kind, clock):
    assert refusal(entry(kind, clock, by=VISITOR)) is None
    assert refusal(entry(kind, clock)) is None
    why = refusal(entry(kind, clock, by="Rosa Delgado"))
    assert kind in why
    assert "Rosa Delgado" in why


@pytest.mark.parametrize("by", [["visitor"], {"visitor": 1}, 7, "Visitor", ""])
def test_nothing_else_counts_as_the_visitor(by, clock):
    assert refusal(entry("VisitorLeft", clock, by=by))


def test_a_bare_seal_and_a_kind_of_a_newer_version_are_taken(clock):
    assert refusal(entry("TeaServed", clock, by="Rosa")) is None
    assert refusal(entry("VisitResolved", clock, by="Rosa").sealed()) is None
