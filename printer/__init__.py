"""Printing badges: a `Badge` in, paper out.

    page = render(badge, medium("62x100"))
    spooler = Spooler(Ledger(path), open_driver("file:badges", home), on_report)
    spooler.submit("a-visit-1", page)

This package knows no visitor, and imports nothing of the kiosk: a badge's words come in from outside, and
what goes wrong goes out as codes. What is heavy (Pango, PDFium) is loaded when it is first used.
"""

from printer.badge import OPTIONAL, Badge, BadgeWords, Field
from printer.driver import (
    DRIVERS,
    Driver,
    Failed,
    Outcome,
    Printed,
    Probe,
    Refused,
    SentUnconfirmed,
    State,
    Status,
    Unknown,
    open_driver,
)
from printer.errors import (
    LedgerInUse,
    LedgerUnusable,
    MediumMisfit,
    PageUnprintable,
    PrinterError,
    Reason,
    UnknownForm,
    UnknownMedium,
    UnknownModel,
    UnknownPrinter,
)
from printer.forms import FORMS, USUAL_MODEL, form_of, write
from printer.ledger import JobState, Ledger, Report
from printer.media import DEFAULT_MEDIUM, MEDIA, Medium, medium
from printer.page import Page, Sheet, render
from printer.photo import Photo
from printer.retry import Retry
from printer.roll_call import Present, RollCall, RollCallWords, render_roll_call
from printer.spooler import Spooler
from printer.take_away import TakeAway, TakeAwayWords, render_take_away

__all__ = [
    "DEFAULT_MEDIUM",
    "DRIVERS",
    "FORMS",
    "MEDIA",
    "OPTIONAL",
    "USUAL_MODEL",
    "Badge",
    "BadgeWords",
    "Driver",
    "Failed",
    "Field",
    "JobState",
    "Ledger",
    "LedgerInUse",
    "LedgerUnusable",
    "Medium",
    "MediumMisfit",
    "Outcome",
    "Page",
    "PageUnprintable",
    "Photo",
    "Present",
    "Printed",
    "PrinterError",
    "Probe",
    "Reason",
    "Refused",
    "Report",
    "Retry",
    "RollCall",
    "RollCallWords",
    "SentUnconfirmed",
    "Sheet",
    "Spooler",
    "State",
    "Status",
    "TakeAway",
    "TakeAwayWords",
    "Unknown",
    "UnknownForm",
    "UnknownMedium",
    "UnknownModel",
    "UnknownPrinter",
    "form_of",
    "medium",
    "open_driver",
    "render",
    "render_roll_call",
    "render_take_away",
    "write",
]
