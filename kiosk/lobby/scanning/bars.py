"""Which bar codes count here."""

from dataclasses import dataclass
from functools import cached_property

from zxingcpp import BarcodeFormat, BarcodeFormats

from kiosk.lobby.scanning.code import Code
from kiosk.settings.tables import ScanningSettings

_ALWAYS = (BarcodeFormat.Code128, BarcodeFormat.Code39, BarcodeFormat.ITF)
_EAN = (BarcodeFormat.EAN13, BarcodeFormat.EAN8, BarcodeFormat.UPCE)


@dataclass(frozen=True)
class Bars:
    """What a school's own cards carry; whatever else has bars is passed over."""

    itf_lengths: frozenset[int] | None = frozenset()
    """How many digits an ITF code may have: a part of one reads as a whole one. None for any."""
    ean: bool = False
    """Whether EAN and UPC codes count: every packet and bottle carries one."""

    @cached_property
    def formats(self) -> BarcodeFormats:
        """What the engine is to look for."""
        return BarcodeFormats([*_ALWAYS, *(_EAN if self.ean else ())])

    @cached_property
    def with_pdf417(self) -> BarcodeFormats:
        """The same and PDF417: whatever has stripes."""
        return BarcodeFormats([BarcodeFormat.PDF417, *self.formats])

    def admit(self, code: Code) -> bool:
        """Whether a code counts; those that are no bar codes always do."""
        if code.format != "ITF":
            return True
        return self.itf_lengths is None or len(code.raw) in self.itf_lengths


PLAIN = Bars()
"""Code 128 and Code 39 alone."""

ANY_ITF = Bars(itf_lengths=None)
"""For trying out what a card says."""


def bars_of(settings: ScanningSettings) -> Bars:
    """The bar codes that count by lobby.toml."""
    return Bars(frozenset(settings.itf_lengths), settings.ean)
