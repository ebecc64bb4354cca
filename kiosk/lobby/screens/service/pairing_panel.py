"""Pairs this lobby with its office: shows the code, and waits until somebody has typed it there."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

if TYPE_CHECKING:
    from kiosk.lobby.screens.service.page import Run
    from kiosk.lobby.service import Service
    from kiosk.lobby.sync.pairing import Pairing

ASK_SECONDS = 1.0  # between two questions whether it was confirmed


class PairingPanel(BoxLayout):
    """A button, then the code. Fires `on_paired`. What it says is in English, as the rest of the page."""

    __events__ = ("on_paired",)

    code = StringProperty()
    """What an administrator types at the office; empty while there is none."""
    told = StringProperty()
    tone = StringProperty("info")
    """How `told` looks: a tone of Notice."""
    asking = BooleanProperty(False)
    """Whether a pairing is under way."""

    def __init__(self, **kwargs: Any) -> None:
        self._service: Service | None = None
        self._run: Run | None = None
        self._ended = False
        super().__init__(**kwargs)

    def use(self, service: "Service", run: "Run") -> None:
        """Pairs by this; `run` does what waits for the network."""
        self._service, self._run = service, run

    def begin(self) -> None:
        """Asks the office for a pairing."""
        if self._service is not None and self._run is not None and not self.asking:
            self.asking, self.told = True, ""
            self._run(self._service.pair, self._show, self._fail)

    def end(self) -> None:
        """Nobody sees the code any more: waits for nothing."""
        self._ended = True
        self.code = ""

    def on_paired(self) -> None:
        """The office knows this lobby from now on."""

    def _show(self, pairing: "Pairing") -> None:
        if self._service is None:
            return
        self.code = pairing.code
        self._say("info", f"An administrator types this at {self._service.pairing_page} within ten minutes.")
        self._ask_soon(pairing)

    def _ask_soon(self, pairing: "Pairing") -> None:
        if self._ended:
            pairing.close()
        else:
            Clock.schedule_once(lambda _: self._ask(pairing), ASK_SECONDS)

    def _ask(self, pairing: "Pairing") -> None:
        service, run = self._service, self._run
        if service is None or run is None or self._ended:
            pairing.close()
            return

        def answered(paired: bool) -> None:
            if paired:
                self.asking, self.code = False, ""
                self._say("success", "Paired. The office hears of visitors from now on.")
                self.dispatch("on_paired")
            else:
                self._ask_soon(pairing)

        def failed(error: Exception) -> None:
            pairing.close()
            self._fail(error)

        run(lambda: service.is_paired(pairing), answered, failed)

    def _fail(self, error: Exception) -> None:
        self.asking, self.code = False, ""
        self._say("warning", str(error))

    def _say(self, tone: str, told: str) -> None:
        self.tone, self.told = tone, told


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
