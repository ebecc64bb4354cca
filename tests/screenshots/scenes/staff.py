"""Staff at the screen."""

from types import SimpleNamespace

from kivy.core.window import Window

from kiosk.lobby.screens.service.knocks import KNOCKS
from kiosk.lobby.screens.service.page import ServicePage
from kiosk.lobby.service import Service
from kiosk.lobby.service_pin import ServicePin
from kiosk.lobby.shared_printer import SharedPrinter
from printer import open_driver
from tests.kiosk.lobby.screens.lobby import NOW
from tests.screenshots.stage import Scene, Stage


def _pin(stage: Stage) -> None:
    for _ in range(KNOCKS):
        stage.hand.tap((10 if stage.app.look.direction == "ltr" else Window.width - 10, Window.height - 10))


def _service(stage: Stage) -> None:
    lobby, folder = stage.lobby, stage.lobby.folder
    printer = SharedPrinter(open_driver("file:badges", folder))
    lobby.service = _OfficeAsked(
        lobby.journal, lobby.link, printer, lobby.settings, lobby.catalogues, folder, lambda: NOW
    )
    ServicePin(folder).set("271828")
    _pin(stage)
    for digit in "271828":
        stage.hand.tap(digit)
    stage.hand.tap("give")
    stage.hand.until(lambda: isinstance(stage.app.frame.overlay, ServicePage))
    page = stage.app.frame.overlay
    stage.hand.until(lambda: page.ids.view.has_picture and page.ids.parts.children)


def _pairing(stage: Stage) -> None:
    _service(stage)
    stage.hand.tap("pair")
    stage.hand.until(lambda: stage.app.frame.overlay.ids.pairing.code)


class _OfficeAsked(Service):
    """A pairing that nobody at the office has confirmed yet."""

    def pair(self):
        return SimpleNamespace(code="7K3F-92QM", finish=lambda _: False, close=lambda: None)


SCENES: dict[str, Scene] = {
    "pin": _pin,
    "service": _service,
    "pairing": _pairing,
}
