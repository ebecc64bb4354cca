import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.outbox import About, Outbox, State, post
from kiosk.office.alerts.sender import LONGEST_PAUSE, Sender, pause
from kiosk.visits.events import AlertDelivered, Topic
from tests.kiosk.office.running import check_in, until


def delayed(**more):
    return AlertDelayed(problem="busy", **more)


class Script:
    """A carrier that answers as it is told, then carries everything."""

    def __init__(self):
        self.answers = []
        self.sent = []
        self.taken = b""
        self.closed = False

    def last_taken(self):
        return self.taken

    def carry(self, key, message, recipient):
        if self.answers:
            raise self.answers.pop(0)
        self.sent.append((message, recipient))
        self.taken = key

    def close(self):
        self.closed = True


@pytest.fixture
def carrier():
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
def broken():
    """The subjects about which nothing can be composed."""
    return set()


@pytest.fixture
def sender(carrier, outbox, settings, clock, gone, broken):
    def compose(letter):
        if letter.about.subject in broken:
            raise RuntimeError("a bug")
        return None if letter.about.subject in gone else f"about {letter.about.subject}"

    return Sender("script", carrier, outbox, compose, settings, clock)


@pytest.fixture
def put(journal, clock):
    """Puts a letter about this visit into the outbox."""

    def put(visit):
        with journal.writing() as connection:
            post(connection, About(Topic.VISIT, visit, "", "arrived"), "script", "anybody", due=clock().at)

    return put


@pytest.fixture
def visit(journal, clock, school, put):
    made = check_in(journal, clock(), school.purpose_list())
    put(made.id)
    return made


def test_what_is_due_is_sent_once(sender, carrier, visit):
    sender.send_due()
    sender.send_due()
    assert carrier.sent == [(f"about {visit.id}", "anybody")]


def test_what_the_life_before_handed_over_is_recorded_and_not_sent_again(
    sender, carrier, outbox, visit, gone, clock, journal
):
    """Even if nobody need be told any more: somebody was."""
    carrier.taken = outbox.due("script", now=clock().at, horizon=clock().at).key
    gone.add(visit.id)
    sender.send_due()
    assert carrier.sent == []
    assert outbox.next_due("script") is None
    told = [it.event for it in journal.after(0) if isinstance(it.event, AlertDelivered)]
    assert told == [AlertDelivered(subject=visit.id, channel="script", recipient="anybody")]


def test_a_letter_that_cannot_be_written_holds_up_no_other(
    sender, carrier, outbox, visit, broken, put, caplog
):
    put("later")
    broken.add(visit.id)
    sender.send_due()
    assert carrier.sent == [("about later", "anybody")]
    [stuck] = outbox.undelivered()
    assert (stuck.about.subject, stuck.problem) == (visit.id, "it stumbled (RuntimeError)")
    assert "a bug" in caplog.text


def test_what_is_not_taken_is_tried_again_later(sender, carrier, outbox, visit, clock):
    carrier.answers = [delayed(), delayed()]
    sender.send_due()
    assert carrier.sent == []
    assert 2.5 <= (outbox.next_due("script") - clock().at).total_seconds() <= 5
    clock.advance(seconds=5)
    sender.send_due()
    assert 5 <= (outbox.next_due("script") - clock().at).total_seconds() <= 10
    clock.advance(seconds=10)
    sender.send_due()
    assert len(carrier.sent) == 1


@pytest.mark.parametrize(("asked", "waits"), [(90.0, 90.0), (10 * LONGEST_PAUSE, LONGEST_PAUSE)])
def test_patience_that_is_asked_for_is_given_within_reason(
    sender, carrier, outbox, visit, clock, asked, waits
):
    carrier.answers = [delayed(after=asked)]
    sender.send_due()
    assert (outbox.next_due("script") - clock().at).total_seconds() == waits


def test_what_is_refused_for_good_is_shown_to_people(sender, carrier, outbox, visit):
    carrier.answers = [AlertRefused(problem="no such mailbox")]
    sender.send_due()
    assert [(it.state, it.problem) for it in outbox.undelivered()] == [(State.DEAD, "no such mailbox")]


def test_after_so_many_tries_it_is_given_up(sender, carrier, outbox, visit, clock):
    carrier.answers = [delayed()] * 9
    for _ in range(9):
        sender.send_due()
        clock.advance(hours=1)
    assert len(carrier.answers) == 9 - 4
    assert outbox.undelivered()[0].state is State.DEAD


def test_what_helps_nobody_any_more_is_not_sent(sender, carrier, outbox, visit, gone):
    gone.add(visit.id)
    sender.send_due()
    assert carrier.sent == outbox.undelivered() == []
    assert outbox.next_due("script") is None


def test_the_thread_sends_when_it_is_woken_and_survives_what_goes_wrong(
    sender, carrier, put, outbox, monkeypatch, caplog
):
    stumbles, due = [RuntimeError("a bug")], outbox.due

    def stumbling(*args, **given):
        if stumbles:
            raise stumbles.pop()
        return due(*args, **given)

    monkeypatch.setattr(outbox, "due", stumbling)
    sender.start()
    try:
        until(lambda: not stumbles)
        put("v1")
        sender.wake()
        until(lambda: carrier.sent)
    finally:
        sender.stop()
    assert carrier.closed
    assert "stumbled" in caplog.text


def test_pauses_double_up_to_an_hour_and_are_never_in_step():
    for tries in (0, 1, 5, 1000):
        longest = min(5 * 2.0**tries if tries < 100 else LONGEST_PAUSE, LONGEST_PAUSE)
        pauses = {pause(5, tries) for _ in range(50)}
        assert longest / 2 <= min(pauses) < max(pauses) <= longest
