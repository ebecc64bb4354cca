"""A visitor before the lobby's screens: the real app, off-screen, over a small lobby."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.uix.widget import Widget

from kiosk.lobby.attendant import Attendant
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.app import LobbyApp
from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.screens.steps import SCREENS
from tests.kiosk.lobby.screens.lobby import SmallLobby


@dataclass
class Walk:
    """What she touches and sees, and what is behind it."""

    hand: Hand
    lobby: SmallLobby

    @property
    def app(self) -> LobbyApp:
        """The app."""
        app: LobbyApp = self.hand.app
        return app

    @property
    def attendant(self) -> Attendant:
        """Who attends her."""
        return self.app.attendant

    @property
    def step(self) -> Step:
        """Where she is."""
        return self.attendant.way.step

    def at(self, step: Step) -> None:
        """Waits until she is there, and sees it."""
        self.hand.until(lambda: self.step is step and type(self.app.screen) is SCREENS[step])

    def show(self, document: object) -> None:
        """She shows something to the camera."""
        way = self.attendant.way
        self.lobby.on_document(document)
        self.hand.until(lambda: self.attendant.way is not way)

    def row(self, key: str) -> Widget:
        """The row of a list for this one, once it is there."""
        found = self.app.screen.ids.found
        self.hand.until(lambda: any(row.key == key for row in found.children))
        return next(row for row in found.children if row.key == key)

    def act(self, *turns: Callable[[Way], Way]) -> None:
        """What she does, without the touches."""

        def walked(way: Way) -> Way:
            for turn in turns:
                way = turn(way)
            return way

        self.app.act(walked)  # only where she stops is a screen built
        self.hand.settle()

    def go_to(self, step: Step) -> None:
        """Brings her to a step as somebody who types in English and comes to meet Elena Rivera."""
        turns: dict[Step, Callable[[Way], Way]] = {
            Step.SCAN: lambda way: way.choose_language("en"),
            Step.NAME: Way.type_instead,
            Step.PURPOSE: lambda way: way.give_name("Ana Núñez"),
            Step.HOST: lambda way: way.choose_purpose("meeting"),
            Step.READ_BACK: lambda way: way.choose_host("rivera"),
            Step.WAITING: Way.confirm,
        }
        aside: dict[Step, Callable[[Way], Way]] = {
            Step.SIGN_OUT: Way.go_to_sign_out,
            Step.INTERPRETER: Way.need_interpreter,
        }
        asking = {Step.QUESTION: "contractor", Step.AGREEMENT: "volunteer"}
        if step in aside:
            self.act(aside[step])
        elif step in asking:
            told = [turns[past] for past in (Step.SCAN, Step.NAME, Step.PURPOSE)]
            purpose = asking[step]
            self.act(*told, lambda way: way.choose_purpose(purpose), lambda way: way.choose_host("osei"))
        elif step is not Step.WELCOME:
            self.act(*list(turns.values())[: list(turns).index(step) + 1])
        self.at(step)
        if step in {Step.HOST, Step.READ_BACK}:
            self.hand.until(lambda: self.attendant.choices)
        if step is Step.WAITING:
            self.hand.until(lambda: self.attendant.waiting)
