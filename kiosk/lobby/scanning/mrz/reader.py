"""Reads the passport, identity card or visa that a picture shows."""

import time
from collections.abc import Iterator
from datetime import date
from functools import cache

import numpy as np

from kiosk.lobby.scanning.documents.passport import Passport, read_mrz
from kiosk.lobby.scanning.mrz.letters import LetterReader, Likelihoods
from kiosk.lobby.scanning.mrz.lines import Line, LineFinder
from kiosk.lobby.scanning.mrz.signs import places, weights
from kiosk.lobby.scanning.mrz.spelling import Spelling, spell
from kiosk.lobby.scanning.mrz.strip import cut
from kiosk.lobby.scanning.mrz.variants import variants
from kiosk.lobby.scanning.mrz.zone import Zone, find_zones
from kiosk.lobby.scanning.picture import Grey, Picture, grey

# The longest side at which lines are looked for, and how much wider the letters are made: each finds what
# the others miss, and the first nearly always does.
_LOOKS = ((640, (1.0, 1.25)), (1024, (1.0,)), (1600, (0.8,)))
_LENGTHS = {3: (30,), 2: (36, 44)}
_MISCOUNTED = 4  # places
_SURE_OF_NAMES = 0.8  # of worn print read with more, one in a hundred was wrong; with less, one in three
_SURE_OF_ISSUER = 0.5  # the visit does not need it
_ISSUER = (2, 5)  # places of the first line


class MrzReader:
    """Finds the machine-readable zone of a document and reads it; the first read loads its networks."""

    def __init__(self, budget: float = 2.0) -> None:
        """Call only where `mrz.is_usable()`.

        Args:
            budget: seconds after which no further way of looking is begun.
        """
        self._budget = budget
        self._finder = LineFinder()
        self._letters = LetterReader()
        self._weights = weights()

    def read(self, picture: Picture | Grey, today: date) -> Passport | None:
        """The passport in a picture, held level or askew, or upside down; None where none is surely read.

        All check digits agree, and every letter of the names was clear; otherwise there is no answer. The
        first look takes a third of a second, and is nearly always the last.

        Args:
            picture: uint8, blue-green-red or grey.
            today: tells the centuries apart.
        """
        until = time.monotonic() + self._budget
        source = grey(picture)
        for longest_side, stretches in _LOOKS:
            zones = find_zones(self._finder.find(source, longest_side))
            for stretch in stretches:
                look = _Look(self._letters, source, stretch)
                for zone in zones:
                    passport = self._read_zone(look, zone, today)
                    if passport is not None or time.monotonic() > until:
                        return passport
            if time.monotonic() > until:
                break
        return None

    def _read_zone(self, look: "_Look", zone: Zone, today: date) -> Passport | None:
        seen = [look.at(line) for line in zone]
        if sum(strip.upright for strip in seen) < 0:
            seen = [look.from_the_other_end(line) for line in reversed(zone)]
        for lines in self._spellings(seen):
            if _is_sure(lines):
                for text in variants(lines):
                    passport = read_mrz(text, today)
                    if isinstance(passport, Passport):
                        return passport
        return None

    def _spellings(self, seen: list[Likelihoods]) -> Iterator[list[Spelling]]:
        """The lines at each length that they may have, the likeliest first."""
        room = float(np.median([strip.places() for strip in seen]))
        lengths = [length for length in _LENGTHS[len(seen)] if abs(length - room) <= _MISCOUNTED]
        for length in sorted(lengths, key=lambda length: abs(length - room)):
            rules = places(len(seen), length)
            lines = [spell(strip, rule, self._weights) for strip, rule in zip(seen, rules, strict=True)]
            spelled = [line for line in lines if line is not None]
            if len(spelled) == len(seen):
                yield spelled


class _Look:
    """What is seen of the lines of a picture; each is read once, though it be in several zones."""

    def __init__(self, letters: LetterReader, source: Grey, stretch: float) -> None:
        self._read = cache(lambda line: letters.read(cut(source, line, stretch)))
        self._turned = cache(Line.turned)

    def at(self, line: Line) -> Likelihoods:
        return self._read(line)

    def from_the_other_end(self, line: Line) -> Likelihoods:
        return self._read(self._turned(line))


def _is_sure(lines: list[Spelling]) -> bool:
    """Whether what no check digit counts was read clearly: the names above all, and the issuer."""
    if lines[0].certainty(*_ISSUER) < _SURE_OF_ISSUER:
        return False
    names = lines[2].certainty(0) if len(lines) == 3 else lines[0].certainty(_ISSUER[1])
    return names > _SURE_OF_NAMES
