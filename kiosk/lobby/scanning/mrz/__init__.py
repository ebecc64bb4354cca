"""Passports as pictures: their machine-readable zone is found, read letter by letter, and checked.

This is the optional part `passport`, off unless lobby.toml says otherwise; its networks are loaded when
something like a passport is first seen.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from kiosk.settings.tables import ScanningSettings

if TYPE_CHECKING:
    from kiosk.lobby.scanning.mrz.watch import PassportWatch

INSTALL = 'pip install "visitor-kiosk[passport]"'
"""What installs it."""

_BUDGET = 1.0  # seconds: before a camera another picture is better than another look


def is_usable() -> bool:
    """Whether it is installed."""
    from kiosk.lobby.scanning.mrz.network import are_shipped

    return are_shipped()


def watch_of(settings: ScanningSettings, today: Callable[[], date]) -> "Callable[[], PassportWatch] | None":
    """What makes the reading of passports before a camera; None where it is off or not installed."""
    if not settings.passports or not is_usable():
        return None

    def watch() -> "PassportWatch":
        # OpenCV takes long to load: the scanner's thread asks for it when it has a picture.
        from kiosk.lobby.scanning.mrz.reader import MrzReader
        from kiosk.lobby.scanning.mrz.watch import PassportWatch

        return PassportWatch(MrzReader(_BUDGET), today)

    return watch
