"""Staff at the screen: how they come to the service page."""

from kivy.core.window import Window

from kiosk.lobby.screens.service.knocks import KNOCKS
from kiosk.lobby.screens.service.page import ServicePage

PIN = "271828"


def knock(walk):
    for _ in range(KNOCKS):
        walk.hand.tap((10, Window.height - 10))


def give(walk, pin):
    for digit in pin:
        walk.app.frame.overlay.type(digit)
    walk.hand.tap("give")


def enter(walk):
    knock(walk)
    give(walk, PIN)
    walk.hand.until(lambda: isinstance(walk.app.frame.overlay, ServicePage))
