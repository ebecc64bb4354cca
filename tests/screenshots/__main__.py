"""Photographs every screen in every language, size and dress, and tells what is wrong with it.

python -m tests.screenshots [--out FOLDER] [--languages en ar ...] [--sizes 1280x800 ...] [--scenes ...]
                            [--dresses calm-100 high-200 ...] [--jobs N] [--sheets-only]

For each language and size, FOLDER/LANGUAGE-SIZE.png is a contact sheet of all pictures. What is told: letters
without a picture; texts that are cut, outside their box or on each other; texts and controls of too little
contrast, measured from the pictures.
"""

import argparse
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from kiosk import shipped
from kiosk.i18n import Catalogues
from tests.screenshots.worker import Job, photograph, prepare

SIZES = ((1280, 800), (800, 480), (720, 1280), (1920, 1080))


def main() -> int:
    """Takes the pictures."""
    catalogues = Catalogues(shipped.TRANSLATIONS)
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--languages", nargs="+", choices=list(catalogues.languages), metavar="TAG")
    parser.add_argument("--sizes", nargs="+", type=_size, default=list(SIZES), metavar="WxH")
    parser.add_argument("--scenes", nargs="+", metavar="NAME")
    parser.add_argument("--dresses", nargs="+", metavar="NAME", help="such as calm-100 or high-200")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at a time")
    parser.add_argument("--sheets-only", action="store_true", help="keep the contact sheets alone")
    given = parser.parse_args()

    started = time.monotonic()
    jobs = [
        Job(language, size, given.scenes, given.dresses, given.out, given.sheets_only)
        for language, size in product(given.languages or catalogues.languages, given.sizes)
    ]
    # Off-screen a window may become smaller, never larger than it was made.
    largest = max(width for width, _ in given.sizes), max(height for _, height in given.sizes)
    # A process that was forked would share this one's window.
    context = multiprocessing.get_context("spawn")
    count, faults = 0, 0
    with ProcessPoolExecutor(given.jobs, context, prepare, largest) as workers:
        for done in workers.map(photograph, jobs):
            count, faults = count + done.count, faults + len(done.faults)
            print(f"{done.label}: {done.count} pictures", *done.faults, sep="\n  ", flush=True)  # noqa: T201 - a command line
    print(f"{count} pictures, {faults} faults, in {time.monotonic() - started:.0f} s: {given.out}")  # noqa: T201 - a command line
    return 1 if faults else 0


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
