"""Sheets into files: to look at them, or to bring them to a printer by other means."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.command import Context

if TYPE_CHECKING:
    from printer import Medium, Page


def add_to(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say on which paper a sheet is drawn, and into which file."""
    parser.add_argument("--medium", help="the paper, such as 62x100 (default: badge.toml)")
    parser.add_argument("--model", help="the Brother QL whose bytes a .bin file has (default: QL-820NWB)")
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FILE",
        help="a .pdf or .png file, or the bytes for a printer: .bin for a Brother QL, .zpl for a Zebra,"
        " .escpos for a receipt printer, .pwg for one that speaks IPP; of several labels, each gets a file"
        " with its number",
    )


def paper(given: argparse.Namespace, context: Context) -> "Medium":
    """The paper; raises BadInput where nothing can be written into such a file, and UnknownMedium."""
    from kiosk.errors import BadInput
    from printer import FORMS, medium

    if _form(given.out) not in FORMS:
        allowed = ", ".join(f".{form}" for form in FORMS)
        raise BadInput(problem=f"found {str(given.out)!r}; a file ending in one of {allowed} is allowed")
    return medium(given.medium or context.settings.badge.medium)


def write(pages: "Sequence[Page]", given: argparse.Namespace) -> None:
    """Writes each page, and says where, and what could not be shown.

    Raises UnknownModel, and MediumMisfit where such a printer has no such paper.
    """
    from printer import USUAL_MODEL
    from printer import write as written

    out: Path = given.out
    for number, page in enumerate(pages, start=1):
        file = out.with_stem(f"{out.stem}-{number}") if len(pages) > 1 else out
        file.write_bytes(written(page, _form(out), given.model or USUAL_MODEL))
        for field in (*page.dropped_fields, *page.cut_fields):
            print(f"{field} did not fit on {page.medium.name} as a whole")
        if page.missing_glyphs:
            print(f"no font has: {page.missing_glyphs}")
        print(file)


def _form(out: Path) -> str:
    return out.suffix.lower().removeprefix(".")
