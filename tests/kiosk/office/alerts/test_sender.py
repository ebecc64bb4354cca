from datetime import timedelta

import pytest

from kiosk import reception
from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.outbox import Outbox, State, post
from kiosk.office.alerts.sender import LONGEST_PAUSE, USEFUL, Sender, pause
from tests.kiosk.office.running import check_in, until


class Script:
    """A channel that answers as it is told, then takes everything."""

    name = "script"

    def __init__(self):
        self.answers = []
        self.sent = []

    def recipients(self, host):
        return ()

    def send(self, message, recipient):
        if self.answers:
            raise self.answers.pop(0)
        self.sent.append((message, recipient))


@pytest.fixture
def channel():
    return Script()


@pytest.fixture
def outbox(journal):
    return Outbox(journal)


@pytest.fixture
def settings(school):
    return school.alerts.model_copy(update={"retry_seconds": 5, "tries": 4})


@pytest.fixture
def sender(channel, journal, outbox, settings, clock):
    return Sender(channel, journal, outbox, lambda visit, letter: f"about {visit.number}", settings, clock)


@pytest.fixture
def visit(journal, clock, school):
    made = check_in(journal, clock(), school.purpose_list())
    with journal.writing() as connection:
        post(connection, made.id, "script", "anybody", due=clock().at)
    return made


def delayed(**more):
    return AlertDelayed(problem="busy", **more)


def test_what_is_due_is_sent_once(sender, channel, visit):
    sender.send_due()
    sender.send_due()
    assert channel.sent == [("about A-001", "anybody")]


def test_what_is_not_taken_is_tried_again_later(sender, channel, outbox, visit, clock):
    channel.answers = [delayed(), delayed()]
    sender.send_due()
    assert channel.sent == []
    assert 2.5 <= (outbox.next_due("script") - clock().at).total_seconds() <= 5
    clock.advance(seconds=5)
    sender.send_due()
    assert 5 <= (outbox.next_due("script") - clock().at).total_seconds() <= 10
    clock.advance(seconds=10)
    sender.send_due()
    assert len(channel.sent) == 1


@pytest.mark.parametrize(("asked", "waits"), [(90.0, 90.0), (10 * LONGEST_PAUSE, LONGEST_PAUSE)])
def test_patience_that_is_asked_for_is_given_within_reason(
    sender, channel, outbox, visit, clock, asked, waits
):
    channel.answers = [delayed(after=asked)]
    sender.send_due()
    assert (outbox.next_due("script") - clock().at).total_seconds() == waits


def test_what_is_refused_for_good_is_shown_to_people(sender, channel, outbox, visit):
    channel.answers = [AlertRefused(problem="no such mailbox")]
    sender.send_due()
    assert [(it.state, it.problem) for it in outbox.undelivered()] == [(State.DEAD, "no such mailbox")]


def test_after_so_many_tries_it_is_given_up(sender, channel, outbox, visit, clock):
    channel.answers = [delayed()] * 9
    for _ in range(9):
        sender.send_due()
        clock.advance(hours=1)
    assert len(channel.answers) == 9 - 4
    assert outbox.undelivered()[0].state is State.DEAD


def test_nobody_is_told_of_a_visit_that_has_ended(sender, channel, outbox, journal, visit, clock):
    reception.check_out(journal, visit.id, by="visitor", now=clock())
    sender.send_due()
    assert channel.sent == outbox.undelivered() == []


def test_nobody_is_told_so_late_that_it_helps_no_more(sender, channel, visit, clock):
    clock.advance(seconds=USEFUL.total_seconds() + 1)
    sender.send_due()
    assert channel.sent == []


def test_a_visit_that_is_not_known_holds_up_nothing(sender, channel, journal, visit, clock):
    with journal.writing() as connection:
        post(connection, "unknown", "script", "anybody", due=clock().at - timedelta(minutes=1))
    sender.send_due()
    assert len(channel.sent) == 1


def test_the_thread_sends_when_it_is_woken_and_survives_what_goes_wrong(sender, channel, visit):
    channel.answers = [RuntimeError("a bug")]
    sender.start()
    try:
        until(lambda: not channel.answers)
        sender.wake()
        until(lambda: channel.sent)
    finally:
        sender.stop()


def test_pauses_double_up_to_an_hour_and_are_never_in_step():
    for tries in (0, 1, 5, 1000):
        longest = min(5 * 2.0**tries if tries < 100 else LONGEST_PAUSE, LONGEST_PAUSE)
        pauses = {pause(5, tries) for _ in range(50)}
        assert longest / 2 <= min(pauses) < max(pauses) <= longest
