"""QR codes that the engine misses: on curved or crumpled paper, in glare, half torn off."""

from collections.abc import Iterator

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.hard_qr.corners import Corners, supposed_corners, whole_corners
from kiosk.lobby.scanning.hard_qr.finders import Finder, find_finders
from kiosk.lobby.scanning.hard_qr.lattice import Lattice, lattices
from kiosk.lobby.scanning.hard_qr.redrawn import Reading
from kiosk.lobby.scanning.hard_qr.symbol import side_of
from kiosk.lobby.scanning.picture import Grey

_MOST_WHOLE, _MOST_SUPPOSED = 4, 8
_SIDES, _SIDES_SUPPOSED = 5, 3  # symbol widths that are tried
_OFF, _OFF_SHARE = 6, 0.15  # modules by which the finders may misjudge the width; and a share of it
_WORTH_READING = 0.83  # agreement, and how well the lattice fits, together
_SURELY, _WELL = 0.97, 0.15  # of each, where no other lattice need be tried
_WITH_GAPS = 2


def read_hard_qr(picture: Grey) -> Iterator[list[Code]]:
    """What each further attempt reads; it may be left at any point."""
    tried: list[Corners] = []
    finders: list[Finder] = []
    for finders in find_finders(picture):
        yield []
        for number, corners in enumerate(whole_corners(finders)):
            if number < _MOST_WHOLE and not any(_same(corners, other) for other in tried):
                tried.append(corners)
                yield from _attempts(picture, corners)
    for number, corners in enumerate(supposed_corners(finders)):
        if number < _MOST_SUPPOSED:
            yield from _attempts(picture, corners)


def _attempts(picture: Grey, corners: Corners) -> Iterator[list[Code]]:
    first, second, third = (finder.score > 0 for finder in corners.finders)
    readings: list[tuple[float, Reading]] = []
    for lattice in _lattices(corners):
        fit = lattice.fit(picture, (first, second, third))
        reading = Reading(picture, lattice)
        if reading.agreement + fit < _WORTH_READING:
            yield []
            continue
        yield reading.codes()
        readings.append((fit + reading.agreement, reading))
        if reading.agreement > _SURELY and fit > _WELL:
            break
    readings.sort(key=lambda pair: -pair[0])
    for _, reading in readings[:_WITH_GAPS]:
        yield reading.codes_with_gaps()


def _lattices(corners: Corners) -> Iterator[Lattice]:
    """Lattices of all widths that the symbol may have, the likeliest first."""
    guess = corners.side()
    most = _SIDES if all(finder.score > 0 for finder in corners.finders) else _SIDES_SUPPOSED
    sides = sorted((side_of(version) for version in range(1, 41)), key=lambda side: abs(side - guess))
    for side in sides[:most]:
        if abs(side - guess) <= _OFF + _OFF_SHARE * guess:
            yield from lattices(side, corners)


def _same(one: Corners, other: Corners) -> bool:
    return all(
        abs(mine.middle - its.middle).max() < its.module
        for mine, its in zip(one.finders, other.finders, strict=True)
    )
