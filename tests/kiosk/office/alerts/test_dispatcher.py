from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.office.accounts import Accounts, Role
from kiosk.office.alerts.channels import Email
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.escalation import Rules
from kiosk.office.alerts.outbox import Outbox
from kiosk.visits.help import HelpKind
from kiosk.visits.host import Host, HostKind
from tests.kiosk.office.running import PASSWORD, check_in


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


def test_a_colleague_who_is_asked_for_is_asked_over_the_front_desks_channels(
    dispatcher, journal, arrive, clock
):
    visit, left = arrive(), arrive()
    dispatcher.catch_up()
    letters(journal, clock)
    for it in (visit, left):
        reception.ask_colleague(journal, it.id, by="Pat Kim", now=clock())
    reception.check_out(journal, left.id, by="visitor", now=clock())
    dispatcher.catch_up()
    assert letters(journal, clock) == [(visit.id, "loft"), (visit.id, "yard")]


@pytest.fixture
def leave(journal, clock):
    """Leaves a message for a host; gives its id."""

    def leave(host="rivera", now=None):
        told = {"language": "es", "name": "María José", "contact": "(555) 010-0199", "text": "About Friday."}
        return reception.leave_message(
            journal, host=host, visit=None, by="visitor", now=now or clock(), **told
        )

    return leave


def test_a_message_reaches_whom_it_is_for_and_once_more_when_it_is_overdue(dispatcher, journal, leave, clock):
    leave()
    dispatcher.catch_up()
    assert steps(journal, clock) == [("left", "rivera@oakstreet.example", False)]
    clock.advance(hours=23, minutes=59)
    dispatcher.deadlines.run_due()
    assert [it for it in steps(journal, clock) if it[0] != "left"] == []
    for _ in range(3):
        clock.advance(minutes=1)
        dispatcher.deadlines.run_due()
    overdue = {(step, to) for step, to, _ in steps(journal, clock) if step != "left"}
    assert overdue == {("overdue", it) for it in ("rivera@oakstreet.example", "loft", "yard")}


def test_a_message_reaches_whoever_covers(dispatcher, journal, leave, clock):
    osei = Host("osei", "Kwame Osei", "", HostKind.PERSON, None, "", "osei@oakstreet.example")
    reception.list_hosts(journal, [osei], now=clock())
    reception.go_off_duty(journal, "rivera", cover="osei", until=None, by="Rosa", now=clock())
    leave()
    dispatcher.catch_up()
    assert steps(journal, clock) == [("left", "osei@oakstreet.example", False)]


def test_a_message_that_was_seen_to_is_over_unless_that_was_a_mistake(dispatcher, journal, leave, clock):
    done, reopened = leave(), leave()
    clock.advance(hours=20)
    for message in (done, reopened):
        reception.finish_message(journal, message, by="Pat Kim", now=clock())
    reception.reopen_message(journal, reopened, by="Pat Kim", now=clock())
    dispatcher.catch_up()
    steps(journal, clock)
    clock.advance(hours=5)
    dispatcher.deadlines.run_due()
    assert {it for it in letters(journal, clock) if it[1] == "loft"} == {(reopened, "loft")}


@pytest.mark.parametrize(("days", "told"), [(6, True), (9, False)])
def test_a_message_that_is_heard_of_late_is_told_all_the_same(dispatcher, journal, leave, clock, days, told):
    left = clock()
    clock.advance(days=days)
    leave(now=left)
    dispatcher.catch_up()
    dispatcher.deadlines.run_due()
    assert bool(letters(journal, clock)) == told


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


class Room:
    """A channel that everybody at the front desk reads."""

    name = "room"

    def recipients(self, told):
        return ("room",)


@pytest.mark.parametrize(
    ("host", "channel", "role", "to"),
    [
        ("rivera", None, None, ("Front desk",)),
        ("rivera", Room, None, ("Front desk",)),
        ("rivera", Email, None, ("Elena Rivera", "Front desk")),
        ("front", Email, None, ("Front desk",)),  # without an address of its own
        ("rivera", Room, Role.HOST, ("Elena Rivera", "Front desk")),
        ("rivera", None, Role.FRONT_DESK, ("Elena Rivera", "Front desk")),
        ("rivera", None, Role.INSTALLER, ("Front desk",)),
    ],
)
def test_the_record_names_nobody_whom_neither_a_letter_nor_a_console_tells(
    journal, school, clock, arrive, host, channel, role, to
):
    if role is not None:
        accounts = Accounts(journal)
        accounts.add("rosa", PASSWORD, Role.ADMINISTRATOR)
        accounts.add("elena", PASSWORD, role)
        accounts.change("elena", full_name="", role=role, email="", host=host)
    channels = [channel(school.alerts.email) if channel is Email else channel()] if channel else []
    rules = Rules.of(school.alerts, school.school)
    dispatcher = Dispatcher(
        journal, channels, rules, clock, lambda: None, steady=lambda: clock().at.timestamp()
    )
    visit = arrive(host=host)
    dispatcher.catch_up()
    clock.advance(minutes=2)
    dispatcher.deadlines.run_due()
    [told] = reception.find(journal, visit.id).escalations
    assert told.to == to
    assert told.hosts == (("rivera",) if len(to) > 1 else ())


def test_whoever_is_away_is_told_through_her_cover(dispatcher, journal, arrive, clock):
    osei = Host("osei", "Kwame Osei", "", HostKind.PERSON, None, "", "osei@oakstreet.example")
    reception.list_hosts(journal, [osei], now=clock())
    reception.go_off_duty(journal, "rivera", cover="osei", until=None, by="Rosa", now=clock())
    arrive()
    dispatcher.catch_up()
    assert steps(journal, clock) == [("arrived", "osei@oakstreet.example", False)]
