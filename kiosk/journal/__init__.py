"""The record: what happens is written once, here; everything else follows it."""

from kiosk.journal.entry import Entry, Head
from kiosk.journal.follow import Follower
from kiosk.journal.store import Journal, Merged, Recorded
from kiosk.journal.view import View

__all__ = ["Entry", "Follower", "Head", "Journal", "Merged", "Recorded", "View"]
