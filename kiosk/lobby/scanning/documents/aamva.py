"""The text of a licence's PDF417, taken apart into its elements (AAMVA DL/ID, every version).

Real cards disagree with the standard on line ends, offsets, lengths and the header's control characters, so
the text is split by lines and element names; the directory is only stepped over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# "@ LF RS CR ANSI " IIN version [jurisdiction's version] entries; version 01 may say AAMVA instead.
_HEADER = re.compile(r"(?:ANSI|AAMVA)[\W_]{0,3}([0-9]{6})([0-9]{2})(?:[0-9]{2}){0,2}")
_HEADER_WITHIN = 64
_ENTRY = re.compile(r"(?:DL|ID|EN|Z[A-Z])(?!D[A-D][A-Z])(?:[0-9]{4}.{4}|.{4}[0-9]{4})", re.DOTALL)
_LINE_END = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+")
_SUBFILE = re.compile(r"(?:DL|ID|EN)(?=D[A-D][A-Z])")
_ELEMENT = re.compile(r"(?:DL|ID|EN)?(D[A-D][A-Z])(.*)")

# Fewer lines than this with elements mean that the line ends were lost.
_FEWEST_LINES = 5
_SHAPES = {
    name: re.compile(shape)
    for shape, names in {
        r"[0-9]{8}": "DBA DBB DBD DDB DDC DDH DDI DDJ",
        r"[129MFX]": "DBC",
        r"[TNU]": "DDE DDF DDG",
        r"[FNMI]": "DDA",
        r"[01]": "DDD DDK DDL",
        r"USA|CAN|MEX": "DCG",
        r"[A-Z]{2}": "DAJ DAO",
        r"[A-Z]{3,4}": "DAY DAZ",
        r"[0-9]": "DCE",
        r"[0-9]{2,3}": "DAW DAX",
        r"[0-9]{3} ?(?:IN|in|CM|cm)?": "DAU",
        r"[A-Z0-9 -]{5,11}": "DAK DAP",
        r"[A-Z0-9 *-]{1,25}": "DAQ DCF DCK DCJ",
        r".{1,40}": "DCS DAB DAC DAG DAI DAL DAN",
        r".{0,40}": "DAD DAE DAH DAM DCU DCA DCB DCD",
        r".{1,125}": "DAA DCT",
    }.items()
    for name in names.split()
}
_IDENTIFIER = re.compile(f"(?=({'|'.join(_SHAPES)}))")
_GIVEN_NAMES_AS_ONE = (2, 3)  # the versions that write DCT, and have no DAD
_LONGEST, _LONGEST_VALUE = 1000, 125


@dataclass(frozen=True)
class CardText:
    """A licence's text: who issued it, by which version of the standard, and its elements by name."""

    issuer: str
    version: int
    elements: Mapping[str, str]


def read_card_text(text: str) -> CardText | None:
    """The elements of an AAMVA text, or None when it does not begin like one."""
    header = _HEADER.search(text, 0, _HEADER_WITHIN)
    if header is None:
        return None
    at = header.end()
    while entry := _ENTRY.match(text, at):
        at = entry.end()
    body = text[at:]
    if not _ELEMENT.match(body) and (subfile := _SUBFILE.search(body, 0, _HEADER_WITHIN)):
        body = body[subfile.end() :]  # past a directory that is no directory
    elements: dict[str, str] = {}
    for name, value in _by_lines(body):
        elements[name] = elements.get(name) or value
    if len(elements) < _FEWEST_LINES:
        elements = dict(_by_names(body, without="DAD" if int(header[2]) in _GIVEN_NAMES_AS_ONE else ""))
    return CardText(header[1], int(header[2]), elements)


def _by_lines(body: str) -> Iterator[tuple[str, str]]:
    for line in _LINE_END.split(body):
        if found := _ELEMENT.match(line.strip()):
            yield found[1], found[2].strip()


def _by_names(body: str, without: str) -> Iterator[tuple[str, str]]:
    """Elements of a text that ran together: the way through it on which most elements have a fitting value.

    Every element's name may also stand inside a value, as DAD in TRINIDAD.
    """
    body = " ".join(_LINE_END.split(body))[:_LONGEST]
    starts = [(found.start(), found[1]) for found in _IDENTIFIER.finditer(body) if found[1] != without]
    ends = [start for start, _ in starts] + [len(body)]
    # From the back: how many elements follow at best, and where the next of them begins.
    best: list[tuple[float, int]] = [(0.0, 0)] * len(ends)
    for here in range(len(starts) - 1, -1, -1):
        begins, shape = ends[here] + 3, _SHAPES[starts[here][1]]
        best[here] = max(
            (
                (best[there][0] + (1.0 if ends[there] > begins else 0.5), there)
                for there in range(here + 1, len(ends))
                if begins <= ends[there] <= begins + _LONGEST_VALUE
                and shape.fullmatch(body[begins : ends[there]].strip())
            ),
            default=(0.0, 0),
        )
    at = max(range(len(starts)), key=lambda start: best[start][0], default=len(starts))
    while at < len(starts) and best[at][1]:
        yield starts[at][1], body[ends[at] + 3 : ends[best[at][1]]].strip()
        at = best[at][1]
