"""Passports, cards and visas read from drawn pictures, beside rapidocr's own way over the whole picture."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

from rapidocr import RapidOCR

from kiosk.lobby.scanning.documents.passport import Passport, read_mrz
from kiosk.lobby.scanning.mrz.reader import MrzReader
from tests.benchmarks.row import Row
from tests.kiosk.lobby.scanning.mrz.drawn import Picture, specimen, without_zone

_TODAY = date(2026, 11, 22)
_READ, _WITHOUT = 44, 6
_COMPARED = 4  # rapidocr alone is slow: it reads every fourth

_Way = Callable[[Picture], Passport | None]


def rows() -> Iterator[Row]:
    """Documents fully valid, wrong ones, and how long one takes."""
    engine = RapidOCR(params={"Global.log_level": "critical"})
    reader = MrzReader()
    baseline = _Count(lambda picture: _whole_picture(engine, picture))
    ours = _Count(lambda picture: reader.read(picture, _TODAY))
    for seed in range(_READ):
        document = specimen(seed)
        truth = read_mrz(document.lines, _TODAY)
        ours.read(document.picture, truth)
        if seed % _COMPARED == 0:
            baseline.read(document.picture, truth)
    seconds = median(ours.seconds)
    for seed in range(_WITHOUT):
        ours.read(without_zone(seed), None)
    yield Row(
        what="machine-readable zones, 600 to 2000 pixels wide, scans and photos",
        baseline=f"rapidocr on the whole picture {baseline.said()}",
        ours=f"{ours.said()}; and {_WITHOUT} pictures without a zone",
        reach="40 of 44, none wrong, 0.5 s",
        reached=ours.right >= 40 and ours.wrong == 0 and seconds <= 0.5,
    )


class _Count:
    """What one way of reading came to."""

    def __init__(self, way: _Way) -> None:
        self._way = way
        self._asked = self.right = self.wrong = 0
        self.seconds: list[float] = []
        way(specimen(0).picture)  # loads its networks

    def read(self, picture: Picture, truth: object) -> None:
        """Reads one picture; `truth` is None where there is nothing to read."""
        began = time.process_time()  # a busy machine does not lengthen it; with two cores less goes by
        passport = self._way(picture)
        self.seconds.append(time.process_time() - began)
        self._asked += truth is not None
        if passport is not None:
            self.right += passport == truth
            self.wrong += passport != truth

    def said(self) -> str:
        """As a row prints it."""
        took = f"median {median(self.seconds):.2f} s of one core"
        return f"{self.right} of {self._asked}, {self.wrong} wrong, {took}"


def _whole_picture(engine: RapidOCR, picture: Picture) -> Passport | None:
    result = engine(picture, use_cls=False)
    if result.txts is None:
        return None
    found = sorted(zip(result.boxes, result.txts, strict=True), key=lambda pair: float(pair[0][:, 1].mean()))
    lines = [text.replace(" ", "") for _, text in found if len(text) >= 24]
    read = (read_mrz(lines[-count:], _TODAY) for count in (2, 3))
    return next((one for one in read if isinstance(one, Passport)), None)
