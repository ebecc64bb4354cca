"""The badge of a visit: its code carries a random token, nothing personal."""

from dataclasses import dataclass

from kiosk.visits.token import read_badge


@dataclass(frozen=True)
class Badge:
    """A badge that was shown; the journal knows whose it is."""

    token: str


def read_badge_text(text: str) -> Badge | None:
    """The badge that a code's text says, or None. Never raises."""
    token = read_badge(text)
    return None if token is None else Badge(token)
