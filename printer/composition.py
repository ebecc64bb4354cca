"""Composition: a badge's texts, set and placed for one medium. What remains is to draw them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from math import inf

from printer.badge import Badge, Field
from printer.contents import contents, headings
from printer.customs import reads_from_right
from printer.layout import DIRECTIONS_LINE, NAME_HEIGHT, Box, Measures, Plan, plan
from printer.media import Medium
from printer.typesetting import Align, Extent, Lettering, Style, extent, extent_again, fit, fit_again


class Ink(Enum):
    """Dark on the paper, or the paper's white in the band."""

    DARK = "dark"
    PAPER = "paper"


@dataclass(frozen=True)
class Placed:
    """A text and the dot at which its outline begins."""

    lettering: Lettering
    x: int
    y: int
    ink: Ink


@dataclass(frozen=True)
class Composition:
    """Everything that stands on a badge, and where.

    `headings` are the words over the fields, `dropped` the fields of which nothing can be shown, `missing`
    the characters for which no font is installed, each once.
    """

    plan: Plan
    texts: Mapping[Field, Placed]
    headings: Mapping[Field, Placed]
    dropped: frozenset[Field]
    missing: str


class _Side(Enum):
    """Where a text stands, across: as the badge is read, or as its own script is."""

    BEGIN = "begin"
    END = "end"
    CENTRE = "centre"
    OWN = "own"


@dataclass(frozen=True)
class _Look:
    """How a field is set. `em` is the largest, `least` the smallest size in millimetres of the drawing."""

    side: _Side = _Side.BEGIN
    bold: bool = True
    lines: int = 1
    em: float = inf  # as large as the box allows
    least: float = 0.0  # as small as can be read
    ink: Ink = Ink.DARK
    hers: bool = False  # in the visitor's language


_LOOKS: Mapping[Field, _Look] = {
    Field.LABEL: _Look(lines=2, ink=Ink.PAPER),
    Field.VISITOR_LABEL: _Look(bold=False, ink=Ink.PAPER, hers=True),
    Field.WEEKDAY: _Look(_Side.END, ink=Ink.PAPER),
    Field.DATE: _Look(_Side.END, bold=False, ink=Ink.PAPER),
    Field.UNTIL: _Look(_Side.CENTRE),
    Field.NAME: _Look(_Side.OWN, lines=2, em=16, least=2.9, hers=True),
    Field.DESTINATION: _Look(lines=2),
    Field.DIRECTIONS: _Look(bold=False, lines=3, em=DIRECTIONS_LINE / 1.2, hers=True),
    Field.HOST: _Look(lines=2),
    Field.PURPOSE: _Look(lines=2),
    Field.NUMBER: _Look(_Side.CENTRE),
    Field.ARRIVED: _Look(_Side.CENTRE, bold=False),
    Field.SCHOOL: _Look(em=3.1),
    Field.RETURN_LINE: _Look(bold=False, em=2.7),
}
_HEADING = _Look(bold=False, em=2.8)
_UNTIL_HEADING = replace(_HEADING, side=_Side.CENTRE)

_BELOW_HEADING = (Field.DESTINATION, Field.HOST, Field.PURPOSE)
_HEADING_SHARE = 0.9  # of the text below a heading: the heading is never larger
_EM_OF_BOX = 1.08  # the em that fills a box, of its height
_SAMPLE = 4.0  # the em at which two texts are compared, in millimetres of the drawing
_A_LITTLE = 0.05  # by which a box is larger than its text, so that rounding does not shrink it


def compose(badge: Badge, medium: Medium) -> Composition:
    """Sets the badge's texts in the sizes and places that they have on this medium."""
    return _Composer(badge, medium).composition()


class _Composer:
    def __init__(self, badge: Badge, medium: Medium) -> None:
        self._badge, self._medium = badge, medium
        self._said = contents(badge)
        self._from_right = reads_from_right(badge.language)
        self._plan = plan(medium, self._said.keys())
        self._plan = plan(medium, self._said.keys(), self._measures())
        if self._from_right:
            self._plan = self._plan.mirrored(medium.dots[0])

    def composition(self) -> Composition:
        texts = self._texts()
        rise = {
            field: max(texts[beside].extent.above_capitals for beside in row)
            for row in self._rows()
            for field in row
        }
        shown = {field: text for field, text in texts.items() if text.outline}
        return Composition(
            self._plan,
            {
                field: _placed(text, self._plan.boxes[field], _LOOKS[field], rise.get(field))
                for field, text in shown.items()
            },
            self._headings(shown),
            self._plan.dropped | (texts.keys() - shown.keys()),
            "".join(dict.fromkeys("".join(text.missing for text in texts.values()))),
        )

    def _measures(self) -> Measures:
        """What the layout cannot know: the room that texts take where there is room."""
        unit, column = self._plan.unit, self._plan.boxes[Field.NAME].width
        tallest = Box(0, 0, column, NAME_HEIGHT * unit)
        style = self._style(_LOOKS[Field.NAME], tallest)
        name = extent(self._said[Field.NAME], column, tallest.height, style)
        directions = self._sample(Field.DIRECTIONS, _LOOKS[Field.DIRECTIONS].em, column)
        host, purpose = (
            self._sample(field, _SAMPLE, self._medium.dots[0]).right for field in (Field.HOST, Field.PURPOSE)
        )
        return Measures(
            name=(name.bottom - name.top) / unit + _A_LITTLE,
            direction_lines=max(1, directions.lines),
            host_share=host / ((host + purpose) or 1),
        )

    def _sample(self, field: Field, em: float, width: float) -> Extent:
        """What the field takes, if there is one, in this size."""
        size = max(em * self._plan.unit, self._plan.smallest)
        look = _LOOKS[field]
        style = Style(size, size, look.lines, look.bold, language=self._language(look))
        return extent_again(self._said.get(field, ""), width, 2 * look.lines * size, style)

    def _texts(self) -> dict[Field, Lettering]:
        """Every text in its box; those that stand side by side, as large as the smallest of them."""
        texts = {field: self._text(field) for field in _LOOKS if field in self._plan.boxes}
        for row in self._rows():
            size = min(texts[field].size for field in row)
            texts.update({field: self._text(field, size) for field in row})
        return texts

    def _text(self, field: Field, largest: float = inf) -> Lettering:
        box = self._plan.boxes[field]
        style = self._style(_LOOKS[field], box)
        style = replace(style, size=min(style.size, largest))
        setter = fit if field is Field.NAME else fit_again
        return setter(self._said[field], box.width, box.height, style)

    def _rows(self) -> Iterable[list[Field]]:
        """The fields that stand below headings, by their line."""
        rows: dict[float, list[Field]] = {}
        for field in _BELOW_HEADING:
            if field in self._plan.boxes:
                rows.setdefault(self._plan.boxes[field].y, []).append(field)
        return rows.values()

    def _headings(self, texts: Mapping[Field, Lettering]) -> dict[Field, Placed]:
        words = headings(self._badge)
        placed = {}
        for field, text in texts.items():
            if field in self._plan.headings:
                box = self._plan.headings[field]
                look = _UNTIL_HEADING if field is Field.UNTIL else _HEADING
                style = self._style(look, box)
                style = replace(style, size=max(style.least, min(style.size, text.size * _HEADING_SHARE)))
                word = fit_again(words[field], box.width, box.height, style)
                placed[field] = _placed(word, box, look, word.extent.above_capitals)
        return placed

    def _style(self, look: _Look, box: Box) -> Style:
        least = max(look.least * self._plan.unit, self._plan.smallest)
        return Style(
            size=max(least, min(look.em * self._plan.unit, box.height * _EM_OF_BOX)),
            least=least,
            lines=look.lines,
            bold=look.bold,
            align=self._align(look.side),
            language=self._language(look),
        )

    def _language(self, look: _Look) -> str:
        return (look.hers and self._badge.visitor_language) or self._badge.language

    def _align(self, side: _Side) -> Align:
        if side is _Side.CENTRE:
            return Align.CENTRE
        if side is _Side.OWN:
            return Align.READING
        return Align.RIGHT if (side is _Side.END) != self._from_right else Align.LEFT


def _placed(text: Lettering, box: Box, look: _Look, capitals: float | None = None) -> Placed:
    """The text in the middle of its box, or with its capitals this far below the box's top."""
    extent = text.extent
    if capitals is not None:
        y = box.y + capitals - extent.cap
    else:
        middle = box.y + (box.height - extent.cap - extent.base) / 2
        y = max(box.y - extent.top, min(middle, box.bottom - extent.bottom))
    return Placed(text, round(box.x), round(y), look.ink)
