"""What staff at the screen see behind the PIN: how each part is, tried out at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty

from kiosk.lobby.doctor import Finding, Health
from kiosk.lobby.scanning.camera import Frame
from kiosk.lobby.scanning.live import Live
from kiosk.lobby.screens import preview, scroll  # noqa: F401 - their rules are used here
from kiosk.lobby.screens.overlays import Overlay
from kiosk.lobby.screens.service.pairing_panel import PairingPanel  # noqa: F401 - its rules are used here
from kiosk.lobby.screens.widgets import Panel
from kiosk.lobby.service import Service

Run: TypeAlias = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]
"""Runs an errand beside the interface's thread, then this with its result or that with its error."""

_ICONS = {Health.OK: "check", Health.WARNING: "warning", Health.FAILURE: "close"}


class PartRow(Panel):
    """One part: what was found, and what to do."""

    icon = StringProperty("check")
    part = StringProperty()
    found = StringProperty()


class ServicePage(Overlay):
    """The live picture, the parts, and what may be done. What was found is in English, as in `kiosk doctor`.

    Fires `on_language`, `on_restart` and `on_shut`.
    """

    __events__ = ("on_language", "on_restart", "on_shut")

    camera = StringProperty()
    """How the camera is."""
    version = StringProperty()
    outcome = StringProperty()
    """What became of the test badge."""
    printing = BooleanProperty(False)
    language_name = StringProperty()
    """The own name of the school's language; empty where it is English."""

    def __init__(
        self, newest: Callable[[int, float], Frame | None], service: Service | None, run: Run, version: str
    ) -> None:
        """`newest` is the camera's newest picture; `run` does what takes its time. Without a `service` the
        lobby could not be opened."""
        self._service = service
        self._run = run
        super().__init__(version=version)
        view = self.ids.view
        self._live = Live(newest, view.refresh)
        view.newest = lambda: self._live.picture
        view.bind(size=lambda _, size: self._live.fill(*size))
        self._live.start()
        if service is not None:
            self.ids.pairing.use(service, run)
        self.look()

    def print_trial(self) -> None:
        """Prints a badge for nobody."""
        if self._service is not None and not self.printing:
            self.printing, self.outcome = True, ""
            self._run(self._service.print_trial, self._printed, self._failed)

    def on_language(self) -> None:
        """Another language is wanted on this page."""

    def on_restart(self) -> None:
        """The screen shall start anew."""

    def on_shut(self) -> None:
        """The screen shall be closed."""

    def on_parent(self, _: object, parent: object) -> None:
        """Taken away, it looks no more."""
        if parent is None:
            self._live.stop()
            self.ids.pairing.end()
            self.ids.view.wipe()

    def look(self) -> None:
        """Finds out how everything is."""
        service = self._service
        if service is None:
            self._show([Finding("record", Health.FAILURE, "the lobby could not be opened; its log says why")])
        else:
            self._run(lambda: list(service.findings()), self._show, self._failed)

    def _show(self, findings: list[Finding]) -> None:
        self.ids.parts.clear_widgets()
        for finding in findings:
            said = f"{finding.found} — {finding.remedy}" if finding.remedy else finding.found
            row = PartRow(icon=_ICONS[finding.health], part=finding.part, found=said)
            self.ids.parts.add_widget(row)

    def _printed(self, outcome: str) -> None:
        self.printing, self.outcome = False, outcome
        self.look()

    def _failed(self, error: Exception) -> None:
        self.printing, self.outcome = False, str(error)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
