"""Media: what a badge can be printed on.

A badge is read lying down, and comes out of the printer sideways: the print head runs along the page's
short side, so `dots[1]` is what the head prints across.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from printer.errors import UnknownMedium

MM_PER_INCH = 25.4

DOTS_A_MM = 8
"""Of the heads of Zebras and receipt printers, as far as there are media for them: "203 dpi"."""


class Kind(StrEnum):
    """How labels are divided: cut beforehand, or cut off by the printer wherever the page ends."""

    DIE_CUT = "die-cut"
    CONTINUOUS = "continuous"


@dataclass(frozen=True)
class Medium:
    """One kind of roll in one family of printers.

    `dots` is the page that can be printed, width and height as read; `mm` is the paper of one badge, across
    the roll and along it; `two_colour` rolls print black and red.
    """

    name: str
    title: str
    dots: tuple[int, int]
    dpi: float
    mm: tuple[float, float]
    kind: Kind
    two_colour: bool = False

    @property
    def page_mm(self) -> tuple[float, float]:
        """Width and height of the printed page, as read."""
        width, height = self.dots
        return width / self.dpi * MM_PER_INCH, height / self.dpi * MM_PER_INCH


_BROTHER_DPI = 300
_DYMO_DPI = 300
_8_DOTS_A_MM = DOTS_A_MM * MM_PER_INCH

# Brother: printable widths from the vendor's raster command reference; a continuous badge takes the length
# of a die-cut one. DYMO: the three badge labels share one page in the driver, of which the 450 reaches
# 665 x 1112 dots. Zebra and receipt printers: 8 dots a millimetre, the receipt head 72 mm wide.
_ALL = (
    Medium("62x100", "Brother DK-1202, 62 x 100 mm", (1109, 696), _BROTHER_DPI, (62, 100), Kind.DIE_CUT),
    Medium("62", "Brother DK-2205, 62 mm roll", (1109, 696), _BROTHER_DPI, (62, 100), Kind.CONTINUOUS),
    Medium(
        "62red",
        "Brother DK-22251, 62 mm roll, black and red",
        (1109, 696),
        _BROTHER_DPI,
        (62, 100),
        Kind.CONTINUOUS,
        two_colour=True,
    ),
    Medium("dymo-30256", "DYMO 30256 shipping label", (1112, 665), _DYMO_DPI, (58.7, 101.6), Kind.DIE_CUT),
    Medium("dymo-30364", "DYMO 30364 name badge", (1112, 665), _DYMO_DPI, (57.2, 101.6), Kind.DIE_CUT),
    Medium("dymo-30857", "DYMO 30857 badge", (1112, 665), _DYMO_DPI, (57.2, 101.6), Kind.DIE_CUT),
    Medium("zebra-2x3", "Zebra 2 x 3 inch label", (609, 406), _8_DOTS_A_MM, (50.8, 76.2), Kind.DIE_CUT),
    Medium("zebra-4x6", "Zebra 4 x 6 inch label", (1218, 812), _8_DOTS_A_MM, (101.6, 152.4), Kind.DIE_CUT),
    Medium("receipt-80", "80 mm receipt roll", (896, 576), _8_DOTS_A_MM, (80, 112), Kind.CONTINUOUS),
)

MEDIA: Mapping[str, Medium] = MappingProxyType({medium.name: medium for medium in _ALL})

DEFAULT_MEDIUM = "62x100"


def medium(name: str) -> Medium:
    """The medium of this name; raises UnknownMedium, which lists all of them."""
    if name not in MEDIA:
        raise UnknownMedium(name, MEDIA)
    return MEDIA[name]
