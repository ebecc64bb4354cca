"""A badge given to a driver, of which nobody needs to know that its first byte leaves."""

from printer import Driver, Outcome, Sheet

TIMEOUT = 10.0


def nothing() -> None:
    """Nobody needs to know."""


def send(driver: Driver, sheet: Sheet, timeout: float = TIMEOUT) -> Outcome:
    """What becomes of it."""
    return driver.send(sheet, "visit-1", nothing, timeout)
