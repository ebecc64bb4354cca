"""Entries: their seal, their place in a chain, and what they look like on the wire."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import EntryInvalid
from kiosk.journal.entry import START, Content, Details, Entry, canonical, seal_of
from kiosk.visits.moment import Moment

NOON = Moment(datetime(2026, 9, 1, 19, 0, tzinfo=UTC), offset=-420)
DETAILS = Details("5a17", {"name": "Zoë Ørsted"})
CONTENT = Content(
    kind="VisitorArrived",
    topic="visit",
    subject="v1",
    audience="everyone",
    moment=NOON,
    facts={"number": "A-001", "interpreter": False, "host": None},
    person="p1",
    digest=DETAILS.digest,
)
FIRST = Entry.write("lobby", 1, START, CONTENT, DETAILS)
SECOND = Entry.write("lobby", 2, FIRST.hash, replace(CONTENT, person=None, digest=None), None)


def test_canonical_json_is_one_way_to_write_a_value() -> None:
    assert canonical({"b": [1, None, True], "a": {"é": "字"}}) == '{"a":{"é":"字"},"b":[1,null,true]}'
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_the_seal_is_the_digest_of_the_content_in_its_place() -> None:
    written = (
        '{"at":"2026-09-01T19:00:00.000000+00:00","audience":"everyone","digest":"' + DETAILS.digest + '",'
        '"facts":{"host":null,"interpreter":false,"number":"A-001"},"kind":"VisitorArrived","number":1,'
        '"offset":-420,"origin":"lobby","person":"p1","subject":"v1","topic":"visit","trusted":true}'
    )
    assert FIRST.seal == hashlib.sha256(written.encode()).hexdigest()


def test_the_hash_joins_an_entry_to_the_one_before() -> None:
    assert FIRST.hash == hashlib.sha256(f"\n{FIRST.seal}".encode()).hexdigest()
    assert SECOND.hash == hashlib.sha256(f"{FIRST.hash}\n{SECOND.seal}".encode()).hexdigest()


def test_the_digest_of_details_is_salted() -> None:
    written = '5a17\n{"name":"Zoë Ørsted"}'
    assert DETAILS.digest == hashlib.sha256(written.encode()).hexdigest()
    same, again = Details.of({"name": "Ana"}), Details.of({"name": "Ana"})
    assert same.digest != again.digest, "or a name could be guessed from its digest"


@pytest.mark.parametrize(
    "changed",
    [
        replace(CONTENT, kind="VisitorLeft"),
        replace(CONTENT, topic="host"),
        replace(CONTENT, subject="v2"),
        replace(CONTENT, audience="office"),
        replace(CONTENT, moment=replace(NOON, offset=0)),
        replace(CONTENT, moment=replace(NOON, trusted=False)),
        replace(CONTENT, moment=Moment(datetime(2026, 9, 1, 19, 0, 0, 1, tzinfo=UTC), -420)),
        replace(CONTENT, facts={**CONTENT.facts, "number": "A-002"}),
        replace(CONTENT, facts={}),
        replace(CONTENT, person="p2"),
        replace(CONTENT, digest=None),
    ],
)
def test_a_changed_content_does_not_fit_its_seal(changed: Content) -> None:
    assert FIRST.intact
    assert not replace(FIRST, content=changed).intact


def test_an_entry_fits_its_own_place_only() -> None:
    assert not replace(FIRST, number=2).intact
    assert not replace(FIRST, origin="office").intact


def test_other_details_are_noticed() -> None:
    assert not replace(FIRST, details=Details("5a17", {"name": "Zoë Orsted"})).intact
    assert not replace(FIRST, details=Details("5a18", DETAILS.values)).intact
    assert not replace(SECOND, details=DETAILS).intact, "this one was sealed without any"
    assert not replace(FIRST.sealed(), details=DETAILS).intact


@pytest.mark.parametrize("shown", [FIRST, FIRST.without_details(), FIRST.sealed(), SECOND])
def test_a_chain_can_be_checked_however_little_is_shown(shown: Entry) -> None:
    assert shown.intact
    assert shown.hash == {1: FIRST, 2: SECOND}[shown.number].hash
    assert Entry.from_json(json.loads(json.dumps(shown.to_json()))) == shown


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
tables = st.dictionaries(texts, values, max_size=3)
moments = st.builds(
    Moment,
    st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - given there
    st.integers(-1439, 1439),
    st.booleans(),
)


@given(texts, st.integers(1, 2**31 - 1), texts, tables, tables, moments, st.none() | texts)
def test_whatever_an_entry_says_it_says_it_again_on_the_wire(
    origin: str,
    number: int,
    previous: str,
    facts: dict[str, Any],
    told: dict[str, Any],
    moment: Moment,
    person: str,
) -> None:
    details = Details.of(told)
    content = Content("Kind", "topic", "subject", "office", moment, facts, person, details.digest)
    entry = Entry.write(origin, number, previous, content, details)
    again = Entry.from_json(json.loads(json.dumps(entry.to_json())))
    assert again == entry
    assert again.intact
    assert seal_of(origin, number, content) == again.seal


def without(*path: str) -> Callable[[dict[str, Any]], None]:
    def damage(wire: dict[str, Any]) -> None:
        for key in path[:-1]:
            wire = wire[key]
        del wire[path[-1]]

    return damage


def put(value: object, *path: str) -> Callable[[dict[str, Any]], None]:
    def damage(wire: dict[str, Any]) -> None:
        for key in path[:-1]:
            wire = wire[key]
        wire[path[-1]] = value

    return damage


@pytest.mark.parametrize("key", ["origin", "number", "previous", "seal", "content", "details"])
def test_an_entry_needs_all_its_parts(key: str) -> None:
    wire = FIRST.to_json()
    without(key)(wire)
    with pytest.raises(EntryInvalid, match=f"This is not an entry: .*{key}"):
        Entry.from_json(wire)


@pytest.mark.parametrize("key", CONTENT.to_json())
def test_a_content_needs_all_its_parts(key: str) -> None:
    wire = FIRST.to_json()
    without("content", key)(wire)
    with pytest.raises(EntryInvalid, match=key):
        Entry.from_json(wire)


@pytest.mark.parametrize(
    "damage",
    [
        put(1, "origin"),
        put(None, "origin"),
        put("nul\0", "origin"),
        put("half a character \ud800", "origin"),
        *(put(number, "number") for number in (0, -1, 2**31, "1", 1.0, True, None)),
        put([], "previous"),
        put(b"", "seal"),
        put("text", "content"),
        put([], "content"),
        put(3, "details"),
        put({"salt": "s"}, "details"),
        put({"salt": 5, "values": {}}, "details"),
        put([["name", "Ana"]], "details", "values"),
        put(7, "content", "subject"),
        put(7, "content", "person"),
        put(7, "content", "digest"),
        put([["number", "A-001"]], "content", "facts"),
        put(None, "content", "facts"),
        put({"minutes": float("nan")}, "content", "facts"),
        put({"name": "\udfff"}, "content", "facts"),
        put("yesterday", "content", "at"),
        put("2026-09-01T19:00:00", "content", "at"),
        put("0001-01-01T00:00:00+14:00", "content", "at"),
        put("9999-12-31T23:59:59-01:00", "content", "at"),
        put(1788289200, "content", "at"),
        *(put(offset, "content", "offset") for offset in ("0", 0.5, None, True, 1440, 10**30)),
        *(put(trusted, "content", "trusted") for trusted in ("no", 1, None)),
    ],
)
def test_what_is_no_entry_is_refused_with_the_reason(damage: Callable[[dict[str, Any]], None]) -> None:
    wire = FIRST.to_json()
    wire["details"] = {"salt": "s", "values": {}}
    damage(wire)
    with pytest.raises(EntryInvalid):
        Entry.from_json(wire)


def test_a_wire_of_endless_depth_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(EntryInvalid):
        Entry.from_json({**FIRST.to_json(), "content": {**CONTENT.to_json(), "facts": {"deep": deep}}})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_no_wire_raises_anything_else(data: st.DataObject) -> None:
    wire = FIRST.to_json()
    wire["details"] = {"salt": DETAILS.salt, "values": DETAILS.values}
    for part in (wire, wire["content"], wire["details"]):
        for key in data.draw(st.sets(st.sampled_from(sorted(part)), max_size=2)):
            part[key] = data.draw(anything)
    received: Any = data.draw(st.one_of(st.just(wire), anything))
    try:
        entry = Entry.from_json(received)
    except EntryInvalid:
        return
    assert isinstance(entry.intact, bool)
    assert entry.hash
