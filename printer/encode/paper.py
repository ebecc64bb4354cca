"""Paper: a page as it lies on its label, with the label's edges around it.

A printer that is told the paper's size counts from its edges; a badge's page is only what can be printed.
"""

from io import BytesIO

import pypdfium2
from PIL import Image

from printer.media import MM_PER_INCH, Medium
from printer.raster import ONE_AT_A_TIME, POINTS_PER_INCH


def on_paper(picture: Image.Image, medium: Medium) -> Image.Image:
    """A picture of the page as read, turned and in the middle of its label."""
    turned = picture.transpose(Image.Transpose.ROTATE_270)
    width, length = (max(1, round(side / MM_PER_INCH * medium.dpi)) for side in medium.mm)
    paper = Image.new(picture.mode, (width, length), "white")
    paper.paste(turned, ((width - turned.width) // 2, (length - turned.height) // 2))
    return paper


def pdf_on_paper(pdf: bytes, medium: Medium) -> bytes:
    """The page's PDF, turned and in the middle of its label."""
    across, along = (side / MM_PER_INCH * POINTS_PER_INCH for side in medium.mm)
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            width, height = page.get_size()
            beside, below = (along - width) / 2, (across - height) / 2
            page.set_mediabox(-beside, -below, width + beside, height + below)
            page.set_rotation(90)
            file = BytesIO()
            document.save(file)
        finally:
            document.close()
    return file.getvalue()
