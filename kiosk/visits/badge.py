"""What is known of a visit's badge. The paper itself is the `printer` package's business."""

from dataclasses import dataclass
from enum import StrEnum


class BadgeState(StrEnum):
    """How far a badge got; `unconfirmed` is the honest word for "look whether it came out"."""

    REQUESTED = "requested"
    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"


@dataclass(frozen=True)
class BadgeIssue:
    """The newest copy of a visit's badge; `reason` is the printer's code where it did not simply print.

    `lobby` is where it was asked for, `by_staff` or not; "" as long as only what became of it is known.
    `seen_by` is who looked whether it came out: "visitor" or the name of a member of staff; None where nobody
    was asked.
    """

    copy: int
    state: BadgeState
    reason: str | None = None
    lobby: str = ""
    seen_by: str | None = None
    by_staff: bool = False
