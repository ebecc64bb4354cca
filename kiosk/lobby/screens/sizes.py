"""How large everything is, from the size of the window alone."""

from dataclasses import dataclass
from math import hypot

_DESIGNED_FOR = (1280, 800)
_FINGER = 15.0  # millimetres
_MILLIMETRES_PER_INCH = 25.4
_COLUMNS = 30  # ems of text; in less, two columns side by side would break their words


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in pixels.

    Text: `display` greets, `title` heads a screen, `heading` a part, `body` is read, `small` may be skipped.
    Space: `hair` < `tight` < `gap` < `wide` < `margin`. `touch` is the least that a finger is offered,
    `button` the height of what most visitors press. `text_scale` is what a visitor has asked for, 1 to 2.
    """

    width: int
    height: int
    display: float
    title: float
    heading: float
    body: float
    small: float
    hair: float
    tight: float
    gap: float
    wide: float
    margin: float
    touch: float
    button: float
    corner: float
    icon: float
    text_scale: float = 1.0

    @classmethod
    def fit(cls, width: int, height: int, diagonal: float | None = None, text_scale: float = 1.0) -> "Sizes":
        """The sizes for a window of `width` x `height` pixels, landscape or portrait.

        `diagonal` is the panel's, in inches: with it a touch target is a finger of 15 mm. Without it the
        panel is taken to be of the usual size for its pixels.
        """
        long, short = max(width, height), min(width, height)
        fitting = min(long / _DESIGNED_FOR[0], short / _DESIGNED_FOR[1])
        # A panel with few pixels is a small one; eyes and fingers do not shrink with it.
        scale = fitting**0.55 if fitting < 1 else fitting
        if diagonal is None:
            touch = max(72.0, short * 0.11)
        else:
            touch = min(short / 5, _FINGER * hypot(width, height) / (diagonal * _MILLIMETRES_PER_INCH))
        text = scale * text_scale
        return cls(
            width=width,
            height=height,
            display=round(54 * text),
            title=round(38 * text),
            heading=round(27 * text),
            body=round(24 * text),
            small=round(19 * text),
            hair=round(5 * scale),
            tight=round(10 * scale),
            gap=round(18 * scale),
            wide=round(30 * scale),
            margin=round(48 * scale),
            touch=round(touch),
            button=round(max(touch, 84 * scale)),
            corner=round(20 * scale),
            icon=round(32 * scale * text_scale**0.5),
            text_scale=text_scale,
        )

    @property
    def is_portrait(self) -> bool:
        """Whether things stand one below the other: the window is upright, or too narrow for its text."""
        return self.height > self.width or self.width < _COLUMNS * self.body

    @property
    def is_upright(self) -> bool:
        """Whether the window is higher than wide."""
        return self.height > self.width

    @property
    def is_low(self) -> bool:
        """Whether few things that a finger can touch fit one above the other."""
        return self.height < 8 * self.touch
