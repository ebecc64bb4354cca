"""Who is seen to first, and why, as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.office.triage import Promise, Reason, triage
from kiosk.visits.moment import Moment
from kiosk.visits.referral import Referral
from kiosk.visits.visit import VISITOR, Visit

NOON = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
PROMISE = Promise(timedelta(minutes=2), timedelta(minutes=15))


def waited(id, seconds, **told):
    """Somebody who has waited so long at noon."""
    since = Moment(NOON - timedelta(seconds=seconds))
    return replace(Visit(id, purpose="meeting", arrived=since, awaited=since), **told)


def handed_on(by):
    return (Referral("rivera", "ross", by, Moment(NOON)),)


def queue(*visits, asked_for_help=()):
    places = triage(visits, NOON, PROMISE, asked_for_help=asked_for_help, child_purposes={"pick-up"})
    return [(place.visit.id, place.reasons) for place in places]


@pytest.mark.parametrize(
    ("visit", "reasons"),
    [
        (waited("v", 119), ()),
        (waited("v", 120), (Reason.PROMISE,)),
        (waited("v", 899), (Reason.PROMISE,)),
        (waited("v", 900), (Reason.CEILING,)),
        (waited("v", 10, interpreter=True), (Reason.INTERPRETER,)),
        (waited("v", 10, needs=("step-free",)), (Reason.NEEDS,)),
        (waited("v", 10, purpose="pick-up"), (Reason.CHILD,)),
        (waited("v", 10, referrals=handed_on("Kim")), (Reason.HANDED_ON,)),
        (waited("v", 10, referrals=handed_on(VISITOR)), ()),  # she chose that herself
        (
            waited("v", 130, interpreter=True, purpose="pick-up"),
            (Reason.PROMISE, Reason.INTERPRETER, Reason.CHILD),
        ),
        (Visit("v"), ()),  # whose arrival is not known yet
    ],
)
def test_all_that_speaks_for_her_the_weightiest_first(visit, reasons):
    assert queue(visit) == [("v", reasons)]


def test_the_greatest_need_comes_first_and_then_the_longest_wait():
    found = queue(
        waited("later", 20),
        waited("child", 5, purpose="pick-up"),
        waited("sooner", 60),
        waited("promise", 125),
        waited("interpreter", 3, interpreter=True),
        waited("longer promise", 300),
        waited("help", 1),
        waited("ceiling", 1000),
        asked_for_help={"help"},
    )
    assert [id for id, _ in found] == [
        "help",
        "ceiling",
        "longer promise",
        "promise",
        "interpreter",
        "child",
        "sooner",
        "later",
    ]


def test_of_those_for_whom_nothing_else_speaks_one_waits_the_longest():
    assert queue(waited("b", 5), waited("a", 60)) == [("a", (Reason.LONGEST,)), ("b", ())]
    assert queue(waited("alone", 60)) == [("alone", ())], "there is nobody to be before"


def test_whoever_has_an_answer_or_has_left_is_not_in_the_queue():
    here = Moment(NOON)
    assert queue(waited("answered", 60, answered=here), waited("gone", 60, left=here)) == []


def test_the_wait_for_the_next_host_counts_from_when_she_was_handed_on():
    since = Moment(NOON - timedelta(seconds=30))
    assert queue(replace(waited("v", 1000), awaited=since, acknowledged=since)) == [("v", ())]
