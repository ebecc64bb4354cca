"""Drawing: a composed badge as a PDF of one page."""

import re

from PIL import Image

from printer import qr
from printer.badge import Badge, Field
from printer.composition import Composition, Ink, Placed, compose
from printer.layout import Box, Frame
from printer.media import Medium
from printer.page import Page
from printer.pdf import BLACK, RED, WHITE, Pdf
from printer.photo import Photo, dithered
from printer.typesetting import TENTHS

_RULE, _BORDER, _CORNER = 0.25, 0.55, 1.3  # millimetres of the drawing


def draw(badge: Badge, medium: Medium) -> Page:
    """The badge on this medium; the same badge gives the same page, byte by byte."""
    composition = compose(badge, medium)
    drawing = _Drawing(composition, medium, title=badge.number)
    drawing.frames()
    for placed in (*composition.texts.values(), *composition.headings.values()):
        drawing.text(placed)
    drawing.qr(badge.token)
    if badge.photo is not None and Field.PHOTO in composition.plan.boxes:
        drawing.photo(badge.photo)
    dropped = set(composition.dropped)
    if badge.logo and Field.LOGO in composition.plan.boxes:
        try:
            with Image.open(badge.logo) as logo:
                drawing.logo(logo)
        except (OSError, SyntaxError):  # the latter is how Pillow calls a broken PNG
            dropped.add(Field.LOGO)
    return Page(
        medium=medium,
        pdf=drawing.pdf.file(),
        dropped_fields=_in_order(dropped),
        cut_fields=_in_order({field for field, placed in composition.texts.items() if placed.lettering.cut}),
        missing_glyphs=composition.missing,
        boxes=composition.plan.boxes,
    )


def _in_order(fields: set[Field]) -> tuple[Field, ...]:
    return tuple(field for field in Field if field in fields)


class _Drawing:
    """A page of the paper's real size, whose units are the medium's dots, from the top left corner."""

    def __init__(self, composition: Composition, medium: Medium, title: str) -> None:
        self._plan = composition.plan
        self._accent = RED if medium.two_colour else BLACK
        self.pdf = Pdf(medium.dots, medium.dpi, title)

    def frames(self) -> None:
        """The band, the box around the end, the line above the foot."""
        unit = self._plan.unit
        for frame, box in self._plan.frames.items():
            if frame is Frame.BAND:
                self.pdf.fill(self._accent, box)
            elif frame is Frame.UNTIL:
                border = _BORDER * unit
                self.pdf.frame(self._accent, box.inset(border / 2, border / 2), border, _CORNER * unit)
            else:
                self.pdf.fill(BLACK, Box(box.x, round(box.y), box.width, round(_RULE * unit)))

    def text(self, placed: Placed) -> None:
        """A text's outlines, filled."""
        colour = WHITE if placed.ink is Ink.PAPER else BLACK
        self.pdf.fill_path(colour, placed.lettering.outline, placed.x, placed.y, 1 / TENTHS)

    def qr(self, token: str) -> None:
        """The token in modules of whole dots: one that is a dot wider than its neighbours is hard to read."""
        box = self._plan.boxes[Field.QR]
        modules = qr.modules(token)
        dots = int(box.width // len(modules))
        margin = (box.width - dots * len(modules)) / 2
        left, top = round(box.x + margin), round(box.y + margin)
        dark = (
            Box(left + run.start() * dots, top + row * dots, len(run[0]) * dots, dots)
            for row, line in enumerate(modules)
            for run in re.finditer("1+", line)
        )
        self.pdf.fill(BLACK, *dark)

    def photo(self, photo: Photo) -> None:
        """The visitor's photo, in the printer's own dots: `rasterise` sets these as they are."""
        box = self._plan.boxes[Field.PHOTO]
        left, top = round(box.x), round(box.y)
        size = round(box.right) - left, round(box.bottom) - top
        self.pdf.bits(dithered(photo, size), left, top)

    def logo(self, picture: Image.Image) -> None:
        """The school's picture, whole, in its box."""
        self.pdf.picture(picture, self._plan.boxes[Field.LOGO])
