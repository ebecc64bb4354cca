"""What staff write down about a visit, and tell each other about it."""

from dataclasses import dataclass

from kiosk.visits.moment import Moment

LONGEST_INCIDENT = 2000  # characters


@dataclass(frozen=True)
class Incident:
    """Something happened that is to be followed up (standards 57 and 63); `text` is None once forgotten."""

    text: str | None
    by: str
    moment: Moment


@dataclass(frozen=True)
class ColleagueCall:
    """A member of staff asks whoever else is on duty to come (standard 38); `joined_by` is who goes there."""

    by: str
    moment: Moment
    joined_by: str | None = None
