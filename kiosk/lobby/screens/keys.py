"""Where the keys of a keyboard lie, and which one a finger means. Knows no Kivy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.lobby.screens.caps import Cap, Kind

# In widths of a letter. The space bar takes what is left.
_WIDTHS: dict[Kind, float] = {
    "shift": 1.5,
    "erase": 1.5,
    "layer": 1.2,
    "layout": 1.2,
    "done": 1.8,
    "space": 0,
}

_ON_ONE_LINE = 6  # of what is offered


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in pixels, y upwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def distance(self, x: float, y: float) -> float:
        """The square of how far the point is from it; 0 inside."""
        beside = max(self.x - x, 0.0, x - self.x - self.width)
        below = max(self.y - y, 0.0, y - self.y - self.height)
        return beside * beside + below * below


@dataclass(frozen=True, slots=True)
class Key:
    """A cap in its place."""

    cap: Cap
    place: Place


def placed(rows: Sequence[Sequence[Cap]], within: Place, gap: float) -> Iterator[Key]:
    """The caps in their places, `gap` pixels apart; a row with fewer letters stands in the middle."""
    columns = max(sum(map(_columns, row)) for row in rows)
    column = (within.width + gap) / columns
    height = (within.height - gap * (len(rows) - 1)) / len(rows)
    for number, row in enumerate(rows):
        free = columns - sum(map(_columns, row))
        has_space = any(cap.kind == "space" for cap in row)
        x = within.x if has_space else within.x + free / 2 * column
        y = within.y + within.height - (number + 1) * height - number * gap
        for cap in row:
            width = (free if cap.kind == "space" else _columns(cap)) * column
            yield Key(cap, Place(x, y, width - gap, height))
            x += width


def nearest(keys: Iterable[Key], x: float, y: float) -> Key:
    """The key that a finger at the point means: between two keys, the nearer one."""
    return min(keys, key=lambda key: key.place.distance(x, y))


@dataclass(frozen=True, slots=True)
class Offer:
    """Other caps than the one that is held, on a panel above it."""

    panel: Place
    keys: tuple[Key, ...]

    def under(self, x: float, y: float) -> Key | None:
        """The key that a finger at the point means, or none outside the panel."""
        return nearest(self.keys, x, y) if self.panel.distance(x, y) == 0 else None


def offered(caps: Sequence[Cap], above: Place, within: Place, cell: tuple[float, float], gap: float) -> Offer:
    """The caps in cells of (width, height) on a panel above a key, kept between the sides of `within`."""
    width, height = cell
    fitting = max(1, int((within.width - gap) / (width + gap)))
    lines = max(ceil(len(caps) / fitting), 1 if len(caps) <= _ON_ONE_LINE else 2)
    columns = ceil(len(caps) / lines)
    panel_width = columns * (width + gap) + gap
    x = min(max(above.centre[0] - panel_width / 2, within.x), within.x + within.width - panel_width)
    panel = Place(x, above.y + above.height + gap, panel_width, lines * (height + gap) + gap)
    keys = []
    for number, cap in enumerate(caps):
        line, column = divmod(number, columns)
        y = panel.y + gap + (lines - 1 - line) * (height + gap)
        keys.append(Key(cap, Place(x + gap + column * (width + gap), y, width, height)))
    return Offer(panel, tuple(keys))


def _columns(cap: Cap) -> float:
    return _WIDTHS.get(cap.kind, 1.0)
