"""Photographs every screen in every language, and tells what does not fit on it.

python -m tests.screenshots [--out FOLDER] [--languages en ar ...] [--sizes 1280x800 ...] [--scenes ...]
"""

import argparse
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.screens import window

DESK = (1280, 800)
ALL_SIZES = (DESK, (800, 480), (720, 1280))
SMALL_TOO = ("en", "ar")  # languages that are photographed in every size: one for each direction


def main() -> int:
    """Takes the pictures."""
    catalogues = Catalogues(shipped.TRANSLATIONS)
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--languages", nargs="+", choices=list(catalogues.languages), metavar="TAG")
    parser.add_argument("--sizes", nargs="+", type=_size, metavar="WxH")
    parser.add_argument("--scenes", nargs="+", metavar="NAME")
    given = parser.parse_args()

    # Off-screen a window may become smaller, never larger than it was made.
    widths, heights = zip(*(given.sizes or ALL_SIZES), strict=True)
    window.prepare(window.Display.OFF_SCREEN, (max(widths), max(heights)))
    from kiosk.lobby.screens import text

    text.register()
    from tests.screenshots.fit import misfits
    from tests.screenshots.scenes import SCENES, stage

    started, count = time.monotonic(), 0
    found: list[str] = []
    for language in given.languages or catalogues.languages:
        for size in given.sizes or (ALL_SIZES if language in SMALL_TOO else (DESK,)):
            with (
                tempfile.TemporaryDirectory() as folder,
                closing(Journal.at(Path(folder))) as journal,
                stage(journal, language, size) as played,
            ):
                for name in given.scenes or SCENES:
                    played.play(name)
                    picture = given.out / language / f"{name}-{size[0]}x{size[1]}.png"
                    played.hand.picture(picture)
                    found += [f"{picture}: {misfit}" for misfit in misfits(played.hand)]
                    count += 1
    found.append(f"{count} pictures in {time.monotonic() - started:.0f} s: {given.out}")
    print("\n".join(found))  # noqa: T201 - a command line
    return 1 if len(found) > 1 else 0


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
