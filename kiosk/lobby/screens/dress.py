"""What the screens wear: the theme, as the visitor who is here wants it."""

import logging

from kivy.core.window import Window

from kiosk.i18n import Translator
from kiosk.lobby.screens.access import Access
from kiosk.lobby.screens.look import Look
from kiosk.lobby.screens.theme import Theme

log = logging.getLogger(__name__)


class Dress:
    """Keeps `look` in step with the theme, the window and the visitor's `access`."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        for remark in theme.remarks:
            log.warning("look: %s", remark)
        self.theme = theme
        self.access = theme.usual
        self.look = Look(
            theme.colours(self.access), theme.sizes(Window.size, self.access), translator, theme.logo
        )
        self.look.motion = self.access.motion
        Window.bind(size=self._resized)

    @property
    def is_changed(self) -> bool:
        """Whether somebody has asked for anything else than the usual."""
        return self.access != self.theme.usual

    def change(self, access: Access) -> None:
        """The visitor wants the screen like this."""
        before, self.access = self.access, access
        if access == before:
            return
        look = self.look
        if access.high_contrast is not before.high_contrast:
            look.colours = self.theme.colours(access)
        look.motion = access.motion
        look.sizes = self.theme.sizes(Window.size, access)

    def end_visit(self) -> None:
        """She has gone: what she asked for goes with her."""
        self.change(self.theme.usual)

    def close(self) -> None:
        """Follow the window no more."""
        Window.unbind(size=self._resized)

    def _resized(self, _: object, size: tuple[int, int]) -> None:
        self.look.sizes = self.theme.sizes(size, self.access)
