"""What the facts of a message come to."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

from kiosk.visits.events import MessageDone, MessageLeft, MessageReopened
from kiosk.visits.fact import Fact
from kiosk.visits.message import Message, message_of
from kiosk.visits.moment import Moment


def at(minutes: int) -> Moment:
    return Moment(datetime(2026, 9, 1, 15, minutes, tzinfo=UTC), offset=-420)


LEFT = MessageLeft(
    subject="m1",
    host="rivera",
    visit="v1",
    language="es",
    by="Kim",
    name="Ana",
    contact="0199",
    text="Call me.",
)
FACTS = [
    Fact(at(0), "lobby", 1, LEFT),
    Fact(at(5), "office", 1, MessageDone(subject="m1", by="Kim")),
    Fact(at(9), "office", 2, MessageDone(subject="m1", by="Ross")),
]
MESSAGE = Message("m1", "rivera", "v1", "es", "Kim", "Ana", "0199", "Call me.", at(0))


def test_it_is_open_until_somebody_first_saw_to_it() -> None:
    assert message_of("m1", FACTS[:1]) == MESSAGE
    for shuffled in permutations(FACTS):
        assert message_of("m1", shuffled) == replace(MESSAGE, done_by="Kim", done=at(5))


def test_it_is_open_again_where_that_was_a_mistake() -> None:
    facts = [*FACTS[:2], Fact(at(7), "office", 3, MessageReopened(subject="m1", by="Kim"))]
    for shuffled in permutations(facts):
        assert message_of("m1", shuffled) == MESSAGE
    for shuffled in permutations([*facts, FACTS[2]]):
        assert message_of("m1", shuffled) == replace(MESSAGE, done_by="Ross", done=at(9))


def test_it_is_not_known_before_it_was_left() -> None:
    assert message_of("m1", FACTS[1:]) is None


def test_what_was_forgotten_leaves_the_message() -> None:
    forgotten = FACTS[0]._replace(event=replace(LEFT, name=None, contact=None, text=None))
    assert message_of("m1", [forgotten]) == replace(MESSAGE, name=None, contact=None, text=None)
