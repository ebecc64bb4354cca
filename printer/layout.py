"""Layout: where everything stands on a badge, for any medium and whichever fields it has.

Drawn for the page of a 62 x 100 mm label and scaled from there. A band says what the visitor is, and on
which day, to whoever looks from across a corridor. Below it, the left column is for people (who, where to,
to whom, why); the right one is for checking (until when, the QR, the number). The foot is for whoever finds
the badge. Fields that are absent give their room to the others.
A photo stands before the left column, as high as it.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum

from printer.badge import Field
from printer.media import MM_PER_INCH, Medium
from printer.photo import PROPORTION

GIVEN_UP_FIRST = (Field.PHOTO, Field.DIRECTIONS, Field.PURPOSE, Field.HOST)
"""What the left column gives up, in this order, where a medium is too low for all of it to be read; the photo
also where one is too narrow for it. The foot gives up the line on how to return the badge, the number the
hour beneath it, the band its second language."""

SMALLEST_EM = 2.1
"""Millimetres of real paper, whatever the medium: 6 points."""

SMALLEST_PHOTO, NARROWEST_WORDS = 18.0, 30.0
"""Millimetres of real paper: the width of a photo in which somebody is known, and of the words beside it."""

NAME_HEIGHT, DIRECTIONS_LINE = 15.0, 3.7
"""Millimetres of the drawing: what a name may take at most, and one line of directions."""

# Millimetres of the drawing
_WIDTH, _HEIGHT = 93.9, 58.9
_MARGIN, _GUTTER = 2.2, 3.6
_BAND, _BELOW_BAND, _IN_BAND = 14.0, 1.8, 1.6
_DAY_COLUMN, _CHECKING_COLUMN = 33.0, 23.4
_UNTIL, _BESIDE_UNTIL, _ABOVE_UNTIL, _QUIET, _QR = 10.0, 2.1, 1.2, 2.7, 20.0
_FOOT, _NUMBER, _BELOW_RULE = 7.0, 4.2, 1.0
_HEADING, _UNTIL_HEADING, _BETWEEN = 3.1, 3.1, 1.7

_LINES_TO_KEEP = 2  # of directions: for a third one nothing else is given up
_LARGEST_SHARE = 0.64  # of a row, for one of two fields
_BAND_SHARES = (0.61, 0.06, 0.33)  # its first line, the space below, and its second line
_LINE = 1.2  # the height of a line, of its em


@dataclass(frozen=True)
class Box:
    """A rectangle, from the page's top left corner; y points down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, across: float, down: float) -> "Box":
        """What is left inside a border."""
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def rows(self, *heights: float) -> "list[Box]":
        """Boxes of these heights below one another, from its top."""
        tops = [self.y + sum(heights[:index]) for index in range(len(heights))]
        return [Box(self.x, top, self.width, height) for top, height in zip(tops, heights, strict=True)]

    def scaled(self, by: float) -> "Box":
        """The same in other units."""
        return Box(self.x * by, self.y * by, self.width * by, self.height * by)

    def mirrored(self, width: float) -> "Box":
        """Where it stands on a page of this width that is read from the right."""
        return Box(width - self.right, self.y, self.width, self.height)


class Frame(Enum):
    """What is drawn besides the fields."""

    BAND = "band"
    UNTIL = "until"
    RULE = "rule"


@dataclass(frozen=True)
class Measures:
    """What texts need: the height of the name, in millimetres of the drawing, the lines of the directions,
    and the host's share of a row that the purpose ends."""

    name: float = NAME_HEIGHT
    direction_lines: int = 1
    host_share: float = 0.5


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in dots, and which fields the medium has no room for.

    `unit` is one millimetre of the drawing, `smallest` the smallest em.
    """

    unit: float
    smallest: float
    boxes: Mapping[Field, Box]
    headings: Mapping[Field, Box]
    frames: Mapping[Frame, Box]
    dropped: frozenset[Field]

    def mirrored(self, width: float) -> "Plan":
        """The same for a page of this width that is read from the right."""
        return replace(
            self,
            boxes={field: box.mirrored(width) for field, box in self.boxes.items()},
            headings={field: box.mirrored(width) for field, box in self.headings.items()},
            frames={frame: box.mirrored(width) for frame, box in self.frames.items()},
        )


def plan(medium: Medium, fields: Set[Field], measures: Measures = Measures()) -> Plan:
    """Where these fields stand on this medium."""
    width, height = medium.page_mm
    scale = min(width / _WIDTH, height / _HEIGHT)
    unit = scale * medium.dpi / MM_PER_INCH
    page = Box(0, 0, width / scale, height / scale)
    drawing = _Drawing(page, scale, fields)
    drawing.band()
    drawing.checking()
    drawing.foot()
    drawing.people(measures)
    return Plan(
        unit,
        SMALLEST_EM * medium.dpi / MM_PER_INCH,
        {field: box.scaled(unit) for field, box in drawing.boxes.items()},
        {field: box.scaled(unit) for field, box in drawing.headings.items()},
        {frame: box.scaled(unit) for frame, box in drawing.frames.items()},
        frozenset(fields) - drawing.boxes.keys(),
    )


class _Drawing:
    """A badge that is being laid out, in millimetres of the drawing, each of which is `scale` of paper."""

    def __init__(self, page: Box, scale: float, fields: Set[Field]) -> None:
        self._scale, self._fields = scale, fields
        self._line = SMALLEST_EM / scale * _LINE  # the lowest that can be read
        self.boxes: dict[Field, Box] = {}
        self.headings: dict[Field, Box] = {}
        self.frames: dict[Frame, Box] = {}
        self._band = Box(0, 0, page.width, _BAND)
        top, height = _BAND + _BELOW_BAND, page.height - _BAND - _BELOW_BAND - _MARGIN / 2
        checking_x = page.width - _MARGIN - _CHECKING_COLUMN
        self._checking = Box(checking_x, top, _CHECKING_COLUMN, height)
        self._people = Box(_MARGIN, top, checking_x - _GUTTER - _MARGIN, height)

    def band(self) -> None:
        """What the visitor is, at the left; the day, at the right."""
        self.frames[Frame.BAND] = self._band
        inside = self._band.inset(_MARGIN, _IN_BAND)
        days = Box(inside.right - _DAY_COLUMN, inside.y, _DAY_COLUMN, inside.height)
        first, gap, second = (inside.height * share for share in _BAND_SHARES)
        self.boxes[Field.WEEKDAY], _, self.boxes[Field.DATE] = days.rows(first, gap, second)
        label = Box(inside.x, inside.y, days.x - _GUTTER - inside.x, inside.height)
        if Field.VISITOR_LABEL in self._fields and second >= self._line:
            self.boxes[Field.LABEL], _, self.boxes[Field.VISITOR_LABEL] = label.rows(first, gap, second)
        else:
            self.boxes[Field.LABEL] = label

    def checking(self) -> None:
        """Until when, the QR with white around it, and the number with the hour of arrival."""
        column = self._checking
        foot = Box(column.x, column.bottom - _FOOT, column.width, _FOOT)
        if Field.ARRIVED in self._fields and self._line <= _FOOT - _NUMBER:
            self.boxes[Field.NUMBER], self.boxes[Field.ARRIVED] = foot.rows(_NUMBER, _FOOT - _NUMBER)
        else:
            self.boxes[Field.NUMBER] = foot
        top = column.y
        if Field.UNTIL in self._fields:
            frame = self.frames[Frame.UNTIL] = column.rows(_UNTIL)[0]
            inside = frame.inset(_BESIDE_UNTIL, _ABOVE_UNTIL)
            rows = inside.rows(_UNTIL_HEADING, inside.height - _UNTIL_HEADING)
            self.headings[Field.UNTIL], self.boxes[Field.UNTIL] = rows
            top = frame.bottom
        side = min(_QR, foot.y - top - 2 * _QUIET)
        middle = (top + foot.y) / 2
        self.boxes[Field.QR] = Box(column.x + (column.width - side) / 2, middle - side / 2, side, side)

    def foot(self) -> None:
        """The school, and how the badge comes back to it."""
        if not self._fields & {Field.LOGO, Field.SCHOOL, Field.RETURN_LINE}:
            return
        column = self._people
        foot = Box(column.x, column.bottom - _FOOT, column.width, _FOOT)
        self._people = Box(column.x, column.y, column.width, column.height - _FOOT - _BETWEEN)
        self.frames[Frame.RULE] = Box(foot.x, foot.y, foot.width, 0)
        inside = Box(foot.x, foot.y + _BELOW_RULE, foot.width, foot.height - _BELOW_RULE)
        if Field.LOGO in self._fields:
            self.boxes[Field.LOGO] = Box(inside.x, inside.y, inside.height, inside.height)
            beside = inside.height + _BETWEEN
            inside = Box(inside.x + beside, inside.y, inside.width - beside, inside.height)
        said = [field for field in (Field.SCHOOL, Field.RETURN_LINE) if field in self._fields]
        if inside.height < len(said) * self._line:
            said = said[:1]
        if said:
            rows = inside.rows(*[inside.height / len(said)] * len(said))
            self.boxes.update(zip(said, rows, strict=True))

    def people(self, measures: Measures) -> None:
        """What she looks like, who she is, where she goes, whom she sees and why."""
        column = self._people
        kept = set(self._fields)
        if _least(_rows(kept, self._line, measures)) > column.height:
            measures = replace(measures, direction_lines=min(measures.direction_lines, _LINES_TO_KEEP))
        for field in GIVEN_UP_FIRST:
            if _least(_rows(kept, self._line, measures)) <= column.height:
                break
            kept.discard(field)
        photo = Box(column.x, column.y, column.height * PROPORTION, column.height)
        words = Box(photo.right + _GUTTER, column.y, column.right - photo.right - _GUTTER, column.height)
        if Field.PHOTO in kept and self._is_roomy(photo, words):
            self.boxes[Field.PHOTO], column = photo, words
        rows = _rows(kept, self._line, measures)
        heights = _grown(rows, column.height - _gaps(rows))
        parted = [index for index, row in enumerate(rows) if index and row.apart]
        spare = column.height - _gaps(rows) - sum(heights)
        y = column.y + (0 if parted else spare / 2)
        for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
            if index in parted:
                y += _BETWEEN + spare / len(parted)
            self._row(row, Box(column.x, y, column.width, height))
            y += height

    def _is_roomy(self, photo: Box, words: Box) -> bool:
        narrow = photo.width * self._scale < SMALLEST_PHOTO or words.width * self._scale < NARROWEST_WORDS
        return not narrow

    def _row(self, row: "_Row", box: Box) -> None:
        """One row: its fields side by side, each below its heading if it has one."""
        room, x = box.width - _GUTTER * (len(row.fields) - 1), box.x
        for field, share in zip(row.fields, row.shares, strict=True):
            cell = Box(x, box.y, room * share, box.height)
            x = cell.right + _GUTTER
            if row.heading:
                self.headings[field], cell = cell.rows(row.heading, cell.height - row.heading)
            self.boxes[field] = cell


@dataclass(frozen=True)
class _Row:
    """A row of the left column: how low it may be, how high it looks best, and how high it may grow."""

    fields: tuple[Field, ...]
    shares: tuple[float, ...]
    heading: float
    least: float
    best: float
    most: float
    apart: bool = True  # from the row above


def _rows(fields: Set[Field], line: float, measures: Measures) -> list[_Row]:
    heading, whole = max(_HEADING, line), (1.0,)
    headed = [field for field in (Field.DESTINATION, Field.HOST, Field.PURPOSE) if field in fields]
    name = measures.name
    rows = [_Row((Field.NAME,), whole, 0, min(name, max(6.5, 2 * line)), min(name, 11.5), name)]
    if headed:
        lead = headed.pop(0)
        rows.append(_Row((lead,), whole, heading, heading + 1.6 * line, heading + 6.4, heading + 8.6))
        if lead is Field.DESTINATION and Field.DIRECTIONS in fields:
            text = max(DIRECTIONS_LINE, line) * measures.direction_lines
            least = line * measures.direction_lines
            rows.append(_Row((Field.DIRECTIONS,), whole, 0, least, text, text, apart=False))
    if headed:
        host = min(max(measures.host_share, 1 - _LARGEST_SHARE), _LARGEST_SHARE)
        shares = (host, 1 - host) if len(headed) > 1 else whole
        rows.append(_Row(tuple(headed), shares, heading, heading + 1.2 * line, heading + 4.7, heading + 5.6))
    return rows


def _least(rows: Sequence[_Row]) -> float:
    return sum(row.least for row in rows) + _gaps(rows)


def _gaps(rows: Sequence[_Row]) -> float:
    return _BETWEEN * sum(row.apart for row in rows[1:])


def _grown(rows: Sequence[_Row], room: float) -> list[float]:
    """Heights that fill the room: each row first grows from its least to its best, then to its most."""
    heights = [row.least for row in rows]
    for goals in ([row.best for row in rows], [row.most for row in rows]):
        wanted = [max(0.0, goal - height) for goal, height in zip(goals, heights, strict=True)]
        share = min(1.0, max(0.0, room - sum(heights)) / (sum(wanted) or 1))
        heights = [height + share * more for height, more in zip(heights, wanted, strict=True)]
    return heights
