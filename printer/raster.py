"""Raster: a page's PDF as the dots that a print head burns."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageChops

from printer.errors import PageUnprintable
from printer.media import Medium

POINTS_PER_INCH = 72

_ONE_AT_A_TIME = Lock()  # PDFium must not be called by two threads at once

_WHITE, _BLACK, _RED = range(3)
_PALETTE = (255, 255, 255, 0, 0, 0, 220, 0, 0)


@dataclass(frozen=True)
class Planes:
    """The dots of a page as read, in pictures of mode "1" where 0 is ink; `red` only on two-colour media."""

    black: Image.Image
    red: Image.Image | None = None

    def png(self, dpi: float) -> bytes:
        """The dots as a PNG file of the paper's real size."""
        picture = self.black
        if self.red is not None:
            picture = Image.new("P", self.black.size, _WHITE)
            picture.putpalette(_PALETTE)
            picture.paste(_BLACK, mask=ImageChops.invert(self.black))
            picture.paste(_RED, mask=ImageChops.invert(self.red))
        file = BytesIO()
        picture.save(file, "PNG", dpi=(dpi, dpi))
        return file.getvalue()


def rasterise(pdf: bytes, medium: Medium) -> Planes:
    """The first page of a PDF in the medium's own dots; raises PageUnprintable for a page of another size.

    A dot is ink where ink covers at least half of it.
    """
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[0].render(scale=medium.dpi / POINTS_PER_INCH, grayscale=not medium.two_colour)
            picture = bitmap.to_pil().copy()
        finally:
            document.close()
    if picture.size != medium.dots:
        raise PageUnprintable(picture.size, medium.dots)
    if not medium.two_colour:
        return Planes(_halved(picture))
    red, green, _ = picture.convert("RGB").split()
    ink, without_red = _halved(green), _halved(red)
    return Planes(without_red, ImageChops.logical_or(ink, ImageChops.invert(without_red)))


def _halved(grey: Image.Image) -> Image.Image:
    return grey.convert("1", dither=Image.Dither.NONE)
