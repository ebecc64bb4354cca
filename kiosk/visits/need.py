"""What else a visitor needs besides an interpreter (standard 23)."""

from enum import StrEnum


class Need(StrEnum):
    """Something that she touches when she is asked whether she needs anything else."""

    STEP_FREE = "step-free"
    COMPANY = "company"
