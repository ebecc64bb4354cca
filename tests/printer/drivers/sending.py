"""A badge given to a driver, of which nobody needs to know that its first byte leaves."""

import pytest

from printer import Driver, Outcome, Sheet

TIMEOUT = 10.0


def nothing() -> None:
    """Nobody needs to know."""


def send(driver: Driver, sheet: Sheet, timeout: float = TIMEOUT) -> Outcome:
    """What becomes of it."""
    return driver.send(sheet, "visit-1", nothing, timeout)


def send_nothing(driver: Driver, sheet: Sheet) -> None:
    """The ledger does not let the first byte leave, and whoever sends is told so."""

    def refuse() -> None:
        raise RuntimeError("the ledger is full")

    with pytest.raises(RuntimeError, match="the ledger is full"):
        driver.send(sheet, "visit-1", refuse, TIMEOUT)
