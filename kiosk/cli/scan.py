"""`kiosk scan`: what the codes in picture files say."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.command import Context

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.lobby.scanning.still import Scan


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "scan",
        help="read the codes in picture files",
        description="Reads the codes in picture files. What is read is printed, and not kept.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a picture: PNG, JPEG, ...")
    parser.add_argument("--json", action="store_true", help="a JSON object a line: file, codes, document, ms")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.scanning.still import PictureUnreadable, scan_file

    keys = _invitation_keys(context)
    status = 0
    for file in given.files:
        try:
            scan = scan_file(file, keys)
        except PictureUnreadable as error:
            # One bad file does not keep the others from being read.
            print(f"kiosk: {error}", file=sys.stderr)
            status = 2
            continue
        print(json.dumps(scan.as_json(), ensure_ascii=False) if given.json else _words(scan))
    return status


def _words(scan: "Scan") -> str:
    lines = [f"{scan.file}: {len(scan.codes) or 'no'} codes in {scan.milliseconds:.0f} ms"]
    lines += [f"  {code.format}: {code.text!r}" for code in scan.codes]
    if scan.document is not None:
        found = scan.as_json()["document"]
        lines.append(f"  document: {json.dumps(found, ensure_ascii=False)}")
    return "\n".join(lines)


def _invitation_keys(context: Context) -> tuple["Ed25519PublicKey", ...]:
    """The keys of the office, where this machine has a record: without it no invitation can be checked."""
    if not any((context.data / wing / "journal.db").exists() for wing in ("office", "lobby")):
        return ()
    journal = context.journal()
    with journal.reading() as view:
        keys = view.office_keys()
    journal.close()
    return keys
