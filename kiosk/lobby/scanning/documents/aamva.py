"""The text of a licence's PDF417, taken apart into its elements (AAMVA DL/ID, every version).

Real cards disagree with the standard on line ends, offsets, lengths and the header's control characters, so
the text is split by lines and element names; the directory is only stepped over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.lobby.scanning.documents.run_on import elements_of_run_on

# "@ LF RS CR ANSI " IIN version [jurisdiction's version] entries; version 01 may say AAMVA instead.
_HEADER = re.compile(r"(?:ANSI|AAMVA)[\W_]{0,3}([0-9]{6})\s?([0-9]{2})[0-9\s\x80-\x9f]{0,6}")
_HEADER_WITHIN = 64
_ENTRY = re.compile(
    r"\s*(?:DL|ID|EN|Z[A-Z])(?!\s*D[A-D][A-Z])"
    r"(?:[0-9]{7,9}(?=\s*(?:D[A-DL]|ID|EN|Z[A-Z]))|(?:[0-9]{4}.{4}|.{4}[0-9]{4})[\x80-\x9f]?)",
    re.DOTALL,
)
_LINE_END = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SUBFILE = re.compile(r"(?:DL|ID|EN)(?=\s*D[A-D][A-Z])")
_BEGINS = re.compile(r"\s*D[A-D][A-Z]")
_ELEMENT = re.compile(r"(?:DL|ID|EN)?(D[A-D][A-Z])(.{0,125})")  # none is longer

_LONGEST = 4000  # no PDF417 holds more
_MOST_LINES = 200
_ESSENTIAL = (("DAQ",), ("DBB",), ("DCS", "DAB", "DAA"))


@dataclass(frozen=True)
class CardText:
    """A licence's text: who issued it, by which version of the standard, and its elements by name."""

    issuer: str
    version: int
    elements: Mapping[str, str] = field(repr=False)


def read_card_text(text: str) -> CardText | None:
    """The elements of an AAMVA text, or None when it does not begin like one."""
    text = text[:_LONGEST]
    header = _HEADER.search(text, 0, _HEADER_WITHIN)
    if header is None:
        return None
    at = header.end()
    while entry := _ENTRY.match(text, at):
        at = entry.end()
    body = text[at:]
    # Past the subfile's type, and a directory that is no directory; either may be missing.
    if not _BEGINS.match(body) and (subfile := _SUBFILE.search(body, 0, _HEADER_WITHIN)):
        body = body[subfile.end() :]
    lines = _LINE_END.split(body, _MOST_LINES)
    elements = _first_said(_by_lines(lines))
    if _essentials(elements) < len(_ESSENTIAL):
        run_on = _first_said(elements_of_run_on(*_run_on(lines)))
        elements = max(elements, run_on, key=_essentials)
    return CardText(header[1], int(header[2]), elements)


def _by_lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if found := _ELEMENT.fullmatch(line.strip()):
            yield found[1], found[2].strip()


def _run_on(lines: Sequence[str]) -> Sequence[str]:
    """The lines in which elements may have run together: all as one, where most begin in mid-element."""
    begin = [line for line in lines if _ELEMENT.match(line.strip())]
    return begin if 2 * len(begin) > sum(map(bool, lines)) else ("".join(lines),)


def _first_said(elements: Iterable[tuple[str, str]]) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, value in elements:
        said[name] = said.get(name) or value
    return said


def _essentials(elements: Mapping[str, str]) -> int:
    return sum(any(elements.get(name) for name in names) for names in _ESSENTIAL)
