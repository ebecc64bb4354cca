"""Brings the service page over the welcome screen, for whoever knocks and knows the PIN."""

import logging
from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.lobby.errands import Errands
from kiosk.lobby.flow import Step
from kiosk.lobby.patience import Patience
from kiosk.lobby.screens.service.page import ServicePage
from kiosk.lobby.screens.service.pin_pad import PinPad
from kiosk.lobby.service_pin import ServicePin

if TYPE_CHECKING:
    from kiosk.lobby.screens.app import LobbyApp

log = logging.getLogger(__name__)

TRYING = 600.0  # seconds without a touch for which the page stays: a pairing's code counts as long


class ServiceCorner:
    """The PIN and the page of one app."""

    def __init__(
        self,
        app: "LobbyApp",
        errands: Errands,
        be_patient: Callable[[Patience | None], None],
        turn_camera: Callable[[], None],
    ) -> None:
        """`be_patient` has the screen wait so long, None: as usual; `turn_camera` has it look as usual."""
        self._app = app
        self._errands = errands
        self._be_patient = be_patient
        self._turn_camera = turn_camera

    def knocked(self) -> None:
        """Somebody knocked: on the welcome screen, she is asked for the PIN."""
        if self._app.attendant.way.step is not Step.WELCOME:
            return
        pad = PinPad()
        pad.bind(on_give=lambda _, pin: self._check(pad, pin), on_close=lambda _: self._be_patient(None))
        self._app.frame.cover(pad)
        self._be_patient(Patience(None, self._app.lobby.settings.lobby.idle_seconds, most=1))

    def follow(self) -> None:
        """The camera's state has changed."""
        page = self._app.frame.overlay
        if isinstance(page, ServicePage):
            page.camera = self._app.camera.sentence

    def _check(self, pad: PinPad, pin: str) -> None:
        now = self._app.clock().at.timestamp()

        def opened(_: None) -> None:
            log.info("the service page was opened")
            if pad.parent is not None:
                self._open()

        def refused(error: Exception) -> None:
            log.warning("the service page was not opened: %s", error)
            known = isinstance(error, KioskError)
            pad.refuse(str(error) if known else "The PIN cannot be checked: the log says why.")

        self._errands.run(lambda: ServicePin(self._app.lobby.folder).check(pin, now=now), opened, refused)

    def _open(self) -> None:
        app = self._app
        page = ServicePage(
            app.lobby.newest_frame, app.lobby.service, self._errands.run, version("visitor-kiosk")
        )
        page.camera = app.camera.sentence
        language = app.lobby.catalogues.language(app.lobby.settings.school.language)
        page.language_name = "" if language.tag == "en" else language.own_name
        page.bind(
            on_language=lambda _: self._change_language(),
            on_restart=lambda _: app.start_anew(),
            on_shut=lambda _: app.stop(),
            parent=lambda _, parent: None if parent else self._closed(),
        )
        app.frame.cover(page)
        app.lobby.mirror()
        self._be_patient(Patience(None, TRYING))

    def _change_language(self) -> None:
        app, school = self._app, self._app.lobby.settings.school.language
        in_english = app.look.translator.language.tag == "en"
        app.look.translator = app.lobby.catalogues.translator(school if in_english else "en")

    def _closed(self) -> None:
        app = self._app
        app.look.translator = app.lobby.catalogues.translator(app.lobby.settings.school.language)
        self._be_patient(None)
        self._turn_camera()
