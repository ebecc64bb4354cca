"""The facts of the record: none is left out, and free text is always a detail of a person."""

from collections.abc import Iterator
from dataclasses import MISSING, fields

import pytest

from kiosk.visits.events import EVENTS, Event, VisitEvent

FREE_TEXT = {
    "VisitorArrived": {"name", "honorific", "needs", "answers"},
    "NameCorrected": {"name"},
    "VisitAcknowledged": {"text"},
    "BadgeRequested": {"name"},
    "IncidentNoted": {"text"},
    "MessageLeft": {"name", "contact", "text"},
    "InvitationMade": {"name"},
}


def kinds(of: type[Event] = Event) -> Iterator[type[Event]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_kind_of_fact_is_listed_by_its_name() -> None:
    assert {kind.__name__: kind for kind in kinds() if kind is not VisitEvent} == EVENTS


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_what_a_visitor_tells_can_be_forgotten(kind: type[Event]) -> None:
    personal = {field.name: field for field in fields(kind) if field.metadata.get("personal")}
    assert set(personal) == FREE_TEXT.get(kind.__name__, set())
    for field in personal.values():
        assert "None" in str(field.type), "a forgotten detail is None"


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_every_fact_says_what_it_is_about_and_whose_it_is(kind: type[Event]) -> None:
    assert {"subject", "person"} <= {field.name for field in fields(kind)}
    assert next(field for field in fields(kind) if field.name == "subject").default is MISSING
    assert kind.topic
    assert kind.audience
