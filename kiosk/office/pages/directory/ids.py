"""Ids of what is added to the directory."""

import re
import secrets
import unicodedata
from collections.abc import Collection


def new_id(name: str, known: Collection[str]) -> str:
    """An id that can be read in a file: from the name, or random where it has no Latin letters."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", decomposed.casefold()).strip("-")[:40] or secrets.token_hex(4)
    return next(id for id in (base, *(f"{base}-{n}" for n in range(2, len(known) + 3))) if id not in known)
