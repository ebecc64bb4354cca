"""`kiosk demo`: the whole way of a visit, with visitors and staff played."""

import argparse
from pathlib import Path

from kiosk.cli.command import Context


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "demo",
        help="see the whole way of a visit",
        description=(
            "Starts an office and a lobby of a school that does not exist. With a display it opens the kiosk "
            "for you to try; without one, or with --auto, three visitors walk through the screens and staff "
            "answer them in the console."
        ),
    )
    parser.add_argument("--auto", action="store_true", help="let visitors walk by themselves")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where pictures, badges and the log are left")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, _: Context) -> int:
    from kiosk.demo import run

    return run(given.out, auto=given.auto)
