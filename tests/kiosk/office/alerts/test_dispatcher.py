from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.escalation import Rules
from kiosk.office.alerts.outbox import Outbox
from kiosk.visits.help import HelpKind
from kiosk.visits.host import Host, HostKind
from tests.kiosk.office.running import check_in


class Pigeon:
    """A channel that reaches whoever it is told to."""

    name = "pigeon"

    def recipients(self, told):
        return [*(person.email for person in told.people), *(("loft", "yard") if told.front_desk else ())]

    def send(self, message, recipient, taken):
        raise AssertionError("the dispatcher sends nothing itself")


@pytest.fixture
def woken():
    return []


@pytest.fixture
def dispatcher(journal, school, clock, woken):
    rules = Rules.of(school.alerts, school.school)
    return Dispatcher(
        journal,
        [Pigeon()],
        rules,
        clock,
        lambda: woken.append(True),
        steady=lambda: clock().at.timestamp(),
    )


@pytest.fixture
def arrive(journal, clock, school):
    return lambda now=None, **told: check_in(journal, now or clock(), school.purpose_list(), **told)


def letters(journal, clock):
    now = clock().at
    outbox, found = Outbox(journal), []
    while letter := outbox.due("pigeon", now=now, horizon=now + timedelta(days=1)):
        found.append((letter.about.subject, letter.recipient))
        outbox.postponed(letter, "", until=now + timedelta(hours=1))
    return found


def test_an_arrival_becomes_a_letter_to_each_recipient(dispatcher, journal, arrive, clock, woken):
    to_host, to_all = arrive(), arrive(host=None, purpose="delivery")
    dispatcher.catch_up()
    assert woken
    assert letters(journal, clock) == [
        (to_host.id, "rivera@oakstreet.example"),
        (to_all.id, "loft"),
        (to_all.id, "yard"),
    ]


def test_each_arrival_once_however_often_it_is_followed(dispatcher, journal, arrive, clock):
    arrive()
    for _ in range(3):
        dispatcher.catch_up()
    assert len(letters(journal, clock)) == 1


def test_a_visit_that_has_ended_is_left_alone(dispatcher, journal, arrive, clock):
    reception.check_out(journal, arrive().id, by="visitor", now=clock())
    dispatcher.catch_up()
    assert letters(journal, clock) == []


@pytest.mark.parametrize(("minutes", "told"), [(59, True), (61, False)])
def test_an_arrival_of_long_ago_is_left_alone(dispatcher, journal, arrive, clock, minutes, told):
    arrive()
    clock.advance(minutes=minutes)
    dispatcher.catch_up()
    assert bool(letters(journal, clock)) == told


def test_a_lobby_whose_clock_is_not_set_is_believed(dispatcher, journal, arrive, clock):
    arrive(replace(clock(), at=clock().at - timedelta(days=200), trusted=False))
    dispatcher.catch_up()
    assert len(letters(journal, clock)) == 1


def steps(journal, clock):
    """The letters by step and recipient, and whether they are marked as late."""
    now = clock().at
    outbox, found = Outbox(journal), []
    while letter := outbox.due("pigeon", now=now, horizon=now + timedelta(days=1)):
        found.append((letter.about.step, letter.recipient, letter.about.late))
        outbox.postponed(letter, "", until=now + timedelta(hours=1))
    return found


def test_whoever_she_is_handed_to_is_told(dispatcher, journal, arrive, clock):
    visit = arrive(host=None, purpose="delivery")
    dispatcher.catch_up()
    steps(journal, clock)
    reception.refer(journal, visit.id, "rivera", by="Pat Kim", now=clock())
    dispatcher.catch_up()
    assert steps(journal, clock) == [("arrived", "rivera@oakstreet.example", False)]


def test_a_call_for_help_reaches_the_front_desk(dispatcher, journal, clock):
    ask = {"lobby": "Main entrance", "language": "es", "now": clock()}
    reception.ask_help(journal, HelpKind.INTERPRETER, **ask)
    answered = reception.ask_help(journal, HelpKind.OFFICE, **ask)
    reception.answer_help(journal, answered, by="Pat Kim", now=clock())
    dispatcher.catch_up()
    assert steps(journal, clock) == [("asked", "loft", False), ("asked", "yard", False)]


def test_steps_that_fall_due_together_are_one_letter_to_each(dispatcher, journal, arrive, clock):
    arrived = clock()
    clock.advance(minutes=6)
    arrive(arrived)
    dispatcher.catch_up()
    dispatcher.deadlines.run_due()
    assert steps(journal, clock) == [
        ("arrived", "rivera@oakstreet.example", False),
        ("backup", "rivera@oakstreet.example", True),
        ("backup", "loft", True),
        ("backup", "yard", True),
    ]


def test_whoever_is_away_is_told_through_her_cover(dispatcher, journal, arrive, clock):
    osei = Host("osei", "Kwame Osei", "", HostKind.PERSON, None, "", "osei@oakstreet.example")
    reception.list_hosts(journal, [osei], now=clock())
    reception.go_off_duty(journal, "rivera", cover="osei", until=None, by="Rosa", now=clock())
    arrive()
    dispatcher.catch_up()
    assert steps(journal, clock) == [("arrived", "osei@oakstreet.example", False)]
