"""The next were told, because nobody had answered in time (standards 24 and 25)."""

from dataclasses import dataclass

from kiosk.visits.moment import Moment


@dataclass(frozen=True)
class Escalation:
    """Who was told at this step of alerts.toml, by name or role, and when; `hosts` are the people's ids."""

    step: str
    to: tuple[str, ...]
    moment: Moment
    hosts: tuple[str, ...] = ()
