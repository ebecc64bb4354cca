"""A page: a badge drawn for one medium, as a PDF of the paper's real size and as the printer's dots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from printer.badge import Badge, Field
from printer.layout import Box
from printer.media import Medium

if TYPE_CHECKING:
    from printer.raster import Planes


@dataclass(frozen=True)
class Sheet:
    """What a printer is given: a PDF of one page, made for this medium."""

    medium: Medium
    pdf: bytes

    def planes(self) -> "Planes":
        """The dots; raises PageUnprintable where the PDF was made for another medium."""
        from printer.raster import rasterise

        return rasterise(self.pdf, self.medium)

    def png(self) -> bytes:
        """The dots, as read, as a PNG file."""
        return self.planes().png(self.medium.dpi)


@dataclass(frozen=True)
class Page(Sheet):
    """A badge on paper, and what did not get onto it.

    `dropped_fields` had no room on the medium, `cut_fields` end in an ellipsis, `missing_glyphs` are the
    characters for which no font is installed, each once. `boxes` are where the fields stand, in dots.
    """

    dropped_fields: tuple[Field, ...] = ()
    cut_fields: tuple[Field, ...] = ()
    missing_glyphs: str = ""
    boxes: Mapping[Field, Box] = field(default_factory=dict)


def render(badge: Badge, medium: Medium) -> Page:
    """The badge drawn for this medium, the same for the same badge, byte by byte."""
    from printer.drawing import draw  # loads Pango and PDFium

    return draw(badge, medium)
