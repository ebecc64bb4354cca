"""Forms: a sheet as a file, be it to look at, or as the very bytes that a printer is sent."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from printer.errors import MediumMisfit, UnknownForm, UnknownModel
from printer.media import MEDIA, Medium
from printer.page import Sheet

USUAL_MODEL = "QL-820NWB"
"""The Brother QL whose bytes are written where nobody says which one is meant."""


def write(sheet: Sheet, form: str, model: str = USUAL_MODEL) -> bytes:
    """The sheet in one of the `FORMS`; `model` says which Brother QL is meant, and nothing to the others.

    Raises UnknownForm, UnknownModel, and MediumMisfit where such a printer has no such paper.
    """
    if form not in FORMS:
        raise UnknownForm(form, FORMS)
    return FORMS[form](sheet, model)


def form_of(url: str) -> str:
    """The form in which a printer of this URL, which `open_driver` opens, usually takes a sheet."""
    return _BY_SCHEME[urlsplit(url).scheme]


def _pdf(sheet: Sheet, _: str) -> bytes:
    return sheet.pdf


def _png(sheet: Sheet, _: str) -> bytes:
    return sheet.png()


def _brother(sheet: Sheet, model: str) -> bytes:
    from printer.encode.brother import encode, fits
    from printer.encode.brother_model import MODELS

    models = {known.name: known for known in MODELS.values()}
    if model not in models:
        raise UnknownModel(model, models)
    two_colour = models[model].two_colour
    _check(sheet.medium, lambda medium: fits(medium) and two_colour >= medium.two_colour, f"a {model}")
    return encode(sheet.planes(), sheet.medium, models[model])


def _zpl(sheet: Sheet, _: str) -> bytes:
    from printer.encode.zpl import encode, fits

    _check(sheet.medium, fits, "a Zebra")
    return encode(sheet.planes().black)


def _escpos(sheet: Sheet, _: str) -> bytes:
    from printer.encode.escpos import encode, fits

    _check(sheet.medium, fits, "a receipt printer")
    return encode(sheet.planes().black)


def _pwg(sheet: Sheet, _: str) -> bytes:
    from printer.encode.pwg import Colour, encode

    dots_an_inch = round(sheet.medium.dpi)
    colour = Colour.SRGB_8 if sheet.medium.two_colour else Colour.BLACK_1
    return encode(sheet.planes().picture(), sheet.medium, (dots_an_inch, dots_an_inch), colour)


def _check(medium: Medium, fits: Callable[[Medium], bool], printer: str) -> None:
    if not fits(medium):
        raise MediumMisfit(medium.name, printer, (known.name for known in MEDIA.values() if fits(known)))


FORMS: Mapping[str, Callable[[Sheet, str], bytes]] = MappingProxyType(
    {"pdf": _pdf, "png": _png, "bin": _brother, "zpl": _zpl, "escpos": _escpos, "pwg": _pwg}
)
"""By the ending of such a file: a page and its dots, and what a Brother QL, a Zebra, a receipt printer and an
IPP printer are sent. Each loads its encoder when it is first used."""

_BY_SCHEME = {
    "file": "png",
    "brother": "bin",
    "brother+usb": "bin",
    "zpl": "zpl",
    "zpl+usb": "zpl",
    "escpos": "escpos",
    "escpos+usb": "escpos",
    "ipp": "pwg",
    "ipps": "pwg",
}
