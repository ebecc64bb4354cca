"""The token with which this lobby shows the office who it is, kept in its data folder."""

from pathlib import Path

from kiosk.private_file import write_private

NAME = "office-token"


def read_token(folder: Path) -> str | None:
    """The token; None for a lobby that was never given one."""
    try:
        return (folder / NAME).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None


def write_token(folder: Path, token: str) -> None:
    """Keeps the token where only this account reads it."""
    write_private(folder / NAME, f"{token}\n".encode("ascii"))
