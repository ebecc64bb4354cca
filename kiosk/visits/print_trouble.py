"""What the codes of a printer's troubles mean, in words for staff: the middle of a sentence.

The codes are the printer's own (`printer.Reason`); its package knows no words.
"""

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "no-media": "there are no labels in the printer",
    "out-of-labels": "the printer ran out of labels",
    "wrong-media": "other labels are loaded than the badge needs",
    "cover-open": "the printer's cover is open",
    "cutter-jam": "the printer's cutter is jammed",
    "feed-jam": "the labels are jammed",
    "ribbon-out": "the ribbon, or the ink, is used up",
    "labels-low": "only a few labels are left",
    "paused": "the printer, or its queue, was paused",
    "cancelled": "somebody cancelled the badge at the printer",
    "not-accepting": "the printer's queue takes no more for now",
    "unsupported": "the printer takes none of the forms that the kiosk can send",
    "cooling": "the printer is too hot and has to cool down",
    "busy": "the printer prints for somebody else",
    "printer-fault": "the printer reports a fault that it does not explain",
    "offline": "the printer is unplugged or switched off",
    "unreachable": "nobody answers at the printer's address",
    "silent": "the printer does not answer",
    "not-trusted": "the printer's certificate is not the one that was named",
    "connection-lost": "the connection to the printer broke off",
    "stuck": "the printer takes nothing more",
    "no-permission": "this account may not write to the printer",
    "no-folder": "the folder for badges is missing",
    "disk-full": "the disk is full",
    "interrupted": "the kiosk ended while the badge was on its way",
    "ledger-fault": "the kiosk's own list of print jobs cannot be written",
    "driver-fault": "the kiosk made a mistake; the log says which",
}


def meaning(code: str) -> str:
    """What happened; a code that is not known here is shown as it is."""
    return MEANINGS.get(code, code)
