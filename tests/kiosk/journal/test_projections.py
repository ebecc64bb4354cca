"""What the entries come to; forgetting people; and making all of it again."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.journal import Entry, Journal, codec
from kiosk.journal.entry import START
from kiosk.journal.projections import VERSION
from kiosk.journal.schema import details, early, helps, listed, messages, set_aside, visits
from kiosk.journal.store import PROJECTED, move_bookmark
from kiosk.journal.verify import verify
from kiosk.visits.events import (
    BadgePrinted,
    BadgeRequested,
    DestinationDelisted,
    DestinationListed,
    Event,
    HelpAnswered,
    HelpAsked,
    HostAway,
    HostBack,
    HostDelisted,
    InvitationMade,
    InvitationWithdrawn,
    MessageDone,
    MessageLeft,
    NameCorrected,
    OfficeKeyPublished,
    RecordExported,
    VisitAcknowledged,
    VisitorForgotten,
    VisitorLeft,
)
from kiosk.visits.host import Absence, Host, HostKind
from tests.kiosk.journal.facts import arrived, at, listing

NAME = "Ana Ruiz"
Opened = Callable[[], AbstractContextManager[Journal]]


def answered(visit: str = "v1", person: str = "p-v1") -> VisitAcknowledged:
    return VisitAcknowledged(
        subject=visit, person=person, answer="written", by="Kim", text=f"Coming, {NAME}."
    )


def invited(person: str = "p-v1") -> InvitationMade:
    return InvitationMade(
        subject="i1",
        person=person,
        purpose="meeting",
        host=None,
        language="es",
        until=date(2026, 9, 2),
        by="Kim",
        name=NAME,
    )


def left_message(visit: str = "v1", person: str = "p-v1") -> MessageLeft:
    return MessageLeft(
        subject="m1",
        person=person,
        host="h1",
        visit=visit,
        language="es",
        by="Kim",
        name=NAME,
        contact=f"{NAME}'s mother",
        text=f"Please call {NAME}.",
    )


def forgotten(person: str = "p-v1") -> VisitorForgotten:
    return VisitorForgotten(subject=person, person=person)


def append(journal: Journal, *events: Event, minute: int = 0) -> list[Entry]:
    return journal.append(lambda _: events, now=at(minute))


def everything_written(journal: Journal) -> str:
    """Every row of every table, as one text in which a name can be looked for."""
    with journal.engine.connect() as connection:
        tables = [details, early, set_aside, visits, helps, messages, listed]
        rows = [str(tuple(row)) for table in tables for row in connection.execute(select(table))]
    wires = [str(recorded.entry.to_json()) for recorded in journal.after(0, limit=10_000)]
    return "\n".join([*rows, *wires])


def is_known(journal: Journal) -> bool:
    written = everything_written(journal)
    return NAME in written or "ana ruiz" in written


class TestForgetting:
    def test_every_detail_of_a_person_is_blanked_and_the_facts_stay(self, journal: Journal) -> None:
        append(journal, invited(), arrived(invitation="i1"), answered(), left_message())
        assert is_known(journal)
        append(journal, forgotten())
        assert not is_known(journal)
        with journal.reading() as view:
            visit, invitation = view.visit("v1"), view.invitation("i1")
            assert [visit.id for visit in view.log(text="Ana")] == []
        assert visit is not None
        assert (visit.name, visit.person, visit.number, visit.purpose) == (None, "p-v1", "A-001", "meeting")
        assert visit.answered == at(0)
        assert invitation is not None
        assert (invitation.name, invitation.person) == (None, "p-v1")
        with journal.reading() as view:
            [message] = view.messages_open()
        assert (message.name, message.contact, message.text) == (None, None, None)
        assert verify(journal).problems == ()

    def test_a_corrected_name_is_found_and_forgotten_with_its_badges(self, journal: Journal) -> None:
        corrected = NameCorrected(subject="v1", person="p-v1", by="Kim", name=NAME)
        copy = BadgeRequested(subject="v1", person="p-v1", copy=2, lobby="Gym", by="Kim", name=NAME)
        append(journal, arrived(name="Ana Riuz"), corrected, copy)
        with journal.reading() as view:
            assert [visit.name for visit in view.log(text="ruiz")] == [NAME]
        append(journal, forgotten())
        assert not is_known(journal)

    def test_what_is_told_of_somebody_after_she_was_forgotten_is_not_kept(self, journal: Journal) -> None:
        append(journal, arrived(), forgotten())
        append(journal, answered(), NameCorrected(subject="v1", person="p-v1", by="Kim", name=NAME))
        assert not is_known(journal)
        assert verify(journal).problems == ()

    def test_other_people_are_remembered(self, journal: Journal) -> None:
        append(journal, arrived("v1"), arrived("v2"), forgotten("p-v1"))
        with journal.reading() as view:
            assert [visit.name for visit in view.in_building()] == [None, NAME]

    def test_forgetting_reaches_every_copy(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        append(lobby, arrived())
        office.merge(lobby.beyond({}))
        assert is_known(office)
        append(office, forgotten())
        lobby.merge(office.beyond(lobby.held()))
        assert not is_known(office)
        assert not is_known(lobby)
        assert [verify(journal).problems for journal in (lobby, office)] == [(), ()]

    def test_a_late_copy_does_not_bring_details_back(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        append(office, forgotten())
        append(lobby, arrived(), answered())
        assert office.merge(lobby.beyond({})).new == 2
        assert not is_known(office)
        assert verify(office).problems == ()

    def test_details_and_their_forgetting_in_one_batch(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office, copy = new_journal(), new_journal(), new_journal()
        append(lobby, arrived())
        append(office, forgotten())
        copy.merge([*lobby.beyond({}), *office.beyond({})])
        assert not is_known(copy)

    def test_an_entry_that_waits_is_blanked_too(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        first, second = append(lobby, arrived(), answered())
        office.merge([second])
        assert is_known(office)
        append(office, forgotten())
        assert not is_known(office)
        assert office.merge([first]).new == 2
        assert not is_known(office)
        assert verify(office).problems == ()

    def test_one_that_comes_too_early_and_too_late_at_once(self, new_journal: Callable[[], Journal]) -> None:
        lobby, office = new_journal(), new_journal()
        _, second = append(lobby, arrived(), answered())
        append(office, forgotten())
        office.merge([second])
        assert not is_known(office)

    @pytest.mark.parametrize("before", [True, False], ids=["aside first", "forgotten first"])
    def test_what_was_set_aside_is_blanked_too(self, journal: Journal, before: bool) -> None:
        append(journal, listing())
        rival = Entry.write(journal.origin, 1, START, *codec.write(arrived(), at(0)))
        steps: list[Callable[[], object]] = [
            lambda: journal.merge([rival]),
            lambda: append(journal, forgotten()),
        ]
        for step in steps if before else reversed(steps):
            step()
        assert [aside["number"] for aside in journal.aside()] == [1]
        assert not is_known(journal)

    def test_a_restored_backup_forgets_again(self, new_sqlite: Callable[[], str], tmp_path: Path) -> None:
        lobby_url, office_url = new_sqlite(), new_sqlite()
        backup = tmp_path / "backup.db"
        with closing(Journal(office_url)) as office, closing(Journal(lobby_url)) as lobby:
            append(office, arrived())
            with closing(sqlite3.connect(office_url.removeprefix("sqlite:///"))) as connection:
                connection.execute("vacuum into ?", [str(backup)])
            append(office, forgotten())
            lobby.merge(office.beyond({}))
            with closing(Journal(f"sqlite:///{backup}")) as restored:
                assert is_known(restored)
                restored.merge(lobby.beyond(restored.held()))
                assert not is_known(restored)
                assert restored.origin == office.origin

    def test_nothing_of_the_name_is_left_in_the_file(self, new_sqlite: Callable[[], str]) -> None:
        url = new_sqlite()
        file = Path(url.removeprefix("sqlite:///"))
        with closing(Journal(url)) as journal:
            append(journal, *(arrived(f"v{number}") for number in range(20)))
            for number in range(20):
                append(journal, forgotten(f"p-v{number}"))
            journal.sweep()
        assert b"Ana Ruiz" not in file.read_bytes()
        assert b"ana ruiz" not in file.read_bytes()

    def test_only_forgetting_forgets(self, journal: Journal) -> None:
        append(journal, arrived())
        content, _ = codec.write(forgotten(), at(1))
        renamed = Entry.write("office", 1, START, replace(content, kind="PersonRenamed"), None)
        journal.merge([renamed])
        assert is_known(journal)


class TestLists:
    def test_a_host_is_listed_as_the_last_fact_says(self, journal: Journal) -> None:
        append(journal, listing(name="Kim"))
        append(journal, listing(name="Kim Novak"), minute=1)
        with journal.reading() as view:
            assert view.host("h1") == Host("h1", "Kim Novak", "Nurse", HostKind.PERSON, None, "", "")
        append(journal, HostDelisted(subject="h1"), minute=2)
        with journal.reading() as view:
            assert (view.host("h1"), view.hosts()) == (None, [])

    def test_a_later_fact_wins_though_it_came_first(self, new_journal: Callable[[], Journal]) -> None:
        office, lobby = new_journal(), new_journal()
        append(lobby, listing(name="Later"), minute=5)
        append(office, listing(name="Earlier"), minute=1)
        lobby.merge(office.beyond({}))
        with lobby.reading() as view:
            assert [host.name for host in view.hosts()] == ["Later"]

    def test_a_kind_of_host_that_only_a_newer_version_knows_is_a_person(self, journal: Journal) -> None:
        append(journal, listing("h1", "Ana", "robot"), listing("h2", "Kim", "office"))
        with journal.reading() as view:
            assert [host.kind for host in view.hosts()] == [HostKind.PERSON, HostKind.OFFICE]

    def test_a_host_is_away_until_told_otherwise_though_listed_anew(self, journal: Journal) -> None:
        append(journal, listing(), HostAway(subject="h1", cover="h2", by="Kim"))
        append(journal, listing(name="Kim Novak"), minute=1)
        with journal.reading() as view:
            assert view.hosts()[0].away == Absence("h2")
        append(journal, HostBack(subject="h1", by="Kim"), minute=2)
        with journal.reading() as view:
            assert view.hosts()[0].away is None

    def test_an_absence_ends_with_the_listing(self, journal: Journal) -> None:
        append(journal, listing(), HostAway(subject="h1", cover="h2", by="Kim"), HostDelisted(subject="h1"))
        append(journal, HostAway(subject="h1", cover="h2", by="Kim"), minute=1)
        append(journal, listing(), minute=2)
        with journal.reading() as view:
            assert view.hosts()[0].away is None

    def test_a_place_without_directions_is_not_listed(self, journal: Journal) -> None:
        append(journal, DestinationListed(subject="gym", name={"en": "Gym"}, directions={}))
        with journal.reading() as view:
            assert view.destinations() == []

    def test_an_invitation_is_withdrawn_and_still_known(self, journal: Journal) -> None:
        append(journal, InvitationWithdrawn(subject="i1", by="Kim"), invited())
        append(journal, InvitationWithdrawn(subject="i1", by="Kim"), minute=1)
        with journal.reading() as view:
            invitation = view.invitation("i1")
            assert view.invitations() == []
        assert invitation is not None
        assert (invitation.withdrawn, invitation.name, invitation.until) == (True, NAME, date(2026, 9, 2))


EVENTS: list[Event] = [
    arrived("v1"),
    arrived("v1", invitation="i1"),
    arrived("v2"),
    answered("v1"),
    answered("v2", "p-v2"),
    VisitAcknowledged(subject="v2", person="p-v2", answer="on-my-way", by="Kim"),
    VisitorLeft(subject="v1", by="visitor"),
    BadgeRequested(subject="v2", copy=1, lobby="Main entrance"),
    BadgePrinted(subject="v2", copy=1),
    listing("h1"),
    listing("h2", "Kim"),
    HostDelisted(subject="h1"),
    DestinationListed(subject="gym", name={"en": "Gym"}, directions={"en": "Left."}),
    DestinationDelisted(subject="gym"),
    invited(),
    InvitationWithdrawn(subject="i1", by="Kim"),
    HelpAsked(subject="h1", kind="access", lobby="Gym", language="en"),
    HelpAnswered(subject="h1", by="Kim", lobby="Gym"),
    left_message("v1"),
    MessageDone(subject="m1", by="Kim"),
    OfficeKeyPublished(subject="k", key="a2V5"),
    RecordExported(subject="x", by="Kim", reason="audit", rows=1, form="csv"),
    forgotten("p-v1"),
]


def projections(journal: Journal) -> dict[str, list[tuple[Any, ...]]]:
    with journal.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in (visits, helps, messages, listed)
        }


@settings(max_examples=15)
@given(story=st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 3)), max_size=10))
def test_rebuilding_is_the_same_as_keeping_up(opened: Opened, story: list[tuple[Event, int]]) -> None:
    with opened() as journal:
        for event, minute in story:
            append(journal, event, minute=minute)
        kept_up = projections(journal)
        journal.rebuild()
        assert projections(journal) == kept_up
        with journal.writing() as connection:
            for table in (visits, helps, messages, listed):
                connection.execute(table.delete())
        journal.rebuild()
        assert projections(journal) == kept_up


def test_rebuilding_acts_on_nothing_else(journal: Journal) -> None:
    append(journal, arrived(), forgotten("p9"))
    before, position = everything_written(journal), journal.position
    journal.rebuild()
    assert (everything_written(journal), journal.position) == (before, position)


def test_projections_of_an_older_version_are_made_again(new_database: Callable[[], str]) -> None:
    url = new_database()
    with closing(Journal(url)) as journal:
        append(journal, arrived(), left_message())
        made = projections(journal)
        with journal.writing() as connection:
            connection.execute(messages.delete())  # an older version knew none
            move_bookmark(connection, PROJECTED, VERSION - 1)
    with closing(Journal(url)) as journal:
        assert projections(journal) == made
        assert journal.bookmark(PROJECTED) == VERSION
