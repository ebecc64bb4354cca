"""What the facts of a request for help come to."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from kiosk.visits.events import Event, HelpAnswered, HelpAsked, HelpReopened
from kiosk.visits.fact import Fact
from kiosk.visits.help import Help, HelpKind, help_of
from kiosk.visits.moment import Moment


def at(minutes: int) -> Moment:
    return Moment(datetime(2026, 9, 1, 15, minutes, tzinfo=UTC), offset=-420)


def told(*events: tuple[int, Event]) -> list[Fact]:
    return [
        Fact(at(minute), "lobby", number, event) for number, (minute, event) in enumerate(events, start=1)
    ]


ASKED = HelpAsked(subject="h1", kind="interpreter", lobby="Gym", language="en", interpreter_language="prs")
WANTED = Help("h1", HelpKind.INTERPRETER, "Gym", "en", "prs", None, at(0))


@pytest.mark.parametrize(
    ("events", "help"),
    [
        ([], None),
        ([(0, ASKED)], WANTED),
        (
            [(0, ASKED), (1, HelpAnswered(subject="h1", by="Kim", lobby="Gym"))],
            Help("h1", HelpKind.INTERPRETER, "Gym", "en", "prs", None, at(0), "Kim", at(1)),
        ),
        (
            [
                (0, ASKED),
                (1, HelpAnswered(subject="h1", by="Kim", lobby="Gym")),
                (2, HelpAnswered(subject="h1", by="Ross", lobby="Gym")),
            ],
            Help("h1", HelpKind.INTERPRETER, "Gym", "en", "prs", None, at(0), "Kim", at(1)),
        ),
        (
            [
                (0, ASKED),
                (1, HelpAnswered(subject="h1", by="Kim", lobby="Gym")),
                (2, HelpReopened(subject="h1", by="Kim", lobby="Gym")),
            ],
            WANTED,
        ),
        (
            [
                (0, ASKED),
                (1, HelpAnswered(subject="h1", by="Kim", lobby="Gym")),
                (2, HelpReopened(subject="h1", by="Kim", lobby="Gym")),
                (3, HelpAnswered(subject="h1", by="Ross", lobby="Gym")),
            ],
            Help("h1", HelpKind.INTERPRETER, "Gym", "en", "prs", None, at(0), "Ross", at(3)),
        ),
        ([(1, HelpAnswered(subject="h1", by="Kim"))], None),
    ],
)
def test_the_first_to_say_so_goes_whatever_the_order(
    events: list[tuple[int, Event]], help: Help | None
) -> None:
    for shuffled in permutations(told(*events)):
        assert help_of("h1", shuffled) == help


def test_a_need_that_only_a_newer_version_knows_is_one_for_the_office() -> None:
    newer = HelpAsked(subject="h1", kind="balloon", lobby="Gym", language="en", visit="v1")
    help = help_of("h1", told((0, newer)))
    assert help == Help("h1", HelpKind.OFFICE, "Gym", "en", None, "v1", at(0))
