from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.office.alerts.dispatcher import Dispatcher
from kiosk.office.alerts.outbox import Outbox
from tests.kiosk.office.running import check_in


class Pigeon:
    """A channel that reaches whoever it is told to."""

    name = "pigeon"

    def recipients(self, host):
        return (host.email or "loft",) if host else ("loft", "yard")

    def send(self, message, recipient):
        raise AssertionError("the dispatcher sends nothing itself")


@pytest.fixture
def woken():
    return []


@pytest.fixture
def dispatcher(journal, clock, woken):
    return Dispatcher(journal, [Pigeon()], clock, lambda: woken.append(True))


@pytest.fixture
def arrive(journal, clock, school):
    return lambda now=None, **told: check_in(journal, now or clock(), school.purpose_list(), **told)


def letters(journal, clock):
    now = clock().at
    outbox, found = Outbox(journal), []
    while letter := outbox.due("pigeon", now=now, horizon=now + timedelta(days=1)):
        found.append((letter.visit, letter.recipient))
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
