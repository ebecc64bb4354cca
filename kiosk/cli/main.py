"""Parses the command line, and turns every error into one line and an exit status.

0: done. 1: could not be done. 2: the command, its options or the settings are wrong. 130: interrupted.
"""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kiosk import shipped
from kiosk.cli.command import Context
from kiosk.errors import BadInput, KioskError
from printer import PrinterError

log = logging.getLogger(__name__)

COMMANDS = (
    "demo",
    "run",
    "lobby",
    "office",
    "check_in",
    "visits",
    "journal",
    "scan",
    "badge",
    "slip",
    "print_test",
    "doctor",
)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs one command and exits."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except (BadInput, PrinterError) as error:
        status = _complain(error, 2)
    except BrokenPipeError:
        # Whoever read our output has gone; what is left of it must not be complained about once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except (KioskError, OSError) as error:
        status = _complain(error, 1)
    except Exception as error:
        log.info("where it went wrong", exc_info=True)
        status = _complain(f"something unexpected: {error!r} (--verbose says where)", 1)
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _run(arguments: Sequence[str] | None) -> int:
    given = _parser().parse_args(arguments)
    level = logging.INFO if given.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    status: int = given.run(given, Context(given.config, given.data))
    return status


def _complain(problem: object, status: int) -> int:
    print(f"kiosk: {problem}", file=sys.stderr)
    return status


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as for every other error."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="kiosk", description="The visitor check-in kiosk: a lobby, an office, and their record."
    )
    parser.add_argument(
        "--config", type=Path, default=shipped.CONFIG, metavar="DIR", help="the folder of settings"
    )
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="the folder of the record")
    parser.add_argument("--verbose", action="store_true", help="log what happens, not only what goes wrong")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name in COMMANDS:
        importlib.import_module(f"kiosk.cli.{name}").add_to(commands)
    return parser
