"""Courtesy: what may be said in the school's name, as rules that say what a text breaks, and how to mend it.

Every template is held to them by the tests; what people write themselves is held to them when they write it.
"""

from kiosk.office.alerts.courtesy.breach import Breach
from kiosk.office.alerts.courtesy.delays import check_delay
from kiosk.office.alerts.courtesy.messages import check_message
from kiosk.office.alerts.courtesy.school_texts import check_settings
from kiosk.office.alerts.courtesy.texts import Language, check_text, insist

__all__ = [
    "Breach",
    "Language",
    "check_delay",
    "check_message",
    "check_settings",
    "check_text",
    "insist",
]
