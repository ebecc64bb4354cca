"""The bell that a visitor rings for a person: keeps what she asked for, and what became of it."""

import logging
from collections.abc import Callable
from typing import Protocol

from kiosk.errors import KioskError
from kiosk.lobby.desk import Desk
from kiosk.lobby.flow import Way
from kiosk.lobby.help_point import Helping, HelpWord, Wish
from kiosk.visits.help import HelpKind

log = logging.getLogger(__name__)


class Sending(Protocol):
    """Runs an errand for the visitor who is here now; its result is dropped when she has gone."""

    def __call__(
        self,
        errand: Callable[[], Helping],
        then: Callable[[Helping], None],
        otherwise: Callable[[Exception], None],
        /,
    ) -> None:
        """See `kiosk.lobby.attendant`."""


class HelpBell:
    """What the screen shows of her request stands in `helping`. Called on the interface's thread."""

    def __init__(self, desk: Callable[[], Desk], send: Sending, on_change: Callable[[], None]) -> None:
        self.helping: Helping | None = None
        self._desk = desk
        self._send = send
        self._on_change = on_change

    def ring(self, kind: HelpKind, way: Way) -> None:
        """She asks for a person to come to this screen, in the language and from the visit of her way."""
        wish = Wish(kind, way.language, way.interpreter_language, way.visit)
        self.helping = rung = Helping(kind, HelpWord.TELLING)
        self._on_change()

        def show(helping: Helping) -> None:
            if self.helping is rung:
                self._show(helping)

        def failed(error: Exception) -> None:
            _passed_over(error)
            show(Helping(kind, HelpWord.OFFICE_AWAY))

        self._send(lambda: self._desk().help_point.ask(wish), show, failed)

    def look_up(self) -> None:
        """Something changed in the journal or on the link: what became of it?"""
        asked = self.helping
        if asked is None or asked.request is None:
            return
        request, kind = asked.request, asked.kind

        def show(helping: Helping) -> None:
            if self.helping is not None and self.helping.request == request:
                self._show(helping)

        self._send(lambda: self._desk().help_point.standing(request, kind), show, _passed_over)

    def forget(self) -> None:
        """She has what she needs, or has gone."""
        self.helping = None

    def _show(self, helping: Helping) -> None:
        if helping != self.helping:
            self.helping = helping
            self._on_change()


def _passed_over(error: Exception) -> None:
    """What the screen says stays true."""
    log.error("passed over: %s", error, exc_info=not isinstance(error, KioskError))
