"""What a lobby is told of what other machines wrote."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.journal import Entry, codec
from kiosk.journal.entry import START
from kiosk.journal.scope import for_lobby
from kiosk.visits.events import (
    EVENTS,
    AlertDelivered,
    AlertFailed,
    Audience,
    BadgePrinted,
    BadgeRequested,
    ColleagueAsked,
    ColleagueCame,
    ColleagueNotNeeded,
    DetailsSeen,
    Event,
    HelpAnswered,
    HelpAsked,
    IncidentNoted,
    IncidentTakenBack,
    InvitationMade,
    MessageDone,
    MessageLeft,
    MessageReopened,
    NameCorrected,
    RecordExported,
    VisitAcknowledged,
    VisitorForgotten,
    VisitorLeft,
)
from tests.kiosk.journal.facts import arrived, at, listing

OWN_VISIT, OTHER_VISIT = "v-own", "v-other"


def answered(visit: str) -> VisitAcknowledged:
    return VisitAcknowledged(subject=visit, person="p1", answer="written", by="Kim", text="Coming, Ana.")


def corrected(visit: str) -> NameCorrected:
    return NameCorrected(subject=visit, person="p1", by="Kim", name="Ana")


def reprint(visit: str, lobby: str) -> BadgeRequested:
    return BadgeRequested(subject=visit, person="p1", copy=2, lobby=lobby, by="Kim", name="Ana")


HOST = listing()
INVITED = InvitationMade(
    subject="i",
    person="p1",
    purpose="meeting",
    host=None,
    language="es",
    until=date(2026, 9, 2),
    by="Kim",
    name="Ana",
)
DELIVERED = AlertDelivered(subject=OWN_VISIT, channel="e-mail", recipient="kim@school.example")
FAILED = AlertFailed(subject=OWN_VISIT, channel="e-mail", recipient="kim@school.example", problem="refused")
EXPORTED = RecordExported(subject="x", by="Kim", reason="audit", rows=3, form="csv")
FOR_THE_OFFICE = (
    DELIVERED,
    FAILED,
    EXPORTED,
    IncidentNoted(subject=OWN_VISIT, person="p1", by="Kim", text="Ana fell on the stairs."),
    ColleagueAsked(subject=OWN_VISIT, by="Kim"),
    IncidentTakenBack(subject=OWN_VISIT, by="Kim"),
    ColleagueCame(subject=OWN_VISIT, by="Ross"),
    ColleagueNotNeeded(subject=OWN_VISIT, by="Kim"),
    DetailsSeen(subject="s", by="Kim", page="/visits"),
    MessageLeft(
        subject="m",
        person="p1",
        host="h",
        visit=OWN_VISIT,
        language="es",
        by="visitor",
        name="Ana",
        contact="(555) 010-0199",
        text="Please call.",
    ),
    MessageDone(subject="m", by="Kim"),
    MessageReopened(subject="m", by="Kim"),
)


def seen(event: Event, origin: str = "office") -> tuple[Entry, Entry]:
    """The entry of this event as it was written, and as the lobby sees it."""
    entry = Entry.write(origin, 1, START, *codec.write(event, at(0)))
    return entry, for_lobby(entry, "Gym", frozenset({"lobby", "lobby-before"}), frozenset({OWN_VISIT}))


@pytest.mark.parametrize(
    "event",
    [
        HOST,
        INVITED,
        arrived(OWN_VISIT),
        answered(OWN_VISIT),
        corrected(OWN_VISIT),
        reprint(OWN_VISIT, "Main entrance"),
        reprint(OTHER_VISIT, "Gym"),
        VisitorForgotten(subject="p1", person="p1"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_a_lobby_works_with_it_is_told_whole(event: Event) -> None:
    entry, told = seen(event)
    assert told == entry


@pytest.mark.parametrize(
    "event",
    [
        arrived(OTHER_VISIT),
        answered(OTHER_VISIT),
        corrected(OTHER_VISIT),
        reprint(OTHER_VISIT, "Main entrance"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_visitors_of_other_lobbies_have_no_names(event: Event) -> None:
    entry, told = seen(event)
    assert told == entry.without_details()
    assert told.content is not None
    assert "Ana" not in str(told.to_json())


@pytest.mark.parametrize(
    "event", [VisitorLeft(subject=OTHER_VISIT, by="visitor"), BadgePrinted(subject=OTHER_VISIT, copy=1)]
)
def test_that_others_left_is_told(event: Event) -> None:
    _, told = seen(event)
    assert codec.read(told) == event


@pytest.mark.parametrize("event", FOR_THE_OFFICE, ids=lambda event: type(event).__name__)
def test_what_is_the_office_s_business_is_a_bare_seal(event: Event) -> None:
    entry, told = seen(event)
    assert told == entry.sealed()
    assert told.hash == entry.hash


def test_every_kind_meant_for_the_office_is_tried_here() -> None:
    meant = {kind.__name__ for kind in EVENTS.values() if kind.audience is not Audience.EVERYONE}
    assert meant == {type(event).__name__ for event in FOR_THE_OFFICE}


@pytest.mark.parametrize(
    "event",
    [
        HelpAsked(subject="h", kind="interpreter", lobby="Main entrance", language="es", visit=OTHER_VISIT),
        HelpAnswered(subject="h", by="Kim", lobby="Main entrance"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_help_is_the_business_of_the_lobby_where_it_was_asked_for(event: HelpAsked | HelpAnswered) -> None:
    entry, told = seen(event)
    assert told == entry.sealed()
    own, told = seen(replace(event, lobby="Gym"))
    assert told == own


@pytest.mark.parametrize("origin", ["lobby", "lobby-before"])
@pytest.mark.parametrize(
    "event", [arrived(OTHER_VISIT), DELIVERED, EXPORTED], ids=lambda event: type(event).__name__
)
def test_what_it_wrote_itself_it_gets_back_whole(event: Event, origin: str) -> None:
    entry, told = seen(event, origin)
    assert told == entry


def test_an_audience_that_only_a_newer_version_knows_is_not_a_lobby_s() -> None:
    entry, _ = seen(HOST)
    assert entry.content is not None
    newer = replace(entry, content=replace(entry.content, audience="district"))
    assert for_lobby(newer, "Gym", frozenset({"lobby"}), frozenset()) == newer.sealed()


def test_a_seal_stays_a_seal() -> None:
    entry, _ = seen(EXPORTED)
    assert for_lobby(entry.sealed(), "Gym", frozenset(), frozenset()) == entry.sealed()
