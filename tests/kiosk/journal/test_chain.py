"""Taking entries of other machines: in any order, any number of times, and nothing is ever overwritten."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.journal import Entry, Journal, codec
from kiosk.journal.entry import START
from kiosk.journal.schema import early, listed, set_aside, visits
from kiosk.journal.verify import verify
from kiosk.visits.events import (
    BadgePrinted,
    BadgeRequested,
    Event,
    HostDelisted,
    VisitAcknowledged,
    VisitorForgotten,
    VisitorLeft,
)
from tests.kiosk.journal.facts import arrived, at, listing

Opened = Callable[[], AbstractContextManager[Journal]]


def chain(origin: str, *events: Event) -> list[Entry]:
    """The entries that this machine wrote for these events, a minute apart."""
    written: list[Entry] = []
    for number, event in enumerate(events, start=1):
        previous = written[-1].hash if written else START
        written.append(Entry.write(origin, number, previous, *codec.write(event, at(number))))
    return written


LOBBY = chain(
    "lobby",
    arrived("v1"),
    BadgeRequested(subject="v1", copy=1, lobby="Main entrance"),
    BadgePrinted(subject="v1", copy=1),
    arrived("v2", person="p-forgotten"),
    VisitorLeft(subject="v1", by="visitor"),
)
OFFICE = chain(
    "office",
    listing("h", "Kim"),
    VisitAcknowledged(subject="v1", person="p-v1", answer="written", by="Kim", text="Coming."),
    VisitorForgotten(subject="p-forgotten", person="p-forgotten"),
    HostDelisted(subject="h"),
    VisitorLeft(subject="v1", by="Kim"),
)


def state(journal: Journal) -> dict[str, Any]:
    """All that the entries came to, whatever the order in which they came."""
    with journal.engine.connect() as connection:
        return {
            "entries": {origin: journal.of(origin) for origin in ("lobby", "office")},
            "held": journal.held(),
            "waiting": connection.execute(select(early)).all(),
            "aside": journal.aside(),
            "visits": {row.id: tuple(row) for row in connection.execute(select(visits))},
            "listed": {row.subject: row.value for row in connection.execute(select(listed))},
        }


class TestMerge:
    def test_entries_are_kept_as_they_were_written(self, journal: Journal) -> None:
        merged = journal.merge(LOBBY[:3])
        assert (merged.new, merged.set_aside) == (3, {})
        assert journal.of("lobby") == LOBBY[:3]
        assert [recorded.event for recorded in journal.after(0)] == [codec.read(entry) for entry in LOBBY[:3]]

    def test_merging_again_changes_nothing(self, journal: Journal) -> None:
        journal.merge([*LOBBY, *OFFICE])
        before, position = state(journal), journal.position
        again = journal.merge([*OFFICE, *LOBBY])
        assert (again.new, again.set_aside) == (0, {})
        assert (state(journal), journal.position) == (before, position)

    def test_what_comes_too_early_waits(self, journal: Journal) -> None:
        assert journal.merge([LOBBY[1], LOBBY[3]]).new == 0
        assert journal.held() == {}
        assert journal.merge([LOBBY[0]]).new == 2, "the second waited for the first"
        assert journal.held() == {"lobby": 2}
        assert journal.merge([LOBBY[2]]).new == 2
        assert journal.of("lobby") == LOBBY[:4]

    def test_whatever_waits_need_not_be_sent_again(self, journal: Journal) -> None:
        journal.merge([LOBBY[0], LOBBY[1], LOBBY[3]])
        assert journal.held() == {"lobby": 2}, "the third is missing"

    def test_less_of_an_entry_still_continues_the_chain(self, journal: Journal) -> None:
        journal.merge([LOBBY[0].sealed(), LOBBY[1], LOBBY[2].sealed(), LOBBY[3].without_details(), LOBBY[4]])
        assert journal.held() == {"lobby": 5}
        assert verify(journal).problems == ()


@settings(max_examples=15)
@given(data=st.data())
def test_order_splits_and_repeats_do_not_matter(opened: Opened, data: st.DataObject) -> None:
    everything = [*LOBBY, *OFFICE]
    repeated = data.draw(st.lists(st.sampled_from(everything), max_size=6))
    order = data.draw(st.permutations([*everything, *repeated]))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=4)))
    with opened() as straight, opened() as tangled:
        straight.merge(everything)
        for begin, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
            tangled.merge(order[begin:end])
        assert state(tangled) == state(straight)
        assert state(straight)["waiting"] == []
        assert [entry.details for entry in straight.of("lobby")][3] is None, "she was forgotten"


OTHER = chain("lobby", arrived("v1"), arrived("other"), arrived("after-other"))


class TestSetAside:
    def test_another_entry_under_a_taken_number_is_set_aside(self, journal: Journal) -> None:
        journal.merge(LOBBY)
        before = state(journal)
        merged = journal.merge([OTHER[1]])
        assert merged.set_aside == {("lobby", 2): "another entry stands under its number"}
        assert merged.new == 0
        assert journal.of("lobby") == LOBBY, "what stands is never written over"
        assert journal.aside() == [
            {"origin": "lobby", "number": 2, "problem": "another entry stands under its number"}
        ]
        assert state(journal)["visits"] == before["visits"]

    def test_it_is_set_aside_once_and_kept_whole(self, journal: Journal) -> None:
        journal.merge(LOBBY)
        for _ in range(3):
            journal.merge([OTHER[1]])
        assert len(journal.aside()) == 1
        with journal.engine.connect() as connection:
            (wire,) = connection.scalars(select(set_aside.c.wire))
        assert Entry.from_json(wire) == OTHER[1]

    def test_every_different_entry_is_kept(self, journal: Journal) -> None:
        journal.merge(LOBBY)
        third = chain("lobby", arrived("v1"), arrived("third"))
        journal.merge([OTHER[1]])
        journal.merge([third[1]])
        assert [aside["number"] for aside in journal.aside()] == [2, 2]

    @pytest.mark.parametrize(
        "damaged",
        [
            replace(LOBBY[0], content=OTHER[1].content),
            replace(LOBBY[0], details=OTHER[1].details),
            replace(LOBBY[0], seal=OTHER[1].seal),
            replace(LOBBY[0].sealed(), details=LOBBY[0].details),
        ],
        ids=["content", "details", "seal", "details without content"],
    )
    def test_a_damaged_entry_is_set_aside(self, journal: Journal, damaged: Entry) -> None:
        merged = journal.merge([damaged])
        assert merged.set_aside == {("lobby", 1): "it is damaged: its content is not what was sealed"}
        assert journal.of("lobby") == []
        assert journal.merge([LOBBY[0]]).new == 1, "the whole one is welcome"

    def test_an_entry_after_another_one_than_is_held_is_set_aside(self, journal: Journal) -> None:
        journal.merge(LOBBY[:2])
        merged = journal.merge([OTHER[2]])
        assert merged.set_aside == {("lobby", 3): "it does not follow the entry before it"}
        assert journal.held() == {"lobby": 3}, "it need not be sent again"

    def test_one_that_waited_in_vain_is_set_aside_and_said(self, journal: Journal) -> None:
        journal.merge([OTHER[2]])
        merged = journal.merge(LOBBY[:2])
        assert merged.new == 2
        assert merged.set_aside == {("lobby", 3): "it does not follow the entry before it"}
        assert len(journal.aside()) == 1

    def test_of_two_that_wait_under_one_number_none_is_dropped(self, journal: Journal) -> None:
        journal.merge([LOBBY[2]])
        assert set(journal.merge([OTHER[2]]).set_aside) == {("lobby", 3)}
        assert journal.merge(LOBBY[:2]).new == 3

    def test_one_set_aside_far_ahead_hides_no_gap(self, journal: Journal) -> None:
        journal.merge(LOBBY[:2])
        journal.merge([replace(LOBBY[4], details=LOBBY[0].details)])
        assert journal.held() == {"lobby": 2}
        journal.merge(LOBBY[2:4])
        assert journal.held() == {"lobby": 5}

    def test_one_bad_entry_keeps_no_other_from_coming(self, journal: Journal) -> None:
        merged = journal.merge([*OFFICE, OTHER[0], replace(LOBBY[1], content=None, details=LOBBY[0].details)])
        assert set(merged.set_aside) == {("lobby", 2)}
        assert journal.held() == {"lobby": 2, "office": 5}


NUMBERS = st.integers(-(2**70), 2**70)
SOME = st.recursive(
    st.none()
    | st.booleans()
    | NUMBERS
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["en", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)
FACTS = {
    "VisitorArrived": (
        "number",
        "lobby",
        "purpose",
        "host",
        "language",
        "token",
        "interpreter",
        "invitation",
        "interpreter_language",
        "remember_interpreter",
        "role",
        "agreement",
    ),
    "VisitAcknowledged": ("answer", "by", "minutes", "destination"),
    "NameCorrected": ("by",),
    "BadgeRequested": ("copy", "lobby", "by"),
    "BadgeFailed": ("copy", "reason"),
    "BadgeConfirmed": ("copy", "came_out", "by"),
    "HostListed": ("name", "title", "kind", "destination", "extension", "email"),
    "DestinationListed": ("name", "directions"),
    "InvitationMade": ("purpose", "host", "language", "until", "by"),
    "OfficeKeyPublished": ("key",),
    "VisitorSang": ("song",),
}


@settings(max_examples=40)
@given(
    kind=st.sampled_from(sorted(FACTS)),
    topic=st.sampled_from(["visit", "host", "destination", "invitation", "office", "person", "song"]),
    data=st.data(),
)
def test_no_fact_can_stop_the_merging(opened: Opened, kind: str, topic: str, data: st.DataObject) -> None:
    """Whatever another version, or somebody else, wrote into an entry: it is kept, and the next one comes."""
    content, _ = codec.write(arrived("v1"), at(0))
    plausible = st.sampled_from(["", "es", "robot", "2026-09-01", "by-balloon", 1])
    facts = {name: data.draw(st.one_of(plausible, SOME)) for name in FACTS[kind]}
    strange = replace(content, kind=kind, topic=topic, facts=facts, digest=None)
    entry = Entry.from_json(Entry.write("lobby", 1, START, strange, None).to_json())
    following = Entry.write("lobby", 2, entry.hash, *codec.write(arrived("v2"), at(0)))
    with opened() as journal:
        assert journal.merge([entry, following]).new == 2
        assert verify(journal).problems == ()
        with journal.reading() as view:
            assert "v2" in {visit.id for visit in view.in_building()}
            view.hosts(), view.destinations(), view.invitations(), view.office_keys()
        journal.rebuild()
