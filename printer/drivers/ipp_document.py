"""Which form of a badge an IPP printer is given, and the attributes that go with it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from printer.drivers.ipp_printer import Description
from printer.encode import pwg
from printer.encode.ipp import Attributes, Tag, values
from printer.encode.paper import on_paper, pdf_on_paper
from printer.media import Medium
from printer.page import Sheet

PWG_RASTER, PDF, PNG = "image/pwg-raster", "application/pdf", "image/png"

_HUNDREDTHS = 100  # of a millimetre are what IPP measures in


@dataclass(frozen=True)
class Form:
    """A form of documents, and who writes it."""

    mime_type: str
    write: Callable[[Sheet], bytes]


def choose(printer: Description, medium: Medium) -> Form | None:
    """The best form for this printer; None where it takes none that can be written here.

    A printer is given its own dots, a queue a PDF: its filters know the printer.
    """
    raster = _raster(printer, medium)
    forms = [Form(PDF, _pdf), Form(PNG, _png)]
    forms.insert(1 if printer.is_queue else 0, raster or forms[0])
    return next((form for form in forms if form.mime_type in printer.formats), None)


def _raster(printer: Description, medium: Medium) -> Form | None:
    """Raster of exactly this medium's dots; None where the printer's dots are others."""
    dots_an_inch = round(medium.dpi)
    if dots_an_inch not in printer.resolutions or not printer.colours:
        return None
    red = medium.two_colour and pwg.Colour.SRGB_8 in printer.colours
    colour = pwg.Colour.SRGB_8 if red else printer.colours[0]
    return Form(
        PWG_RASTER,
        lambda sheet: pwg.encode(
            sheet.planes().picture(), sheet.medium, (dots_an_inch, dots_an_inch), colour
        ),
    )


def _pdf(sheet: Sheet) -> bytes:
    return pdf_on_paper(sheet.pdf, sheet.medium)


def _png(sheet: Sheet) -> bytes:
    file = BytesIO()
    picture = on_paper(sheet.planes().picture().convert("RGB"), sheet.medium)
    picture.save(file, "PNG", dpi=(sheet.medium.dpi, sheet.medium.dpi))
    return file.getvalue()


def settings(medium: Medium) -> Attributes:
    """The job's attributes: paper of exactly this size, and nothing scaled."""
    across, along = (round(side * _HUNDREDTHS) for side in medium.mm)
    size: Attributes = {
        "x-dimension": values(Tag.INTEGER, across),
        "y-dimension": values(Tag.INTEGER, along),
    }
    return {
        "media-col": values(Tag.COLLECTION, {"media-size": values(Tag.COLLECTION, size)}),
        "print-scaling": values(Tag.KEYWORD, "none"),
    }
