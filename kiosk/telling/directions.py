"""Directions, step by step (standard 13)."""

import re

# A point ends a sentence where a word of some length stands before it and no small letter after it: "Rm." and
# "St." end none. The full stops of other scripts mean nothing else.
_SENTENCES = re.compile(r"(?<=[^\s.]{4}[.!?])\s+(?![a-z])|(?<=[。！？])\s*|(?<=[؟۔।။።។])\s+")


def steps(directions: str) -> tuple[str, ...]:
    """Directions step by step: a line is a step; where there is but one line, a sentence is."""
    lines = directions.strip().splitlines()
    parts = lines if len(lines) > 1 else _SENTENCES.split(directions)
    return tuple(part.strip() for part in parts if part.strip())
