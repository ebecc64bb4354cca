"""What can go wrong between a badge and paper: a closed list of reasons, and the errors of this package.

Reasons are codes. Whoever shows them to people has the words for them, in every language.
"""

from collections.abc import Iterable
from enum import StrEnum


class Reason(StrEnum):
    """Why there is no badge, or why nobody can tell. Drivers give no other reasons than these."""

    # The printer says so
    NO_MEDIA = "no-media"  # no roll in the printer
    OUT_OF_LABELS = "out-of-labels"  # the roll came to its end
    WRONG_MEDIA = "wrong-media"  # another roll is loaded than the badge was laid out for
    COVER_OPEN = "cover-open"
    CUTTER_JAM = "cutter-jam"
    FEED_JAM = "feed-jam"  # labels are not moving
    RIBBON_OUT = "ribbon-out"  # the ribbon, or the ink, is used up
    LABELS_LOW = "labels-low"  # it still prints, and needs a new roll soon
    PAUSED = "paused"  # somebody pressed its pause key, or stopped its queue
    CANCELLED = "cancelled"  # somebody cancelled the badge at the printer
    NOT_ACCEPTING = "not-accepting"  # its queue takes no more for now
    UNSUPPORTED = "unsupported"  # it takes pages in none of the forms that this package can write
    COOLING = "cooling"  # the head is too hot; it goes on by itself
    BUSY = "busy"  # it prints for somebody else
    PRINTER_FAULT = "printer-fault"  # an error that it does not explain

    # The way to the printer
    OFFLINE = "offline"  # it is unplugged or switched off
    UNREACHABLE = "unreachable"  # no such host, or nobody answers there
    SILENT = "silent"  # it takes the call, and answers nothing
    NOT_TRUSTED = "not-trusted"  # its certificate is not the one that was named
    CONNECTION_LOST = "connection-lost"  # it hung up in the middle
    STUCK = "stuck"  # it takes nothing more, and did not until the deadline
    NO_PERMISSION = "no-permission"  # this account may not write there

    # A folder in place of a printer
    NO_FOLDER = "no-folder"
    DISK_FULL = "disk-full"  # also a queue's

    # This program
    INTERRUPTED = "interrupted"  # it ended while the badge was on its way
    LEDGER_FAULT = "ledger-fault"  # the print ledger cannot be written, so nothing is sent
    DRIVER_FAULT = "driver-fault"  # the driver broke its promise; its traceback is in the log


class PrinterError(Exception):
    """A mistake in what this package was asked to do; its text is one sentence for a person."""


class UnknownMedium(PrinterError):
    """There is no medium of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no medium {name!r}. Media are: {', '.join(known)}.")


class UnknownForm(PrinterError):
    """A sheet is never written in this form."""

    def __init__(self, form: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no form {form!r} of a sheet. Forms are: {', '.join(known)}.")


class UnknownModel(PrinterError):
    """There is no Brother QL of this name, or none that is known here."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no model {name!r}. Models are: {', '.join(known)}.")


class MediumMisfit(PrinterError):
    """A printer of this kind has no such paper."""

    def __init__(self, name: str, printer: str, media: Iterable[str]) -> None:
        super().__init__(f"{name} is no medium for {printer}. It takes: {', '.join(media)}.")


class UnknownPrinter(PrinterError):
    """No driver opens this URL."""

    def __init__(self, url: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no printer {url!r}. A printer's URL is one of: {', '.join(known)}.")


class LedgerInUse(PrinterError):
    """Another process prints from the same ledger."""

    def __init__(self, path: object) -> None:
        super().__init__(f"The print ledger {path} is in use by another process.")


class LedgerUnusable(PrinterError):
    """The ledger's file cannot be opened, or is none."""

    def __init__(self, path: object, problem: object) -> None:
        super().__init__(f"The print ledger {path} cannot be used: {problem}.")


class PageUnprintable(PrinterError):
    """A page does not have the size of its medium."""

    def __init__(self, found: tuple[int, int], wanted: tuple[int, int]) -> None:
        super().__init__(
            f"The page has {found[0]} x {found[1]} dots, where the medium has {wanted[0]} x {wanted[1]}."
        )
