"""Badges for Zebra, receipt and IPP printers: how large, how fast, and whether their faults are noticed."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from PIL import Image

from printer import MEDIA, Refused, Sheet, open_driver, render
from printer.encode import escpos, pwg, zpl
from printer.testing import escpos as receipts
from printer.testing import zebra
from printer.testing.line import TcpLine
from tests.benchmarks._printing_badges import our_badge
from tests.benchmarks.row import Row

_ROUNDS = 15
_TIMEOUT = 4.0  # seconds
_MILLISECONDS = 50

Fault = zebra.Fault | receipts.Fault


def rows() -> Iterator[Row]:
    """Bytes, time on the processor, and faults."""
    label = render(our_badge(), MEDIA["zebra-4x6"]).planes().black
    yield _bytes(label)
    yield _times(label)
    yield _faults()


def plain_zpl(label: Image.Image) -> bytes:
    """As most programs write it: every dot as a hexadecimal digit's bit."""
    turned = label.transpose(Image.Transpose.ROTATE_270)
    bits = turned.tobytes("raw", "1;I")
    size = f"{len(bits)},{len(bits)},{(turned.width + 7) // 8}"
    return f"^XA^FO0,0^GFA,{size},{bits.hex().upper()}^FS^XZ".encode()


def _bytes(label: Image.Image) -> Row:
    ours, plain = len(zpl.encode(label)), len(plain_zpl(label))
    return Row(
        "a badge of 4 x 6 inches as ZPL, bytes",
        f"plain hexadecimal: {plain}",
        f"Z64: {ours}, 1/{plain / ours:.1f}",
        "at most 1/4",
        ours <= plain / 4,
    )


def _times(label: Image.Image) -> Row:
    receipt = render(our_badge(), MEDIA["receipt-80"]).planes().black
    medium = MEDIA["62x100"]
    page = render(our_badge(), medium).planes().black
    ours = {
        "ZPL": _processor_ms(lambda: zpl.encode(label)),
        "ESC/POS": _processor_ms(lambda: escpos.encode(receipt)),
        "PWG raster": _processor_ms(lambda: pwg.encode(page, medium, (300, 300), pwg.Colour.BLACK_1)),
    }
    return Row(
        "a badge's dots -> bytes, time on the processor",
        f"plain ZPL: {_processor_ms(lambda: plain_zpl(label)):.1f} ms",
        ", ".join(f"{name} {found:.1f} ms" for name, found in ours.items()),
        f"at most {_MILLISECONDS} ms each",
        max(ours.values()) <= _MILLISECONDS,
    )


def _processor_ms(work: Callable[[], object]) -> float:
    found = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return 1000 * median(found)


def _faults() -> Row:
    faults: list[Fault] = [*zebra.Fault, *receipts.Fault]
    ours = [_is_noticed(fault) for fault in faults]
    usual = [_is_noticed_by_a_socket(fault) for fault in faults]
    return Row(
        f"{len(faults)} faults of Zebras and receipt printers noticed before a badge is sent, and in time",
        f"a program that writes to the printer's port: {sum(usual)}",
        f"{sum(ours)}",
        "all",
        all(ours),
    )


@contextmanager
def _faulty(fault: Fault) -> Iterator[tuple[str, str, Sheet]]:
    """A stand-in with this fault: its address and its URL, and a badge for it."""
    if isinstance(fault, zebra.Fault):
        printer = zebra.Zebra()
        printer.faults = {fault}
        with TcpLine(printer) as line:
            yield line.address, f"zpl://{line.address}", render(our_badge(), MEDIA["zebra-2x3"])
    else:
        receipt_printer = receipts.ReceiptPrinter()
        receipt_printer.faults = {fault}
        with TcpLine(receipt_printer) as line:
            yield line.address, f"escpos://{line.address}", render(our_badge(), MEDIA["receipt-80"])


def _is_noticed(fault: Fault) -> bool:
    with _faulty(fault) as (_, url, badge):
        driver = open_driver(url, Path())
        began = time.monotonic()
        outcome = driver.send(badge, "badge-1", lambda: None, _TIMEOUT)
        return isinstance(outcome, Refused) and time.monotonic() - began <= _TIMEOUT


def _is_noticed_by_a_socket(fault: Fault) -> bool:
    with _faulty(fault) as (address, _, badge):
        host, port = address.split(":")
        try:
            with socket.create_connection((host, int(port)), timeout=_TIMEOUT) as printer:
                printer.sendall(zpl.encode(badge.planes().black))
        except OSError:
            return True
    return False
