"""A step of the staff that was a mistake is taken back, for a while, by a new fact: nothing is unwritten."""

from datetime import timedelta

from kiosk.errors import TooLateToTakeBack
from kiosk.visits.moment import Moment

TAKE_BACK = timedelta(minutes=10)  # after the step


def in_time(done: Moment, now: Moment) -> bool:
    """Whether what was done then can still be taken back."""
    return now.at - done.at <= TAKE_BACK


def check_in_time(done: Moment, now: Moment) -> None:
    """Raises TooLateToTakeBack."""
    if not in_time(done, now):
        raise TooLateToTakeBack(minutes=int(TAKE_BACK.total_seconds() // 60))
