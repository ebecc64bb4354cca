"""A licence's text whose line ends were lost, taken apart by the names of its elements."""

import re
from collections.abc import Iterator

# What an element may hold; a name that is not here is no name, but part of the value before it. Family names
# hold no DAC or DCT but at their beginning, as Dacosta; given names do, as Candace, and often end in DA.
_SHAPES = {
    name: re.compile(shape)
    for shape, names in {
        r"[0-9]{8}[A-Z]?|[0-9]{2}[/-][0-9]{2}[/-][0-9]{4}": "DBA DBB DBD",
        r"[0-9]{8}|NONE|": "DDB DDC DDH DDI DDJ",
        r"[0129MFX]": "DBC",
        r"[TNU]": "DDE DDF DDG",
        r"[FNMI]": "DDA",
        r"[01]": "DDD DDK DDL",
        r"USA|CAN|CDN|MEX": "DCG",
        r"[A-Z]{2}": "DAJ DAO",
        r"[A-Z]{3,4}": "DAY DAZ",
        r"[0-9]": "DCE",
        r"[0-9]{2,3}": "DAW DAX",
        r"[0-9]['0-9 -]{1,4}\"? ?(?:IN|in|CM|cm)?": "DAU DAV",
        r"[A-Z0-9 -]{5,11}": "DAK DAP",
        r"(?!.*  |.*D[A-D][A-Z](?:[0-9]|$))(?=.*[0-9])[A-Z0-9 *-]{1,25}": "DAQ",
        r"(?!.*  )[A-Z0-9 *-]{1,25}": "DCF DCK DCJ",
        r"[A-Z0-9 ,*-]{0,14}": "DAR DAS DAT DCA DCB DCD",
        r"[A-Z0-9.]{0,5}": "DAE DCU",
        r"(?!.+(?:DAC|DCT)).{1,40}": "DCS DAB",
        r".{1,40}": "DAC DAG DAI DAL DAN",
        r".{0,40}": "DAH DAM",
        r"(?!AD$).{0,40}": "DAD",
        r"(?!.{81})(?:[^,$]+[,$][^,$]+.*|[^,$]+)": "DAA",
        r".{1,80}": "DCT",
    }.items()
    for name in names.split()
}
_NAME = re.compile(f"(?=({'|'.join(_SHAPES)}))")
_OTHER_SUBFILE = re.compile(r"Z([A-Z])Z\1[A-Z]")

# Elements that come after these only; the others stand anywhere.
_AFTER = {
    name: frozenset(before.split())
    for name, before in {
        "DAA": "DAQ DAT DBC DBD",
        "DAB": "DAQ",
        "DAC": "DAB DCS DCU DDE",
        "DAD": "DAC DDF",
        "DAE": "DAC DAD",
        "DAR": "DAK DAP DAQ DAU DAY DAZ DBA DBB DBC DBD",
        "DAS": "DAR",
        "DAT": "DAR DAS",
        "DDE": "DCS",
        "DDF": "DAC DCT",
        "DDG": "DAD",
        "DAH": "DAG",
        "DAI": "DAG DAH",
        "DAJ": "DAI DAQ",
        "DAK": "DAJ",
        "DAL": "DAE DAK DAQ DAZ DBD",
        "DAM": "DAL",
        "DAN": "DAL DAM",
        "DAO": "DAN",
        "DAP": "DAO",
    }.items()
}

_MOST_NAMES = 90  # a card has 40
_LONGEST_ELEMENT = 83
_ESSENTIAL = frozenset(("DAA", "DAB", "DAC", "DAQ", "DBB", "DCS", "DCT"))
_FITS_ESSENTIAL, _FITS, _FITS_EMPTY, _DOES_NOT_FIT, _OUT_OF_ORDER = 2.0, 1.0, 0.6, -0.5, -2.0


def elements_of_run_on(*lines: str) -> Iterator[tuple[str, str]]:
    """Elements and what they hold: the way through each line on which most of them fit.

    The name of an element may also stand inside a value, as DAD in TRINIDAD.

    Args:
        lines: all after the directory, in one line, or in those whose ends were not lost.
    """
    bodies = [_OTHER_SUBFILE.split(line, 1)[0] for line in lines]
    if sum(len(_NAME.findall(body)) for body in bodies) <= _MOST_NAMES:
        for body in bodies:
            yield from _elements(body)


def _elements(body: str) -> Iterator[tuple[str, str]]:
    found = list(_NAME.finditer(body))
    names = [name[1] for name in found]
    ends = [name.start() for name in found] + [len(body)]

    def fits(here: int, there: int) -> float:
        value = body[ends[here] + 3 : ends[there]].strip()
        if not _SHAPES[names[here]].fullmatch(value):
            return _DOES_NOT_FIT
        if names[here] in _ESSENTIAL:
            return _FITS_ESSENTIAL
        return _FITS if value else _FITS_EMPTY

    def follows(here: int, there: int) -> float:
        out_of_order = there < len(names) and names[here] not in _AFTER.get(names[there], names)
        return _OUT_OF_ORDER if out_of_order else 0.0

    # From the back: how much is gained from here on at best, and where the next element then begins.
    best: list[tuple[float, int]] = [(0.0, 0)] * len(ends)
    for here in range(len(names) - 1, -1, -1):
        ways = [
            (best[there][0] + follows(here, there), there)
            for there in range(here + 1, len(ends))
            if 3 <= ends[there] - ends[here] <= _LONGEST_ELEMENT
        ]
        best[here] = (float("-inf"), 0) if ways else (0.0, 0)
        for gained, there in sorted(ways, reverse=True):
            if (gained + _FITS_ESSENTIAL, there) < best[here]:
                break  # nor can the others be better
            best[here] = max(best[here], (gained + fits(here, there), there))
    here = 0
    while here < len(names) and best[here][1]:
        there = best[here][1]
        if fits(here, there) > 0:
            yield names[here], body[ends[here] + 3 : ends[there]].strip()
        here = there
