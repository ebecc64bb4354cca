"""A slip: a page that is set from its top to its foot, for whatever is no badge.

Places are millimetres of the usual label, scaled to the medium, as on a badge. They are given as on a page
that is read from the left; in a language that is read from the right, the page is mirrored.
"""

from dataclasses import dataclass, replace
from math import inf

from printer.badge import Field
from printer.canvas import Canvas
from printer.composition import Ink
from printer.customs import reads_from_right
from printer.layout import SMALLEST_EM, Box
from printer.media import DEFAULT_MEDIUM, MEDIA, MM_PER_INCH, Medium
from printer.page import Page
from printer.typesetting import Align, Lettering, Style, fit

MARGIN = 2.2
"""White on both sides of what stands on a slip."""

_MIRRORED = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


@dataclass(frozen=True)
class Look:
    """How a text is set: `em` is the largest, `least` the smallest size; it is never too small to be read."""

    em: float
    least: float = 0.0
    lines: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    ink: Ink = Ink.DARK


class Slip:
    """One page of a slip.

    `width` and `height` are the page's, `smallest` is the smallest em that can be read; `unit` is one
    millimetre of the drawing in dots. `largest` is the scale beyond which a slip is not enlarged: a large
    label then has room for more, not larger letters.
    """

    def __init__(self, medium: Medium, language: str, title: str, *, largest: float = inf) -> None:
        width, height = medium.page_mm
        usual_width, usual_height = MEDIA[DEFAULT_MEDIUM].page_mm
        scale = min(width / usual_width, height / usual_height, largest)
        self.width, self.height, self.smallest = width / scale, height / scale, SMALLEST_EM / scale
        self.unit = scale * medium.dpi / MM_PER_INCH
        self._medium, self._language = medium, language
        self._from_right = reads_from_right(language)
        self._canvas = Canvas(medium, title)
        self._cut: set[Field] = set()
        self._missing = ""

    def band(self, height: float) -> Box:
        """A band from edge to edge at the top; what is inside its margins."""
        self._canvas.band(self._dots(Box(0, 0, self.width, height)))
        return Box(MARGIN, 0, self.width - 2 * MARGIN, height)

    def rule(self, box: Box) -> None:
        """A line, as thick as the box is high."""
        self._canvas.rule(self._dots(box))

    def frame(self, box: Box, border: float) -> None:
        """An empty box."""
        self._canvas.frame(self._dots(box), border * self.unit)

    def disc(self, box: Box) -> None:
        """A filled circle."""
        self._canvas.disc(self._dots(box))

    def fitted(self, text: str, width: float, height: float, look: Look, language: str = "") -> Lettering:
        """The text, as large as the look and the room allow; `language` is the slip's unless said."""
        least = max(look.least, self.smallest) * self.unit
        style = Style(
            size=max(least, look.em * self.unit),
            least=least,
            lines=look.lines,
            bold=look.bold,
            align=_MIRRORED.get(look.align, look.align) if self._from_right else look.align,
            language=language or self._language,
        )
        return fit(text, width * self.unit, height * self.unit, style)

    def put(self, lettering: Lettering, box: Box, look: Look, field: Field) -> None:
        """A fitted text in the middle of its box; `field` is what is named where the text was cut."""
        dots, extent = self._dots(box), lettering.extent
        middle = dots.y + (dots.height - extent.cap - extent.base) / 2
        y = max(dots.y - extent.top, min(middle, dots.bottom - extent.bottom))
        self._canvas.text(lettering, round(dots.x), round(y), look.ink)
        if lettering.cut:
            self._cut.add(field)
        self._missing += lettering.missing

    def text(self, text: str, box: Box, look: Look, field: Field, language: str = "") -> None:
        """A text in the middle of its box."""
        self.put(self.fitted(text, box.width, box.height, look, language), box, look, field)

    def ends(self, line: Box, share: float, look: Look, first: str, last: str) -> None:
        """Two texts at both ends of a line, of which the first has this share."""
        begin, end = columns(line, 0, line.width * share, line.width * (1 - share))
        self.text(first, begin, look, Field.LABEL)
        self.text(last, end, at_the_end(look), Field.DATE)

    def page(self) -> Page:
        """The finished page."""
        return Page(
            self._medium,
            self._canvas.pdf(),
            cut_fields=tuple(field for field in Field if field in self._cut),
            missing_glyphs="".join(dict.fromkeys(self._missing)),
        )

    def _dots(self, box: Box) -> Box:
        placed = box.mirrored(self.width) if self._from_right else box
        return placed.scaled(self.unit)


def on_paper(look: Look) -> Look:
    """The same look in a band, where the paper's white is the ink."""
    return replace(look, ink=Ink.PAPER)


def at_the_end(look: Look) -> Look:
    """The same look where lines end."""
    return replace(look, align=Align.RIGHT)


def columns(box: Box, gap: float, *widths: float) -> list[Box]:
    """Boxes of these widths side by side, this far apart, from where reading begins."""
    boxes, x = [], box.x
    for width in widths:
        boxes.append(Box(x, box.y, width, box.height))
        x += width + gap
    return boxes
