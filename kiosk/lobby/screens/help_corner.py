"""Brings "I need help" and what became of it over whatever screen there is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.help_point import Helping, HelpWord
from kiosk.lobby.patience import Patience
from kiosk.lobby.screens.help_panel import HelpPanel
from kiosk.lobby.screens.overlays import StillThere
from kiosk.visits.help import HelpKind

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

WAITING_FOR_HELP = 180.0  # seconds without a touch for which the panel stays


class HelpCorner:
    """The panel of one app, and when it comes by itself: once somebody is on the way."""

    def __init__(self, app: "LobbyApp", be_patient: Callable[[Patience | None], None]) -> None:
        """`be_patient` has the screen wait longer than it usually does; None: as usual again."""
        self._app = app
        self._be_patient = be_patient
        self._shown: Helping | None = None
        self._read: Helping | None = None

    def offer(self) -> None:
        """She touched "I need help"."""
        app = self._app
        panel = HelpPanel(app.look.translator, app.lobby.settings.school.phone)
        panel.bind(
            on_ask=lambda _, kind: self._asked(kind),
            on_remember=lambda _, remember: app.act(lambda way: way.have_interpreter_remembered(remember)),
            on_close=lambda _: self._closed(),
        )
        app.frame.cover(panel)
        self._be_patient(Patience(WAITING_FOR_HELP, app.lobby.settings.lobby.still_there_seconds))
        self._show(panel)

    def ask(self, kind: HelpKind) -> None:
        """She asks for this, and is shown what becomes of it."""
        self._app.attendant.help.ring(kind, self._app.attendant.way)
        if not isinstance(self._app.frame.overlay, HelpPanel):
            self.offer()

    def follow(self) -> None:
        """Something may have become of it. That somebody comes is said whatever she is doing, and once more
        where a new screen took it away before she had closed it.
        """
        helping, overlay = self._app.attendant.help.helping, self._app.frame.overlay
        is_news = helping != self._shown
        comes = helping is not None and helping.word is HelpWord.COMING
        if isinstance(overlay, HelpPanel):
            if is_news and (comes or not overlay.choosing):
                self._show(overlay)
        elif comes and helping != self._read and (is_news or overlay is None):
            self.offer()

    def return_after(self, question: StillThere) -> None:
        """Where the panel is open, it comes back once the question that takes its place is answered."""
        if isinstance(self._app.frame.overlay, HelpPanel):
            question.bind(on_close=lambda _: self.offer())  # bound before the frame's, it is called after it

    def _show(self, panel: HelpPanel) -> None:
        way, helping = self._app.attendant.way, self._app.attendant.help.helping
        self._shown = helping
        if helping is not None:
            self._app.frame.pause.begin()
            # Once she is checked in, nothing more can be kept with her arrival.
            panel.show(
                helping, way.interpreter_language, way.remember_interpreter if way.visit is None else None
            )

    def _asked(self, kind: HelpKind) -> None:
        self._read = self._shown
        if kind is HelpKind.INTERPRETER and self._app.attendant.way.interpreter_language is None:
            self._app.act(Way.need_interpreter)
        else:
            self.ask(kind)

    def _closed(self) -> None:
        self._read = self._shown
        self._be_patient(None)
        if self._app.attendant.way.step is Step.WELCOME:
            self._app.attendant.help.forget()  # whoever asked there was nobody's visitor yet
