import contextlib

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.outbox import About, Outbox, State, post
from kiosk.office.alerts.sender import LONGEST_PAUSE, Sender, pause
from kiosk.office.alerts.taken import Taken
from kiosk.visits.events import AlertDelivered, Topic
from tests.kiosk.office.running import check_in, until


def delayed(**more):
    return AlertDelayed(problem="busy", **more)


class Script:
    """A channel that answers as it is told, then takes everything, and stumbles over the goodbye."""

    name = "script"

    def __init__(self):
        self.answers = []
        self.stumbles = []
        self.sent = []

    def recipients(self, told):
        return ()

    def send(self, message, recipient, taken):
        if self.answers:
            raise self.answers.pop(0)
        self.sent.append((message, recipient))
        taken()
        if self.stumbles:
            raise self.stumbles.pop(0)


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
def gone():
    """The subjects about which nobody need be told any more."""
    return set()


@pytest.fixture
def begin(channel, outbox, settings, clock, gone, tmp_path):
    """Begins a life of the sender."""

    def compose(letter):
        return None if letter.about.subject in gone else f"about {letter.about.subject}"

    return lambda: Sender(channel, outbox, Taken(tmp_path / "taken"), compose, settings, clock)


@pytest.fixture
def sender(begin):
    return begin()


@pytest.fixture
def visit(journal, clock, school):
    made = check_in(journal, clock(), school.purpose_list())
    with journal.writing() as connection:
        post(connection, About(Topic.VISIT, made.id, "", "arrived"), "script", "anybody", due=clock().at)
    return made


def test_what_is_due_is_sent_once(sender, channel, visit):
    sender.send_due()
    sender.send_due()
    assert channel.sent == [(f"about {visit.id}", "anybody")]


@pytest.mark.parametrize("stumble", [RuntimeError("a bug"), delayed(), AlertRefused(problem="no goodbye")])
def test_what_was_taken_is_not_sent_again_whatever_happens_then(
    sender, begin, channel, outbox, visit, clock, journal, stumble
):
    channel.stumbles = [stumble]
    with contextlib.suppress(RuntimeError):
        sender.send_due()
    clock.advance(seconds=5)
    for life in (begin(), begin()):
        life.send_due()
    assert len(channel.sent) == 1
    assert outbox.next_due("script") is None
    told = [it.event for it in journal.after(0) if isinstance(it.event, AlertDelivered)]
    assert told == [AlertDelivered(subject=visit.id, channel="script", recipient="anybody")]


def test_what_was_taken_counts_even_if_nobody_need_be_told_any_more(
    sender, channel, outbox, visit, gone, journal
):
    channel.stumbles = [RuntimeError("a bug")]
    with pytest.raises(RuntimeError):
        sender.send_due()
    gone.add(visit.id)
    sender.send_due()
    assert sum(isinstance(it.event, AlertDelivered) for it in journal.after(0)) == 1


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


def test_what_helps_nobody_any_more_is_not_sent(sender, channel, outbox, visit, gone):
    gone.add(visit.id)
    sender.send_due()
    assert channel.sent == outbox.undelivered() == []
    assert outbox.next_due("script") is None


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
