"""A visitor was handed to another host (standards 13, 15 and 16)."""

from dataclasses import dataclass

from kiosk.visits.moment import Moment


@dataclass(frozen=True)
class Referral:
    """From one host, by id, to another, and by whom: a member of staff, or "visitor" for herself."""

    from_host: str | None
    to_host: str
    by: str
    moment: Moment
