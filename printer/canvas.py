"""A canvas: a page of the paper's real size, drawn in the printer's own dots, from its top left corner."""

from printer.composition import Ink
from printer.layout import Box
from printer.media import Medium
from printer.pdf import BLACK, RED, WHITE, Colour, Pdf
from printer.typesetting import TENTHS, Lettering


class Canvas:
    """One page. Boxes are in dots; their edges are set on whole ones, so that lines are equally thick."""

    def __init__(self, medium: Medium, title: str) -> None:
        self._accent = RED if medium.two_colour else BLACK
        self._pdf = Pdf(medium.dots, medium.dpi, title)

    def band(self, box: Box) -> None:
        """A filled box; red where the medium has red."""
        self._filled(box, self._accent)

    def rule(self, box: Box) -> None:
        """A line, as thick as the box is high: a dot at least."""
        self._filled(Box(box.x, round(box.y), box.width, max(1, round(box.height))), BLACK)

    def frame(self, box: Box, border: float) -> None:
        """An empty box, its border inside."""
        outer, inner = _on_dots(box), _on_dots(box.inset(border, border))
        self._filled(outer, BLACK)
        self._filled(inner, WHITE)

    def disc(self, box: Box) -> None:
        """A filled circle."""
        self._pdf.fill_ellipse(BLACK, box)

    def text(self, lettering: Lettering, x: int, y: int, ink: Ink) -> None:
        """A text's outlines, filled."""
        colour = WHITE if ink is Ink.PAPER else BLACK
        self._pdf.fill_path(colour, lettering.outline, x, y, 1 / TENTHS)

    def pdf(self) -> bytes:
        """The finished file."""
        return self._pdf.file()

    def _filled(self, box: Box, colour: Colour) -> None:
        self._pdf.fill(colour, _on_dots(box))


def _on_dots(box: Box) -> Box:
    x, y = round(box.x), round(box.y)
    return Box(x, y, round(box.right) - x, round(box.bottom) - y)
