"""Raster: a page's PDF as the dots that a print head burns."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageChops

from printer.errors import PageUnprintable
from printer.media import Medium

POINTS_PER_INCH = 72

ONE_AT_A_TIME = Lock()  # PDFium must not be called by two threads at once

_WHITE, _BLACK, _RED = range(3)
_PALETTE = (255, 255, 255, 0, 0, 0, 220, 0, 0)
_SLACK = 0.1  # dots, for the rounding of a PDF's numbers


@dataclass(frozen=True)
class Planes:
    """The dots of a page as read, in pictures of mode "1" where 0 is ink; `red` only on two-colour media."""

    black: Image.Image
    red: Image.Image | None = None

    def picture(self) -> Image.Image:
        """The dots in one picture: of mode "1", or of mode "P" with a red where there are two colours."""
        if self.red is None:
            return self.black
        picture = Image.new("P", self.black.size, _WHITE)
        picture.putpalette(_PALETTE)
        picture.paste(_BLACK, mask=ImageChops.invert(self.black))
        picture.paste(_RED, mask=ImageChops.invert(self.red))
        return picture

    def png(self, dpi: float) -> bytes:
        """The dots as a PNG file of the paper's real size."""
        file = BytesIO()
        self.picture().save(file, "PNG", dpi=(dpi, dpi))
        return file.getvalue()


def rasterise(pdf: bytes, medium: Medium) -> Planes:
    """The first page of a PDF in the medium's own dots; raises PageUnprintable for a page of another size.

    A dot is ink where ink covers at least half of it. A picture that stands on the page with a pixel for each
    dot is set as it is: drawn as a part of the page, a fifth of a dithered picture's dots would change.
    """
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            bitmap = page.render(scale=medium.dpi / POINTS_PER_INCH, grayscale=not medium.two_colour)
            picture = bitmap.to_pil().copy()
            for part, place in _dot_for_dot(page, medium):
                picture.paste(part, place)
        finally:
            document.close()
    if picture.size != medium.dots:
        raise PageUnprintable(picture.size, medium.dots)
    if not medium.two_colour:
        return Planes(_halved(picture))
    red, green, _ = picture.convert("RGB").split()
    ink, without_red = _halved(green), _halved(red)
    return Planes(without_red, ImageChops.logical_or(ink, ImageChops.invert(without_red)))


def _dot_for_dot(page: pypdfium2.PdfPage, medium: Medium) -> Iterator[tuple[Image.Image, tuple[int, int]]]:
    """The pictures on a page that have a pixel for each dot that they take, and where they begin."""
    for found in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = (edge * medium.dpi / POINTS_PER_INCH for edge in found.get_bounds())
        x, y = left, medium.dots[1] - top
        wanted = zip(
            (x, y, right - left, top - bottom), (round(x), round(y), *found.get_px_size()), strict=True
        )
        if all(abs(is_at - should_be) < _SLACK for is_at, should_be in wanted):
            yield found.get_bitmap().to_pil().copy(), (round(x), round(y))


def _halved(grey: Image.Image) -> Image.Image:
    return grey.convert("1", dither=Image.Dither.NONE)
