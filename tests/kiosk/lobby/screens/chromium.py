"""Lines set by Chromium, with its own bidi, fallback and HarfBuzz: it prints them, and the print is read.

Skia writes a PDF glyph by glyph, in the order in which they stand in the line: a glyph of a TrueType font
by its number, any other by a name that is its number. Only what Skia writes is understood here.
"""

import html
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from kiosk.i18n import Direction
from kiosk.lobby.screens.fonts import families
from tests.kiosk.lobby.screens.glyphs import Glyph

PATH = shutil.which("chromium") or shutil.which("chromium-browser")

_PAGE, _HIGH = 60, 100  # lines on a page; pixels of a line, more than any of its letters takes

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) \S+ Tf|\S+ \S+ \S+ \S+ \S+ (\S+) Tm|<([0-9A-F]+)> Tj")


class Line(NamedTuple):
    """One line of a paragraph: BCP 47 tag, and the paragraph's way."""

    text: str
    language: str
    direction: Direction


def glyphs(lines: Sequence[Line]) -> list[list[Glyph]]:
    """The glyphs of each line, in their order."""
    found: list[list[Glyph]] = [[] for _ in lines]
    paper = _printed(lines)
    objects = {int(number): body for number, body in _OBJECT.findall(paper)}
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    for page in pages:
        for line, glyph in _shown(objects, page):
            found[line].append(glyph)
    return found


def _printed(lines: Sequence[Line]) -> bytes:
    body = "".join(
        f'<p lang="{line.language}" dir="{line.direction}" style="font-family:{_families(line.language)}">'
        f"{html.escape(line.text)}</p>"
        for line in lines
    )
    style = (
        f"@page {{ margin: 0 }} body, p {{ margin: 0 }} p:nth-of-type({_PAGE}n) {{ break-after: page }}"
        f"p {{ font-size: 24px; white-space: pre; height: {_HIGH}px; line-height: {_HIGH}px }}"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH)
        page = browser.new_page()
        page.set_content(f"<meta charset=utf-8><style>{style}</style>{body}")
        paper = page.pdf(width="3000px", height=f"{_PAGE * _HIGH}px")
        browser.close()
    return paper


def _families(language: str) -> str:
    return ",".join(f"'{family}'" for family in families(language))


def _shown(objects: dict[int, bytes], page: bytes) -> Iterator[tuple[int, Glyph]]:
    """Each glyph of the page, with the number of its line: pages are counted on, from the first one's top."""
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    assert contents
    fonts = {int(name): _font(objects, int(at)) for name, at in re.findall(rb"/F(\d+) (\d+) 0 R", page)}
    family, names, line = "", dict[int, int](), 0
    for font, y, shown in _SHOWN.findall(_stream(objects[int(contents[1])])):
        if font:
            family, names = fonts[int(font)]
        if y:
            line = int(float(y) // _HIGH)
        for code in _codes(shown, 2 if names else 4):
            yield line, Glyph(family, names.get(code, code))


def _codes(shown: bytes, digits: int) -> Iterator[int]:
    return (int(shown[at : at + digits], 16) for at in range(0, len(shown), digits))


def _font(objects: dict[int, bytes], at: int) -> tuple[str, dict[int, int]]:
    """The font's family, and for one whose glyphs have names the glyph of each code."""
    font = objects[at]
    if b"/Subtype /Type3" not in font:
        name = re.search(rb"/BaseFont /[A-Z]{6}\+(\S+)", font)
        assert name
        return _family(name[1].decode()), {}
    descriptor = re.search(rb"/FontDescriptor (\d+) 0 R", font)
    differences = re.search(rb"/Differences \[(\d+) (.*?)\]", font, re.DOTALL)
    assert descriptor
    assert differences
    name = re.search(rb"/FontName /(?:[A-Z]{6}\+)?(\S+)", objects[int(descriptor[1])])
    assert name
    numbers = (int(glyph, 16) for glyph in re.findall(rb"/g([0-9A-F]+)", differences[2]))
    return _family(name[1].decode()), dict(enumerate(numbers, int(differences[1])))


@cache
def _family(postscript_name: str) -> str:
    found = subprocess.run(
        ["fc-list", f":postscriptname={postscript_name}", "--format=%{family[0]}\n"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()
    return found[0] if found else postscript_name


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found
    return zlib.decompress(found[1])
