"""A canvas: a page of the paper's real size, drawn in the printer's own dots, from its top left corner."""

from PIL import Image

from printer.composition import Ink
from printer.layout import Box
from printer.media import Medium
from printer.pdf import BLACK, RED, WHITE, Colour, Pdf
from printer.typesetting import TENTHS, Lettering


class Canvas:
    """One page. Boxes are in dots; their edges are set on whole ones, so that lines are equally thick.

    What calls for attention is red where the medium has red.
    """

    def __init__(self, medium: Medium, title: str) -> None:
        self._accent = RED if medium.two_colour else BLACK
        self._pdf = Pdf(medium.dots, medium.dpi, title)

    def band(self, box: Box) -> None:
        """A filled box that calls for attention."""
        self._filled(self._accent, box)

    def blocks(self, *boxes: Box) -> None:
        """Filled boxes."""
        self._filled(BLACK, *boxes)

    def rule(self, box: Box) -> None:
        """A line, as thick as the box is high: a dot at least."""
        self._filled(BLACK, Box(box.x, round(box.y), box.width, max(1, round(box.height))))

    def frame(self, box: Box, border: float) -> None:
        """An empty box, its border inside."""
        self._filled(BLACK, box)
        self._filled(WHITE, box.inset(border, border))

    def cartouche(self, box: Box, border: float, corner: float) -> None:
        """An empty box with round corners that calls for attention, its border inside."""
        self._pdf.frame(self._accent, box.inset(border / 2, border / 2), border, corner)

    def disc(self, box: Box) -> None:
        """A filled circle."""
        self._pdf.fill_ellipse(BLACK, box)

    def text(self, lettering: Lettering, x: int, y: int, ink: Ink) -> None:
        """A text's outlines, filled."""
        colour = WHITE if ink is Ink.PAPER else BLACK
        self._pdf.fill_path(colour, lettering.outline, x, y, 1 / TENTHS)

    def bits(self, picture: Image.Image, x: int, y: int) -> None:
        """A picture of mode "1", of which 0 is ink, with a pixel for each dot: `rasterise` sets it so."""
        self._pdf.bits(picture, x, y)

    def picture(self, picture: Image.Image, box: Box) -> None:
        """A picture, whole, in the middle of a box; raises OSError or SyntaxError for a broken file."""
        self._pdf.picture(picture, box)

    def pdf(self) -> bytes:
        """The finished file."""
        return self._pdf.file()

    def _filled(self, colour: Colour, *boxes: Box) -> None:
        self._pdf.fill(colour, *map(on_dots, boxes))


def on_dots(box: Box) -> Box:
    """The box, its edges on whole dots."""
    x, y = round(box.x), round(box.y)
    return Box(x, y, round(box.right) - x, round(box.bottom) - y)
