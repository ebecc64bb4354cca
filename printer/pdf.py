"""PDF: a page of the paper's real size, drawn in a printer's dots from its top left corner.

Letters are outlines, so it has no fonts; nothing is packed, since whoever prints it would unpack it at once.
So reportlab's canvas is spared what only letters need.
"""

from base64 import a85encode
from io import BytesIO
from typing import Any, TypeAlias

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import NoEncryption, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from printer.layout import Box
from printer.raster import POINTS_PER_INCH

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, each 0 or 1."""

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)
RED: Colour = (1, 0, 0)

_A_HAIR = 0.02  # dots: PDFium rounds a page's size up, and fills each dot that a box merely touches


class Pdf:
    """One page, of so many dots; what is drawn later covers what was drawn before."""

    def __init__(self, dots: tuple[int, int], dpi: float, title: str) -> None:
        self._file = BytesIO()
        points = POINTS_PER_INCH / dpi
        width, height = ((side - _A_HAIR) * points for side in dots)
        self._canvas = _Outlines(self._file, (width, height), pageCompression=0, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.transform(points, 0, 0, -points, 0, dots[1] * points)

    def fill(self, colour: Colour, *boxes: Box) -> None:
        """Filled boxes."""
        self._canvas.setFillColorRGB(*colour)
        inside = (box.inset(_A_HAIR, _A_HAIR) for box in boxes)
        # In one piece: a QR code has two hundred.
        path = "\n".join(f"{box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f} re" for box in inside)
        self._canvas.addLiteral(f"{path}\nf")

    def fill_ellipse(self, colour: Colour, box: Box) -> None:
        """The largest ellipse in a box, filled."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.ellipse(box.x, box.y, box.right, box.bottom, stroke=0, fill=1)

    def frame(self, colour: Colour, box: Box, border: float, radius: float) -> None:
        """A line of this width along a box, half of it inside, with round corners."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(border)
        self._canvas.roundRect(box.x, box.y, box.width, box.height, radius)

    def fill_path(self, colour: Colour, path: str, x: float, y: float, scale: float) -> None:
        """A path as PDF writes it, moved and scaled and filled."""
        self._canvas.saveState()
        self._canvas.setFillColorRGB(*colour)
        self._canvas.transform(scale, 0, 0, scale, x, y)
        self._canvas.addLiteral(path)
        self._canvas.addLiteral("f")
        self._canvas.restoreState()

    def bits(self, picture: Image.Image, x: int, y: int) -> None:
        """A picture of mode "1", of which 0 is ink, with a pixel for each dot."""
        width, height = picture.size
        form = f"/W {width} /H {height} /BPC 1 /CS /G /F /A85"
        content = a85encode(picture.tobytes(), wrapcol=250).decode()
        self._canvas.saveState()
        self._canvas.transform(width, 0, 0, -height, x, y + height)  # pictures stand on their feet
        self._canvas.addLiteral(f"BI {form} ID\n{content}~> EI")
        self._canvas.restoreState()

    def picture(self, picture: Image.Image, box: Box) -> None:
        """A picture, whole and in its proportion, in the middle of a box; what is transparent stays so.

        Raises OSError or SyntaxError, as Pillow does, for a file that is broken; then nothing is drawn.
        """
        pixels = ImageReader(picture.convert("RGBA"))
        self._canvas.saveState()
        self._canvas.transform(1, 0, 0, -1, box.x, box.bottom)
        self._canvas.drawImage(pixels, 0, 0, box.width, box.height, mask="auto", preserveAspectRatio=True)
        self._canvas.restoreState()

    def file(self) -> bytes:
        """The finished file, to which nothing can be added; the same drawing gives the same bytes."""
        if not self._file.getbuffer().nbytes:
            self._canvas.save()
        return self._file.getvalue()


class _Outlines(Canvas):
    """reportlab's canvas of a page without letters."""

    _doc: PDFDocument

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._doc.encrypt = _Ascii()

    def _make_preamble(self) -> None:
        """Without the font that reportlab puts on each page: PDFium would search all fonts of the machine."""
        self._preamble = ""


class _Ascii(NoEncryption):
    """What is done to a page's content before it is written, where that is ASCII. Left to reportlab, each
    character would be looked up in a table."""

    def encode(self, t: str | bytes) -> bytes:
        return t.encode("ascii") if isinstance(t, str) else t
