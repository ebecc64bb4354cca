"""The story of a visit: every kind of fact in words, as a table."""

import inspect
from datetime import UTC, datetime

import pytest

from kiosk.office.pages import story as story_page
from kiosk.office.pages.shown import Names
from kiosk.office.pages.story import story
from kiosk.visits.events import (
    EVENTS,
    AnswerTakenBack,
    ColleagueAsked,
    ColleagueCame,
    IncidentNoted,
    Topic,
    VisitAcknowledged,
    VisitEscalated,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
)
from kiosk.visits.fact import Fact
from kiosk.visits.moment import Moment

NOON = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


def told(office, event):
    with office.office.journal.reading() as view:
        names = Names(office.office, view)
    [line] = story([Fact(Moment(NOON), "o", 1, event)], names, {"o": "Office"})
    return line.kind, line.told


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (AnswerTakenBack(subject="v", by="Kim"), ("corrected", "Kim took the answer back")),
        (
            VisitAcknowledged(subject="v", answer="with-you-shortly", by="Kim"),
            ("answered", "Kim answered: with you shortly"),
        ),
        (
            VisitAcknowledged(subject="v", answer="not-today", reason="in-class", by="Kim"),
            ("answered", "Kim answered: cannot today: with a class"),
        ),
        (
            VisitAcknowledged(subject="v", answer="phrase", phrase="front-desk", by="Kim"),
            ("answered", "Kim answered: “Please come to the front desk.”"),
        ),
        (
            VisitReferred(subject="v", host="rivera", by="Kim"),
            ("answered", "Handed on to Elena Rivera by Kim"),
        ),
        (
            VisitReferred(subject="v", host="gone", by="visitor"),
            ("answered", "Handed on to gone by the visitor"),
        ),
        (VisitResolved(subject="v", by="Kim"), ("met", "Met, or helped, says Kim")),
        (
            VisitReopened(subject="v", by="Kim"),
            ("corrected", "Kim took back that the visitor had left, or was met"),
        ),
        (WaitContinued(subject="v"), ("other", "Told that it takes longer, thanked, and waits on")),
        (
            VisitEscalated(subject="v", step="manager", to=("Ann Bell", "Front desk"), due=NOON),
            ("alert", "Nobody had answered: Ann Bell, Front desk told"),
        ),
        (
            VisitEscalated(subject="v", step="missed-time", to=("Ann Bell",), due=NOON),
            ("alert", "The promised time was over: Ann Bell told"),
        ),
        (
            VisitEscalated(subject="v", step="not-met", to=("Ann Bell",), due=NOON),
            ("alert", "Nobody had said that they met: Ann Bell told"),
        ),
        (
            VisitEscalated(subject="v", step="ceiling", to=("Ann Bell",), due=NOON),
            ("alert", "The longest wait was over: Ann Bell told"),
        ),
        (IncidentNoted(subject="v", by="Kim", text="Fell."), ("problem", "Kim noted: Fell.")),
        (
            IncidentNoted(subject="v", by="Kim", text=None),
            ("problem", "Kim noted: what happened is forgotten"),
        ),
        (ColleagueAsked(subject="v", by="Kim"), ("other", "Kim asked for a colleague")),
        (ColleagueCame(subject="v", by="Ross"), ("other", "Ross went to the colleague")),
    ],
)
def test_what_happened_in_words(office, event, line):
    assert told(office, event) == line


def test_no_fact_of_a_visit_is_told_by_its_name_alone():
    """Whoever adds a kind of fact adds its words, too."""
    source = inspect.getsource(story_page)
    kinds = [name for name, kind in EVENTS.items() if kind.topic is Topic.VISIT]
    assert [name for name in kinds if f"{name}()" not in source] == []
