"""Drawing: a composed badge as a PDF of one page."""

import re

from PIL import Image

from printer import qr
from printer.badge import Badge, Field
from printer.canvas import Canvas, on_dots
from printer.composition import compose
from printer.layout import Box, Frame, Plan
from printer.media import Medium
from printer.page import Page
from printer.photo import Photo, dithered

_RULE, _BORDER, _CORNER = 0.25, 0.55, 1.3  # millimetres of the drawing


def draw(badge: Badge, medium: Medium) -> Page:
    """The badge on this medium; the same badge gives the same page, byte by byte."""
    composition = compose(badge, medium)
    plan, canvas = composition.plan, Canvas(medium, title=badge.number)
    _frames(canvas, plan)
    for placed in (*composition.texts.values(), *composition.headings.values()):
        canvas.text(placed.lettering, placed.x, placed.y, placed.ink)
    _qr(canvas, badge.token, plan.boxes[Field.QR])
    if badge.photo is not None and Field.PHOTO in plan.boxes:
        _photo(canvas, badge.photo, plan.boxes[Field.PHOTO])
    dropped = set(composition.dropped)
    if badge.logo and Field.LOGO in plan.boxes:
        try:
            with Image.open(badge.logo) as logo:
                canvas.picture(logo, plan.boxes[Field.LOGO])
        except (OSError, SyntaxError):  # the latter is how Pillow calls a broken PNG
            dropped.add(Field.LOGO)
    return Page(
        medium=medium,
        pdf=canvas.pdf(),
        dropped_fields=_in_order(dropped),
        cut_fields=_in_order({field for field, placed in composition.texts.items() if placed.lettering.cut}),
        missing_glyphs=composition.missing,
        boxes=plan.boxes,
    )


def _in_order(fields: set[Field]) -> tuple[Field, ...]:
    return tuple(field for field in Field if field in fields)


def _frames(canvas: Canvas, plan: Plan) -> None:
    """The band, the box around the end, the line above the foot."""
    for frame, box in plan.frames.items():
        match frame:
            case Frame.BAND:
                canvas.band(box)
            case Frame.UNTIL:
                canvas.cartouche(box, _BORDER * plan.unit, _CORNER * plan.unit)
            case Frame.RULE:
                canvas.rule(Box(box.x, box.y, box.width, _RULE * plan.unit))


def _qr(canvas: Canvas, token: str, box: Box) -> None:
    """The token in modules of whole dots: one that is a dot wider than its neighbours is hard to read."""
    modules = qr.modules(token)
    dots = int(box.width // len(modules))
    margin = (box.width - dots * len(modules)) / 2
    left, top = round(box.x + margin), round(box.y + margin)
    dark = (
        Box(left + run.start() * dots, top + row * dots, len(run[0]) * dots, dots)
        for row, line in enumerate(modules)
        for run in re.finditer("1+", line)
    )
    canvas.blocks(*dark)


def _photo(canvas: Canvas, photo: Photo, box: Box) -> None:
    place = on_dots(box)
    canvas.bits(dithered(photo, (round(place.width), round(place.height))), round(place.x), round(place.y))
