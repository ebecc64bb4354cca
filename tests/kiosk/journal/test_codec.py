"""Events as they are written into entries, and read back."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.journal import codec
from kiosk.journal.entry import START, Content, Details, Entry
from kiosk.visits.events import (
    EVENTS,
    BadgeRequested,
    Event,
    HostListed,
    InvitationMade,
    NameCorrected,
    VisitAcknowledged,
    VisitorArrived,
    VisitorLeft,
)
from kiosk.visits.moment import Moment
from kiosk.visits.visit import Fact

NOON = Moment(datetime(2026, 9, 1, 19, 0, tzinfo=UTC), offset=-420)


def entry_of(event: Event, number: int = 1) -> Entry:
    """The entry of this event, as it comes out of the wire."""
    content, details = codec.write(event, NOON)
    return Entry.from_json(
        json.loads(json.dumps(Entry.write("lobby", number, START, content, details).to_json()))
    )


def with_facts(entry: Entry, **facts: Any) -> Entry:
    assert entry.content is not None
    return replace(entry, content=replace(entry.content, facts={**entry.content.facts, **facts}))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
instants = st.datetimes(timezones=st.just(UTC))
made_of = {
    str: texts,
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    Mapping[str, str] | None: st.none() | st.dictionaries(texts, texts, max_size=3),
    dict[str, str]: st.dictionaries(texts, texts, max_size=3),
    str | None: st.none() | texts,
    int | None: st.none() | st.integers(),
    datetime: instants,
    datetime | None: st.none() | instants,
    tuple[str, ...] | None: st.none() | st.lists(texts, max_size=3).map(tuple),
    tuple[str, ...]: st.lists(texts, max_size=3).map(tuple),
}


def events(kind: type[Event]) -> st.SearchStrategy[Event]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: made_of[hints[field.name]] for field in fields(kind)})


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
@settings(max_examples=30)
@given(data=st.data())
def test_every_kind_of_event_is_read_as_it_was_written(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(events(kind))
    entry = entry_of(event)
    assert entry.intact
    assert codec.read(entry) == event
    assert codec.fact(entry) == Fact(NOON, "lobby", 1, event)


ARRIVED = VisitorArrived(
    subject="v1",
    person="p1",
    number="A-001",
    lobby="Main entrance",
    purpose="meeting",
    host=None,
    language="es",
    token="T" * 16,
    name="Ana Ruiz",
)
CORRECTED = NameCorrected(subject="v1", person="p1", by="Kim", name="Ana Ruiz")
REPRINT = BadgeRequested(subject="v1", person="p1", copy=2, lobby="Gym", by="Kim", name="Ana Ruiz")
WRITTEN = VisitAcknowledged(subject="v1", person="p1", answer="written", by="Kim", text="By the tank, Ana.")
INVITED = InvitationMade(
    subject="I" * 16,
    person="p2",
    purpose="meeting",
    host=None,
    language="es",
    until=date(2026, 9, 2),
    by="Kim",
    name="Ana Ruiz",
)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (ARRIVED, {"name": "Ana Ruiz", "honorific": None, "needs": None, "answers": None}),
        (CORRECTED, {"name": "Ana Ruiz"}),
        (REPRINT, {"name": "Ana Ruiz"}),
        (WRITTEN, {"text": "By the tank, Ana."}),
        (INVITED, {"name": "Ana Ruiz"}),
    ],
)
def test_personal_details_lie_beside_the_facts(event: Event, told: dict[str, str | None]) -> None:
    content, details = codec.write(event, NOON)
    assert details is not None
    assert details.values == told
    assert content.digest == details.digest
    assert "Ana" not in json.dumps(content.to_json())
    assert not set(told) & set(content.facts)


def test_what_has_no_details_needs_no_digest() -> None:
    content, details = codec.write(VisitorLeft(subject="v1", by="Kim"), NOON)
    assert (content.digest, details) == (None, None)
    content, details = codec.write(replace(ARRIVED, name=None), NOON)
    assert (content.digest, details) == (None, None)


@pytest.mark.parametrize(
    ("event", "detail"),
    [(ARRIVED, "name"), (CORRECTED, "name"), (REPRINT, "name"), (WRITTEN, "text"), (INVITED, "name")],
)
def test_forgotten_details_are_none(event: Event, detail: str) -> None:
    told = {**vars(event), detail: None}
    assert codec.read(entry_of(event).without_details()) == type(event)(**told)


def test_the_facts_stand_in_json_as_their_readers_expect() -> None:
    content, _ = codec.write(INVITED, NOON)
    assert content.facts == {
        "purpose": "meeting",
        "host": None,
        "language": "es",
        "until": "2026-09-02",
        "by": "Kim",
    }
    assert (content.kind, content.topic, content.subject, content.person) == (
        "InvitationMade",
        "invitation",
        "I" * 16,
        "p2",
    )


def test_a_kind_that_only_a_newer_version_knows_tells_nothing() -> None:
    content = Content("VisitorSang", "visit", "v1", "everyone", NOON, {"song": "La Paloma"})
    newer = Entry.write("lobby", 1, START, content, None)
    assert codec.read(newer) is None
    assert codec.fact(newer) is None


def test_facts_that_only_a_newer_version_knows_are_passed_over() -> None:
    assert codec.read(with_facts(entry_of(ARRIVED), companions=3)) == ARRIVED


def test_details_that_only_a_newer_version_knows_are_passed_over() -> None:
    content, details = codec.write(ARRIVED, NOON)
    assert details is not None
    newer = Details.of({**details.values, "plate": "8ABC123"})
    entry = Entry.write("lobby", 1, START, replace(content, digest=newer.digest), newer)
    assert codec.read(entry) == ARRIVED


def test_facts_of_an_older_version_are_filled_with_their_defaults() -> None:
    entry = entry_of(ARRIVED)
    assert entry.content is not None
    older = {
        name: value
        for name, value in entry.content.facts.items()
        if name not in {"interpreter", "invitation"}
    }
    assert codec.read(replace(entry, content=replace(entry.content, facts=older))) == ARRIVED


def test_a_badge_that_an_older_version_asked_for_is_read() -> None:
    content, _ = codec.write(BadgeRequested(subject="v1", copy=1, lobby="Gym"), NOON)
    older = replace(content, facts={"copy": 1, "lobby": "Gym"})
    entry = Entry.write("lobby", 1, START, older, None)
    assert codec.read(entry) == BadgeRequested(subject="v1", copy=1, lobby="Gym")


def test_facts_cannot_speak_of_another_subject_than_their_entry() -> None:
    assert codec.read(with_facts(entry_of(ARRIVED), subject="v2", person="p2", name="Mallory")) == ARRIVED


@pytest.mark.parametrize("facts", [{"number": 3}, {"host": []}, {"interpreter": "perhaps"}, {"token": None}])
def test_facts_that_do_not_fit_their_kind_tell_nothing(facts: dict[str, Any]) -> None:
    assert codec.read(with_facts(entry_of(ARRIVED), **facts)) is None


def test_a_bare_seal_tells_nothing() -> None:
    assert codec.read(entry_of(ARRIVED).sealed()) is None


def test_what_is_recorded_again_fits_its_details_as_they_are() -> None:
    content, _ = codec.write(ARRIVED, NOON)
    damaged = Details("salt", {"name": "Ana R"})
    again = Entry.write("lobby", 1, START, *codec.write_again(content, damaged))
    assert again.intact
    assert codec.read(again) == replace(ARRIVED, name="Ana R")
    assert codec.write_again(content, None) == (content, None), "a forgotten detail keeps its digest"


def test_a_host_is_listed_as_the_directory_says() -> None:
    host = HostListed(
        subject="h", name="Kim", title="", kind="person", destination=None, extension="", email=""
    )
    assert codec.read(entry_of(host)) == host
