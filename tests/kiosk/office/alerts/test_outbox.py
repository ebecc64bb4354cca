from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.errors import LetterUnknown
from kiosk.office.alerts.outbox import About, Outbox, State, post
from kiosk.visits.events import AlertDelivered, AlertFailed, Topic


@pytest.fixture
def outbox(journal):
    return Outbox(journal)


@pytest.fixture
def now(clock):
    return clock().at


@pytest.fixture
def put(journal, now):
    def put(
        subject="v1",
        channel="email",
        recipient="a@example.com",
        *,
        due=now,
        topic=Topic.VISIT,
        step="arrived",
    ):
        with journal.writing() as connection:
            post(connection, About(topic, subject, "", step), channel, recipient, due=due)

    return put


def due(outbox, now, channel="email"):
    return outbox.due(channel, now=now, horizon=now + timedelta(hours=2))


def events(journal):
    return [
        recorded.event
        for recorded in journal.after(0)
        if isinstance(recorded.event, AlertDelivered | AlertFailed)
    ]


def test_a_letter_is_put_once(outbox, put, now, clock):
    for _ in range(2):
        put()
    letter = due(outbox, now)
    assert (letter.about.subject, letter.recipient, letter.state, letter.tries) == (
        "v1",
        "a@example.com",
        State.DUE,
        0,
    )
    outbox.delivered(letter, now=clock())
    put()
    assert due(outbox, now) is None


def test_a_letter_is_not_put_when_its_transaction_fails(outbox, journal, now):
    def interrupted():
        with journal.writing() as connection:
            post(connection, About(Topic.VISIT, "v1", "", "arrived"), "email", "a@example.com", due=now)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert due(outbox, now) is None


def test_what_waits_longest_comes_first_and_each_channel_sees_its_own(outbox, put, now):
    put("later")
    put("earlier", due=now - timedelta(minutes=1))
    put("posted", channel="webhook")
    assert due(outbox, now).about.subject == "earlier"
    assert due(outbox, now, "webhook").about.subject == "posted"


def test_a_letter_is_not_due_before_its_time(outbox, put, now):
    put(due=now + timedelta(minutes=1))
    assert due(outbox, now) is None
    assert outbox.next_due("email") == now + timedelta(minutes=1)
    assert outbox.next_due("webhook") is None
    assert due(outbox, now + timedelta(minutes=1))


def test_a_clock_that_was_put_back_does_not_hold_up_a_letter(outbox, put, now):
    put(due=now)
    assert due(outbox, now - timedelta(days=300))


def test_a_letter_is_known_by_what_it_is_about_and_not_by_its_number(outbox, put, now):
    """A database that was restored gives a number to another letter, and the same letter another number."""
    put()
    letter = due(outbox, now)
    assert replace(letter, id=7, tries=3).key == letter.key
    assert b"example" not in letter.key
    others = [
        replace(letter, about=replace(letter.about, **other)) for other in ({"subject": "v2"}, {"step": "x"})
    ]
    others.append(replace(letter, recipient="b@example.com"))
    assert len({letter.key, *(other.key for other in others)}) == 4


def test_what_was_delivered_is_recorded(outbox, put, journal, now, clock):
    put()
    outbox.delivered(due(outbox, now), now=clock())
    assert events(journal) == [AlertDelivered(subject="v1", channel="email", recipient="a@example.com")]
    assert outbox.undelivered() == []


def test_what_is_dead_is_recorded_and_shown(outbox, put, journal, now, clock):
    put()
    outbox.died(due(outbox, now), "no such mailbox", now=clock())
    assert due(outbox, now) is None
    assert events(journal) == [
        AlertFailed(subject="v1", channel="email", recipient="a@example.com", problem="no such mailbox")
    ]
    assert [(it.state, it.problem) for it in outbox.undelivered()] == [(State.DEAD, "no such mailbox")]


def test_what_is_postponed_is_due_later_and_shown_meanwhile(outbox, put, journal, now):
    put()
    outbox.postponed(due(outbox, now), "busy", until=now + timedelta(seconds=5))
    assert due(outbox, now) is None
    assert due(outbox, now + timedelta(seconds=5)).tries == 1
    assert [it.problem for it in outbox.undelivered()] == ["busy"]
    assert events(journal) == []


def test_what_expired_is_neither_sent_nor_shown(outbox, put, journal, now, clock):
    put()
    outbox.expired(due(outbox, now), now=clock())
    assert due(outbox, now) is None
    assert outbox.undelivered() == []
    assert events(journal) == []


def test_each_step_of_a_wait_is_a_letter_of_its_own(outbox, put, now):
    for step in ("arrived", "reminder", "reminder"):
        put(step=step)
    seen = []
    while letter := due(outbox, now):
        seen.append(letter.about.step)
        outbox.postponed(letter, "", until=now + timedelta(minutes=1))
    assert seen == ["arrived", "reminder"]


def test_a_call_for_help_is_no_visit_in_the_record(outbox, put, journal, now, clock):
    put("h1", topic=Topic.HELP, step="asked")
    outbox.delivered(due(outbox, now), now=clock())
    assert events(journal) == []


def test_what_is_dead_is_tried_again_or_dropped_as_somebody_says(outbox, put, now, clock):
    put("mended")
    put("dropped")
    for _ in range(2):
        outbox.died(due(outbox, now), "no such mailbox", now=clock())
    dropped, mended = outbox.undelivered()
    outbox.drop(dropped.id)
    outbox.try_again(mended.id, now=now)
    again = due(outbox, now)
    assert (again.about.subject, again.tries, again.problem) == ("mended", 0, None)
    assert outbox.undelivered() == []
    with pytest.raises(LetterUnknown):
        outbox.try_again(dropped.id, now=now)
    with pytest.raises(LetterUnknown):
        outbox.drop(99)
