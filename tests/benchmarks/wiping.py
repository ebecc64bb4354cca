"""How long a visitor's words outlast her, and where they are then still to be found."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens import window
from tests.benchmarks.row import Row
from tests.kiosk.lobby.screens.left_behind import her, holders

if TYPE_CHECKING:
    from tests.kiosk.lobby.screens.walk import Walk

_ENOUGH = 15  # seconds from her leaving
_ASKED = 20  # seconds in which whoever is asked may answer (WCAG 2.2, 2.2.1)
_LOOK = 0.5  # seconds between two looks


def rows() -> Iterator[Row]:
    """Seconds of the screens' own clock, with the time-outs that are shipped."""
    window.prepare(window.Display.OFF_SCREEN, (1280, 800))
    from kiosk.lobby.screens import text  # Kivy's settings come first

    text.register()
    from kiosk.journal import Journal
    from kiosk.lobby.screens.app import LobbyApp
    from kiosk.lobby.screens.hand import Hand
    from tests.kiosk.lobby.screens.lobby import NOW, SmallLobby
    from tests.kiosk.lobby.screens.walk import Walk

    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.at(Path(folder))
        lobby = SmallLobby(journal)
        with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
            walk = Walk(hand, lobby)
            yield from _seconds(walk)
        journal.close()


def _seconds(walk: "Walk") -> Iterator[Row]:
    settings = walk.lobby.settings.lobby
    longest = settings.idle_seconds + settings.still_there_seconds

    def signed_out() -> None:
        walk.act(Way.confirm)
        walk.hand.until(lambda: walk.attendant.waiting)
        walk.act(Way.sign_out)
        walk.at(Step.GOODBYE)

    ways: dict[str, Callable[[], object]] = {
        "cancels": lambda: walk.act(Way.leave),
        "has signed out, and touches nothing more": signed_out,
    }
    for what, leave in ways.items():
        seconds, left = _wiped(walk, leave)
        yield Row(
            f"a visitor who {what}: until nothing of her is left in the process",
            f"without leaving: {longest:g} s",
            f"{seconds:.1f} s, then found in {left} objects",
            f"at most {_ENOUGH} s, in none",
            seconds <= _ENOUGH and not left,
        )
    seconds, left = _wiped(walk, lambda: walk.hand.wait(settings.idle_seconds))
    yield Row(
        "a visitor who walked away: from the question whether she is there until nothing of her is left",
        f"the time in which she may answer: {settings.still_there_seconds:g} s",
        f"{seconds:.1f} s, then found in {left} objects",
        f"{_ASKED} to {_ASKED + 1} s, in none",
        _ASKED <= seconds <= _ASKED + 1 and not left,
    )


def _wiped(walk: "Walk", leave: Callable[[], object]) -> tuple[float, int]:
    """Seconds until the welcome screen stands there, and how many objects hold her name then."""
    from kivy.clock import Clock

    walk.act(lambda way: way.choose_language("en"), Way.type_instead, lambda way: way.give_name(her()))
    walk.act(lambda way: way.choose_purpose("meeting"), lambda way: way.choose_host("rivera"))
    walk.at(Step.READ_BACK)
    walk.hand.until(lambda: walk.hand.reads(her()))
    leave()
    began = Clock.get_time()
    while walk.step is not Step.WELCOME:
        walk.hand.wait(_LOOK)
    walk.hand.wait(_LOOK)
    return Clock.get_time() - began, len(holders(her()))
