"""Goldens: badges as they were set when somebody last looked at them, kept as text.

`make goldens` writes them anew for the Pango that is installed: look at each change, for it is a change on
paper. They are kept by Pango's release (`goldens/pango-1.50/62x100.txt`), since another one may set type
otherwise and be right. A file holds, of each badge: its boxes (@x,y WxH), every glyph by its id in its font
(id@x,y, in dots), and the ink over the full width of the head, a figure for a square of 16 x 16 dots.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import groupby, zip_longest
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from printer import MEDIA, Badge, BadgeWords, Medium, render
from printer.composition import Composition, Placed, compose
from printer.pango import RELEASE
from tests.printer.glyphs import Run, watched

FOLDER = Path(__file__).with_name("goldens") / f"pango-{RELEASE}"

SQUARE = 16  # dots, of which the ink is a figure
LEVELS = 10  # of ink: 0 to 9

SLACK = 1  # dots, for another rounding
INK_SLACK = 2  # levels, for another way to draw edges

_LATIN = Badge(
    label="PARENT",
    visitor_label="ولي أمر",
    visitor_language="ar",
    name="Dr محمد عبد الله (Ali) 12",
    host="Nguye\u0302\u0303n Thi\u0323 A\u0301nh",
    destination="Aula 12 · Œuvre",
    directions="من خلال الباب الزجاجي، انعطف يمينًا، ثاني باب على اليمين.",
    purpose="김민준 𠮷野家",
    number="A-017",
    token="VB1.ABCDEFGH234567QR",
    arrived=datetime(2026, 11, 23, 9, 5, tzinfo=ZoneInfo("America/Chicago")),
    until=datetime(2026, 11, 23, 16, 0, tzinfo=ZoneInfo("America/Chicago")),
    words=BadgeWords("Go to", "Visiting", "Purpose", "Until", "Arrived"),
    school="Lincoln Elementary School",
    return_line="Please hand this badge in when you leave.",
)

BADGES: Mapping[str, Badge] = {
    "read from the left": _LATIN,
    "read from the right": replace(
        _LATIN,
        language="ar",
        visitor_language="my",
        label="زيارة",
        visitor_label="ဧည့်သည်",
        name="ဒေါ်အောင်ဆန်းစုကြည်",
        host="स्वाति अग्निहोत्री",
        destination="المكتبة 3",
        directions="សុខ ចាន់ដារ៉ា กำธร ใจดี",
        purpose="አበበ Zo\u0323\u0302\u0301\u0300e",
        words=BadgeWords("اذهب إلى", "لزيارة", "الغرض", "حتى", "الوصول"),
        school="王小明 李小龍",
    ),
}


def describe(medium: Medium) -> list[str]:
    """The badges on this medium, line by line, as a golden says them."""
    badges, fonts = [], set()
    for title, badge in BADGES.items():
        with watched() as seen:
            composition = compose(badge, medium)
        badges += ["", f"badge {title}", *_places(composition)]
        for name, text in _texts(composition):
            runs = seen[text.lettering.outline]
            fonts |= {run.font for run in runs}
            badges += [f"text {name}", *_glyphs(text, runs)]
        badges += ["ink", *_ink(badge, medium)]
    return [
        f"medium {medium.name} {medium.dots[0]} x {medium.dots[1]}",
        *map(_versioned, sorted(fonts)),
        *badges,
    ]


def differences(found: Sequence[str], kept: Sequence[str]) -> list[str]:
    """What is found that a golden says otherwise, by its line; rounding aside."""
    return [
        f"line {number}: {ours!r} is {theirs!r} in the golden"
        for number, (ours, theirs) in enumerate(zip_longest(found, kept, fillvalue=""), start=1)
        if not _alike(ours, theirs)
    ]


def main() -> None:
    """Writes the goldens of all media."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, medium in MEDIA.items():
        FOLDER.joinpath(f"{name}.txt").write_text("\n".join(describe(medium)) + "\n", encoding="utf-8")


def _places(composition: Composition) -> Iterator[str]:
    plan = composition.plan
    for kind, boxes in (("frame", plan.frames), ("field", plan.boxes), ("heading", plan.headings)):
        for name, box in sorted(boxes.items(), key=lambda placed: placed[0].value):
            yield f"{kind} {name.value} @{box.x:.0f},{box.y:.0f} @{box.right:.0f},{box.bottom:.0f}"
    yield f"dropped {', '.join(sorted(composition.dropped)) or 'nothing'}"
    yield f"missing {composition.missing or 'nothing'}"


def _texts(composition: Composition) -> Iterator[tuple[str, Placed]]:
    for field, text in composition.texts.items():
        yield field.value, text
    for field, text in composition.headings.items():
        yield f"over {field.value}", text


def _glyphs(text: Placed, runs: Iterable[Run]) -> Iterator[str]:
    """A line for the glyphs that follow one another in one font."""
    for font, together in groupby(runs, key=lambda run: run.font):
        glyphs = [glyph for run in together for glyph in run.glyphs]
        if glyphs:
            places = (f"{glyph}@{text.x + x:.0f},{text.y + y:.0f}" for glyph, x, y in glyphs)
            yield f"  {font}: {' '.join(places)}"


def _ink(badge: Badge, medium: Medium) -> Iterator[str]:
    """A figure for each square of dots: how much of it is ink, of any colour."""
    planes = render(badge, medium).planes()
    ink = ~np.array(planes.black) | (False if planes.red is None else ~np.array(planes.red))
    down, across = (-(-size // SQUARE) for size in ink.shape)
    padded = np.zeros((down * SQUARE, across * SQUARE))
    padded[: ink.shape[0], : ink.shape[1]] = ink
    shares = padded.reshape(down, SQUARE, across, SQUARE).mean(axis=(1, 3))
    for row in np.round(shares * (LEVELS - 1)).astype(int):
        yield "|" + "".join(map(str, row))


@cache
def _versioned(font: str) -> str:
    """A font's name and version, which its glyph ids belong to."""
    family, _, style = font.rpartition(" ")
    family, style = (family, style) if style == "Bold" else (font, "Regular")
    version = subprocess.run(
        ["fc-match", "--format=%{fontversion}", f"{family}:style={style}"], capture_output=True, check=True
    ).stdout
    return f"font {font} {int(version) / 0x10000:.3f}"


def _alike(ours: str, theirs: str) -> bool:
    if ours.startswith("|") and len(ours) == len(theirs) and theirs.startswith("|"):
        pairs = zip(ours[1:], theirs[1:], strict=True)
        return all(abs(int(one) - int(other)) <= INK_SLACK for one, other in pairs)
    tokens, others = ours.split(" "), theirs.split(" ")
    return len(tokens) == len(others) and all(map(_same_place, tokens, others))


def _same_place(ours: str, theirs: str) -> bool:
    """Whether two words are the same, or the same glyph in about the same place."""
    if ours == theirs:
        return True
    one, other = _PLACE.fullmatch(ours), _PLACE.fullmatch(theirs)
    if one is None or other is None or one[1] != other[1]:
        return False
    return all(abs(int(one[axis]) - int(other[axis])) <= SLACK for axis in (2, 3))


_PLACE = re.compile(r"(\d*)@(-?\d+),(-?\d+)")

if __name__ == "__main__":
    main()
