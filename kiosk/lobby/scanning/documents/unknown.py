"""A code that this school does not know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unknown:
    """Some other code. Its text stays in the scanner: it may hold anything."""

    format: str
    """The kind of symbol, as `QRCode`."""
