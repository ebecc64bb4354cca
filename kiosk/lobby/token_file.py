"""The token with which this lobby shows the office who it is, kept in its data folder."""

import os
from pathlib import Path

NAME = "office-token"


def read_token(folder: Path) -> str | None:
    """The token; None for a lobby that was never given one."""
    try:
        return (folder / NAME).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None


def write_token(folder: Path, token: str) -> None:
    """Keeps the token where only this account reads it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = folder / f"{NAME}.new"
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(token + "\n")
    new.replace(folder / NAME)
