"""The colours in force, by the part they play. Every pair that is read together keeps its contrast."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from re import fullmatch
from typing import NamedTuple

READABLE = 4.5  # WCAG 2.2, 1.4.3: text
VISIBLE = 3.0  # WCAG 2.2, 1.4.11: the edge of a control


class Colour(NamedTuple):
    """Red, green, blue and alpha from 0 to 1, as Kivy takes them."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @classmethod
    def of(cls, code: str) -> "Colour":
        """The colour "#rrggbb"; raises ValueError."""
        digits = code.removeprefix("#")
        if not fullmatch("[0-9a-fA-F]{6}", digits):
            raise ValueError(f"{code!r} is no colour: it should look like #0b6b63")
        return cls(*(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)))

    @property
    def code(self) -> str:
        """The colour as "#rrggbb"."""
        return "#" + "".join(f"{round(255 * part):02x}" for part in self[:3])

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """This colour with a `share` (0 to 1) of another."""
        return Colour(*(mine + (theirs - mine) * share for mine, theirs in zip(self, other, strict=True)))

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in self[:3]
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """The contrast ratio of the two, 1 to 21."""
        light, dark = sorted((self.luminance, other.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)


_BRIGHT = 0.35  # the luminance from which dark text reads better than white
WHITE, BLACK = Colour(1, 1, 1), Colour(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Tone:
    """What a notice is told in: its ground, and the ink on it."""

    ground: Colour
    ink: Colour


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour for each part.

    `ground` is the screen, `surface` a card or button on it, `sunken` the same while pressed, `muted` what is
    not to catch the eye; `ink` is text, `ink_soft` text of second rank; `line` parts quietly, `edge` bounds
    what can be touched. `accent` is the school's own, `on_accent` the text on it; `accent_ink` is the accent
    as text, `accent_edge` as a line: the same, unless it would not be seen. `night` is the sleeping screen's.
    """

    ground: Colour
    surface: Colour
    sunken: Colour
    muted: Colour
    ink: Colour
    ink_soft: Colour
    line: Colour
    edge: Colour
    shadow: Colour
    accent: Colour
    accent_pressed: Colour
    on_accent: Colour
    accent_ink: Colour
    accent_edge: Colour
    accent_soft: Colour
    info: Tone
    success: Tone
    warning: Tone
    alert: Tone
    night: Tone

    @classmethod
    def calm(cls, accent: str = "#0b6b63") -> "Colours":
        """Warm paper, dark ink and the school's accent, darkened where it could not be read."""
        return cls._made(
            accent=Colour.of(accent),
            ground=Colour.of("#faf6f0"),
            surface=WHITE,
            sunken=Colour.of("#f1eae0"),
            muted=Colour.of("#e6ddd0"),
            ink=Colour.of("#1f2d38"),
            ink_soft=Colour.of("#525e69"),
            line=Colour.of("#e6ddd0"),
            edge=Colour.of("#85796a"),
            shadow=Colour.of("#5b4a33")._replace(alpha=0.16),
            softness=0.88,
        )

    @classmethod
    def high_contrast(cls, accent: str = "#0b3d91") -> "Colours":
        """Black on white with strong edges, for eyes that need it."""
        return cls._made(
            accent=_darkened(Colour.of(accent), lambda colour: colour.contrast(WHITE) >= 7),
            ground=WHITE,
            surface=WHITE,
            sunken=Colour.of("#e2e2e2"),
            muted=Colour.of("#cccccc"),
            ink=BLACK,
            ink_soft=Colour.of("#262626"),
            line=Colour.of("#595959"),
            edge=BLACK,
            shadow=BLACK._replace(alpha=0.0),
            softness=0.94,
        )

    @classmethod
    def _made(
        cls, accent: Colour, ground: Colour, softness: float, ink: Colour, **others: Colour
    ) -> "Colours":
        on_accent = ink if accent.luminance > _BRIGHT else WHITE
        accent = _darkened(accent, lambda colour: colour.contrast(on_accent) >= READABLE)
        soft = accent.mixed(WHITE, softness)
        pressed = accent.mixed(BLACK if on_accent == WHITE else WHITE, 0.28)
        return cls(
            ground=ground,
            ink=ink,
            accent=accent,
            accent_pressed=pressed,
            on_accent=on_accent,
            accent_soft=soft,
            accent_ink=_darkened(
                accent, lambda colour: min(map(colour.contrast, (soft, ground, others["sunken"]))) >= READABLE
            ),
            accent_edge=_darkened(
                accent, lambda colour: min(map(colour.contrast, (ground, others["sunken"]))) >= VISIBLE
            ),
            info=Tone(soft, ink),
            success=Tone(Colour.of("#e1f1e4"), Colour.of("#14532d")),
            warning=Tone(Colour.of("#fdeecf"), Colour.of("#5a3a00")),
            alert=Tone(Colour.of("#fbe3de"), Colour.of("#821a10")),
            night=Tone(Colour.of("#050808"), Colour.of("#979f9d")),
            **others,
        )

    def pairs(self) -> Iterator[tuple[str, Colour, str, Colour, float]]:
        """Every two colours that stand on each other: name, colour, name, colour, and the least contrast."""
        grounds = ("ground", "surface", "sunken")
        for ink in ("ink", "ink_soft", "accent_ink"):
            for ground in (*grounds, "accent_soft"):
                yield ink, getattr(self, ink), ground, getattr(self, ground), READABLE
        for accent in ("accent", "accent_pressed"):
            yield "on_accent", self.on_accent, accent, getattr(self, accent), READABLE
        yield "ink", self.ink, "muted", self.muted, READABLE
        yield "ink_soft", self.ink_soft, "muted", self.muted, READABLE
        for ground in grounds:
            yield "edge", self.edge, ground, getattr(self, ground), VISIBLE
            yield "accent_edge", self.accent_edge, ground, getattr(self, ground), VISIBLE
        for field in fields(self):
            tone = getattr(self, field.name)
            if isinstance(tone, Tone):
                yield f"{field.name}.ink", tone.ink, f"{field.name}.ground", tone.ground, READABLE


def _darkened(colour: Colour, enough: Callable[[Colour], bool]) -> Colour:
    """The colour, darkened step by step until it is `enough`, or black."""
    for step in range(51):
        darker = colour.mixed(BLACK, step / 50)
        if enough(darker):
            return darker
    return BLACK
