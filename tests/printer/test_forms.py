"""What printers are sent, read back by the stand-ins: the last dots before the paper."""

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image

from printer import (
    DRIVERS,
    FORMS,
    MEDIA,
    Badge,
    MediumMisfit,
    Sheet,
    UnknownForm,
    UnknownModel,
    form_of,
    render,
    write,
)
from printer.testing.brother import BrotherStandIn
from printer.testing.escpos import ReceiptPrinter
from printer.testing.pictures import read
from printer.testing.zebra import Zebra


def on_a_brother(job: bytes, medium: str) -> Image.Image:
    printer = BrotherStandIn(roll=medium)
    printer.take(job)
    [page] = printer.pages
    return page.picture("black")


def on_a_zebra(job: bytes, _: str) -> Image.Image:
    printer = Zebra()
    printer.printing = 0
    printer.hear(job)
    [label] = printer.labels
    return label


def on_a_receipt(job: bytes, _: str) -> Image.Image:
    printer = ReceiptPrinter()
    printer.printing = 0
    printer.hear(job)
    [receipt] = printer.receipts
    return receipt


def by_ipp(job: bytes, _: str) -> Image.Image:
    return read(job, "image/pwg-raster")


BROTHERS, ZEBRAS, DYMOS = (
    [name for name in MEDIA if name.startswith(start)] for start in ("62", "zebra", "dymo")
)
PRINTERS = [
    *((name, "bin", on_a_brother) for name in BROTHERS),
    *((name, "zpl", on_a_zebra) for name in ZEBRAS),
    ("receipt-80", "escpos", on_a_receipt),
    *((name, "pwg", by_ipp) for name in MEDIA),  # for a DYMO and whatever else prints behind IPP
]


def test_every_medium_is_read_back_as_its_printer_gets_it() -> None:
    assert {name for name, _, _ in PRINTERS} == set(MEDIA)
    assert set(DYMOS) < set(MEDIA)


@pytest.mark.parametrize(("name", "form", "printed"), PRINTERS)
def test_the_qr_is_read_from_the_final_bits(
    full_badge: Badge, name: str, form: str, printed: Callable[[bytes, str], Image.Image]
) -> None:
    job = write(render(full_badge, MEDIA[name]), form)
    codes = zxingcpp.read_barcodes(printed(job, name).convert("L"))
    assert [code.text for code in codes] == [full_badge.token]


def test_a_page_is_written_as_it_is(full_badge: Badge) -> None:
    page = render(full_badge, MEDIA["zebra-2x3"])
    assert write(page, "pdf") == page.pdf
    assert write(page, "png") == page.png()


def test_models_are_sent_what_they_understand(blank: Callable[[str], Sheet]) -> None:
    jobs = {
        model: write(blank("62x100"), "bin", model) for model in ("QL-700", "QL-800", "QL-820NWB", "QL-1100")
    }
    assert len(set(jobs.values())) == len(jobs)


@pytest.mark.parametrize(
    ("medium", "form", "model", "error", "said"),
    [
        ("62x100", "gif", "", UnknownForm, "Forms are: pdf, png, bin, zpl, escpos, pwg"),
        ("62x100", "bin", "QL-500", UnknownModel, "Models are: QL-700, QL-710W"),
        ("zebra-2x3", "bin", "QL-820NWB", MediumMisfit, "a QL-820NWB. It takes: 62x100, 62, 62red"),
        ("62red", "bin", "QL-1100", MediumMisfit, "a QL-1100. It takes: 62x100, 62[.]"),
        ("dymo-30256", "zpl", "", MediumMisfit, "It takes: zebra-2x3, zebra-4x6, receipt-80"),
        ("zebra-4x6", "escpos", "", MediumMisfit, "It takes: zebra-2x3, receipt-80"),
    ],
)
def test_what_no_printer_takes_is_answered_with_what_it_takes(
    blank: Callable[[str], Sheet], medium: str, form: str, model: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        write(blank(medium), form, model)


def test_every_printer_takes_a_form_that_is_written() -> None:
    assert {form_of(f"{scheme}://printer") for scheme in DRIVERS} <= FORMS.keys()
