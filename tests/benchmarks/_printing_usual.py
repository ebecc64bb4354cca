"""The usual way of a badge to the bytes for a Brother QL, to compare with."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import segno
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks._printing_badges import HOST, NAMES, PURPOSE, TOKEN

_FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
_LINES = ("GO TO Room 12", f"VISITING {HOST}", f"PURPOSE {PURPOSE}", "UNTIL 4:00 PM", "A-017")


def usual_job(name: str = NAMES[0]) -> bytes:
    """The bytes of a badge of the same words, as tutorials and small kiosks make them: a PDF with a TrueType
    font and a picture of the QR, drawn in full colour by a program of its own, made black and white."""
    pdfmetrics.registerFont(TTFont("badge", str(_FONT)))
    code, file = BytesIO(), BytesIO()
    segno.make(TOKEN, error="m", micro=False).save(code, kind="png", scale=10)
    canvas = Canvas(file, (1109 * 0.24, 696 * 0.24))
    for number, line in enumerate(("PARENT", name, *_LINES)):
        canvas.setFont("badge", 14)
        canvas.drawString(8, 140 - 20 * number, line)
    canvas.drawImage(ImageReader(code), 200, 50, 57, 57)
    canvas.save()
    picture = _drawn(file.getvalue()).resize((1109, 696)).rotate(90, expand=True)
    black = picture.convert("L").point(lambda grey: 255 if grey < 128 else 0).convert("1")
    head = Image.new("1", (720, 1109))
    head.paste(black.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (12, 0))
    rows = head.tobytes()
    job = bytes(400) + b"\x1b@\x1bia\x01\x1biz\x8e\x0b\x3e\x64\x55\x04\0\0\0\0M\x02"
    for row in range(1109):
        packed = _packed(rows[row * 90 : row * 90 + 90])
        job += b"g\x00" + bytes([len(packed)]) + packed
    return job + b"\x1a"


def renderer() -> str:
    """The program that draws the usual way's PDF on this machine."""
    return next((program for program in ("pdftoppm", "gs") if shutil.which(program)), "PDFium")


def _drawn(pdf: bytes) -> Image.Image:
    commands = {
        "pdftoppm": ["pdftoppm", "-r", "300", "-png", "-"],
        "gs": ["gs", "-q", "-sDEVICE=png16m", "-r300", "-sOutputFile=-", "-dNOPAUSE", "-dBATCH", "-"],
    }
    if renderer() in commands:
        done = subprocess.run(commands[renderer()], input=pdf, capture_output=True, check=True)
        return Image.open(BytesIO(done.stdout))
    import pypdfium2

    drawn: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72).to_pil()
    return drawn


def _packed(row: bytes) -> bytes:
    """PackBits, byte by byte."""
    packed, at = bytearray(), 0
    while at < len(row):
        run = at
        while run < len(row) and row[run] == row[at]:
            run += 1
        if run - at > 1:
            packed += bytes([257 - (run - at), row[at]])
            at = run
            continue
        while run < len(row) and (run + 1 == len(row) or row[run] != row[run + 1]):
            run += 1
        packed += bytes([run - at - 1]) + row[at:run]
        at = run
    return bytes(packed)
