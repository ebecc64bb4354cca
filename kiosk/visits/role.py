"""The parts that staff have in a visit: whom a step of the escalation tells."""

from enum import StrEnum


class Role(StrEnum):
    """The front desk; whom she came to see; who stands in for that person; and who is told at last."""

    FRONT_DESK = "front-desk"
    HOST = "host"
    BACKUP = "backup"
    MANAGER = "manager"
