"""Drawing: a composed badge as a PDF of one page."""

from io import BytesIO

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printer.badge import Badge, Field
from printer.composition import Composition, Ink, Placed, compose
from printer.layout import Frame
from printer.media import Medium
from printer.page import Page
from printer.raster import POINTS_PER_INCH
from printer.typesetting import TENTHS

_A_HAIR = 0.02  # dots by which a page is smaller, since PDFium rounds its size up
_RULE, _BORDER, _CORNER = 0.25, 0.55, 1.3  # millimetres of the drawing
_BLACK, _WHITE, _RED = (0, 0, 0), (1, 1, 1), (1, 0, 0)


def draw(badge: Badge, medium: Medium) -> Page:
    """The badge on this medium; the same badge gives the same page, byte by byte."""
    composition = compose(badge, medium)
    drawing = _Drawing(composition, medium, title=badge.number)
    drawing.frames()
    for placed in (*composition.texts.values(), *composition.headings.values()):
        drawing.text(placed)
    drawing.qr(badge.token)
    dropped = set(composition.dropped)
    if badge.logo and Field.LOGO in composition.plan.boxes:
        try:
            drawing.logo(ImageReader(badge.logo))
        except OSError:
            dropped.add(Field.LOGO)
    return Page(
        medium=medium,
        pdf=drawing.pdf(),
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
        self._accent = _RED if medium.two_colour else _BLACK
        self._file = BytesIO()
        points = POINTS_PER_INCH / medium.dpi
        size = [(dots - _A_HAIR) * points for dots in medium.dots]
        # Compressing would take as long as drawing.
        self._canvas = Canvas(self._file, (size[0], size[1]), pageCompression=0, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.transform(points, 0, 0, -points, 0, medium.dots[1] * points)

    def pdf(self) -> bytes:
        """The finished file."""
        self._canvas.save()
        return self._file.getvalue()

    def frames(self) -> None:
        """The band, the box around the end, the line above the foot."""
        unit, canvas = self._plan.unit, self._canvas
        for frame, box in self._plan.frames.items():
            if frame is Frame.BAND:
                canvas.setFillColorRGB(*self._accent)
                canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
            elif frame is Frame.UNTIL:
                border = _BORDER * unit
                line = box.inset(border / 2, border / 2)
                canvas.setStrokeColorRGB(*self._accent)
                canvas.setLineWidth(border)
                canvas.roundRect(line.x, line.y, line.width, line.height, _CORNER * unit)
            else:
                canvas.setFillColorRGB(*_BLACK)
                canvas.rect(box.x, round(box.y), box.width, round(_RULE * unit), stroke=0, fill=1)

    def text(self, placed: Placed) -> None:
        """A text's outlines, filled."""
        self._canvas.saveState()
        self._canvas.setFillColorRGB(*(_WHITE if placed.ink is Ink.PAPER else _BLACK))
        self._canvas.transform(1 / TENTHS, 0, 0, 1 / TENTHS, placed.x, placed.y)
        self._canvas.addLiteral(placed.lettering.outline)
        self._canvas.addLiteral("f")
        self._canvas.restoreState()

    def qr(self, token: str) -> None:
        """The token in modules of whole dots: one that is a dot wider than its neighbours is hard to read."""
        box = self._plan.boxes[Field.QR]
        modules = segno.make(token, error="m", micro=False).matrix
        dots = int(box.width // len(modules))
        margin = (box.width - dots * len(modules)) / 2
        left, top = round(box.x + margin), round(box.y + margin)
        self._canvas.setFillColorRGB(*_BLACK)
        for row, line in enumerate(modules):
            for column, dark in enumerate(line):
                if dark:
                    self._canvas.addLiteral(f"{left + column * dots} {top + row * dots} {dots} {dots} re")
        self._canvas.addLiteral("f")

    def logo(self, picture: ImageReader) -> None:
        """The school's picture, whole, in its box."""
        box = self._plan.boxes[Field.LOGO]
        self._canvas.saveState()
        self._canvas.transform(1, 0, 0, -1, box.x, box.bottom)  # pictures stand on their feet
        self._canvas.drawImage(picture, 0, 0, box.width, box.height, mask="auto", preserveAspectRatio=True)
        self._canvas.restoreState()
