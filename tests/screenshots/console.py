"""Takes pictures of every page of the console, at the widths of a phone, a tablet and a laptop, and on paper.

python -m tests.screenshots.console [--out FOLDER] [--pages NAME ...] [--sizes WIDTHxHEIGHT ...]

FOLDER/SIZE/PAGE.png is a whole page, FOLDER/paper/PAGE.png what a printer makes of it. Ends with 1 where a
route gives a page of which no picture is taken, or where something stands beyond the edge of a window.
"""

import argparse
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image

from kiosk import shipped
from kiosk.i18n import Catalogues
from tests.kiosk.office.chromium import launched, opened, signed_in
from tests.kiosk.office.every_page import EVERY_PAGE, Page, unseen
from tests.kiosk.office.morning import Morning, morning

SIZES = ("390x844", "820x1180", "1366x768")
PRINTED = {"visits", "roll-call", "invitation"}
SHEET, GAP = "Letter", 8  # pixels between sheets
BEYOND = "document.documentElement.scrollWidth > window.innerWidth"


def main() -> int:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots.console", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screenshots/console"))
    parser.add_argument("--pages", nargs="+", metavar="NAME", choices=[page.name for page in EVERY_PAGE])
    parser.add_argument("--sizes", nargs="+", metavar="WxH", default=SIZES)
    given = parser.parse_args()
    pages = [page for page in EVERY_PAGE if page.name in (given.pages or page.name)]
    faults = [f"{route}: no picture is taken of it" for route in sorted(unseen())]
    with _school() as (school, chromium):
        for size in given.sizes:
            faults += _photographed(school, chromium, size, pages, given.out)
    print(*faults, f"{len(pages) * len(given.sizes)} pictures, {len(faults)} faults: {given.out}", sep="\n")  # noqa: T201 - a command line
    return 1 if faults else 0


def window(name: str, size: str, picture: Path) -> None:
    """Takes a picture of what a window of this size shows of the page of this name."""
    [page] = [page for page in EVERY_PAGE if page.name == name]
    with _school() as (school, chromium), ExitStack() as stack:
        browser = _browsers(stack, school, chromium, size, [page])[page.who]
        _open(browser, school, page)
        browser.screenshot(path=picture)


@contextmanager
def _school() -> Iterator[tuple[Morning, Any]]:
    """A school, and a browser to look at it."""
    logging.disable(logging.WARNING)  # its clock stands still, which the office would note again and again
    catalogues = Catalogues(shipped.TRANSLATIONS)
    with TemporaryDirectory() as folder, morning(Path(folder), catalogues) as school, launched() as chromium:
        yield school, chromium


def _photographed(
    school: Morning, chromium: Any, size: str, pages: Sequence[Page], out: Path
) -> Iterator[str]:
    """Takes the pictures of one size; gives what is wrong with them."""
    with ExitStack() as stack:
        browsers = _browsers(stack, school, chromium, size, pages)
        for page in pages:
            browser = browsers[page.who]
            _open(browser, school, page)
            browser.screenshot(path=out / size / f"{page.name}.png", full_page=True)
            if browser.evaluate(BEYOND):
                yield f"{page.name}: something stands beyond the edge of {size}"
            if page.name in PRINTED:
                _print(browser, out / "paper" / f"{page.name}.png")


def _browsers(
    stack: ExitStack, school: Morning, chromium: Any, size: str, pages: Sequence[Page]
) -> dict[str, Any]:
    """A window of this size for each of those who look at these pages."""
    width, height = map(int, size.split("x"))
    options = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce"}
    return {
        who: stack.enter_context(
            signed_in(chromium, school.office, who, **options) if who else opened(chromium, **options)
        )
        for who in {page.who for page in pages}
    }


def _open(browser: Any, school: Morning, page: Page) -> None:
    browser.goto(school.office.address + page.address(school))
    page.then(browser)


def _print(browser: Any, picture: Path) -> None:
    """Its sheets, one below another."""
    document = pypdfium2.PdfDocument(browser.pdf(format=SHEET))
    sheets = [sheet.render(scale=1.25).to_pil() for sheet in document]
    paper = Image.new("RGB", (sheets[0].width, sum(sheet.height + GAP for sheet in sheets)), "#5b6670")
    for number, sheet in enumerate(sheets):
        paper.paste(sheet, (0, number * (sheet.height + GAP)))
    picture.parent.mkdir(parents=True, exist_ok=True)
    paper.save(picture)


if __name__ == "__main__":
    sys.exit(main())
