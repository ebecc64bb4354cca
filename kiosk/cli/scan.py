"""`kiosk scan`: what the codes in picture files say, or what is held up to a camera."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.command import Context, positive
from kiosk.cli.scan_camera import scan_camera
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.lobby.scanning.documents.passport import Passport
    from kiosk.lobby.scanning.picture import Picture
    from kiosk.lobby.scanning.still import Scan


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "scan",
        help="read picture files, or what is held up to a camera",
        description="Reads the codes in picture files; without any, what is held up to the camera, until the "
        "first document is read. What is read is printed, and not kept.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a picture: PNG, JPEG, ...")
    parser.add_argument("--camera", metavar="URL", help="the camera (default: lobby.toml)")
    parser.add_argument(
        "--watch", action="store_true", help="go on: tell each document, and how the camera is"
    )
    parser.add_argument(
        "--seconds", type=positive, metavar="N", help="how long (default: 30, or with --watch until Ctrl-C)"
    )
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    if not given.files:
        return scan_camera(given, context)
    if given.camera or given.watch or given.seconds:
        raise BadInput(problem="--camera, --watch and --seconds are for a camera; name no FILE with them")
    return _scan_files(given, context)


def _scan_files(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.scanning.bars import ANY_ITF
    from kiosk.lobby.scanning.documents.card import card_patterns
    from kiosk.lobby.scanning.still import PictureUnreadable, scan_file

    scanning = context.settings.lobby.scanning
    keys, cards = _invitation_keys(context), card_patterns(scanning.cards)
    bars = replace(ANY_ITF, ean=scanning.ean)
    read_passport = _passport_reader(context)
    status = 0
    for file in given.files:
        try:
            scan = scan_file(file, keys, bars, cards, read_passport)
        except PictureUnreadable as error:
            # One bad file does not keep the others from being read.
            print(f"kiosk: {error}", file=sys.stderr)
            status = 2
            continue
        print(json.dumps(scan.as_json(), ensure_ascii=False) if given.json else _words(scan))
    return status


def _words(scan: "Scan") -> str:
    codes = "1 code" if len(scan.codes) == 1 else f"{len(scan.codes) or 'no'} codes"
    lines = [f"{scan.file}: {codes} in {scan.milliseconds:.0f} ms"]
    lines += [f"  {code.format}: {code.text!r}" for code in scan.codes]
    if scan.document is not None:
        found = scan.as_json()["document"]
        lines.append(f"  document: {json.dumps(found, ensure_ascii=False)}")
    return "\n".join(lines)


def _passport_reader(context: Context) -> "Callable[[Picture], Passport | None]":
    from kiosk.lobby.scanning import mrz

    if not mrz.is_usable():
        return lambda _: None
    from kiosk.lobby.scanning.mrz.reader import MrzReader

    reader, today = MrzReader(), context.clock().local.date()
    return lambda picture: reader.read(picture, today)


def _invitation_keys(context: Context) -> tuple["Ed25519PublicKey", ...]:
    """The keys of the office, where this machine has a record: without it no invitation can be checked."""
    if not context.has_journal:
        return ()
    journal = context.journal()
    with journal.reading() as view:
        keys = view.office_keys()
    journal.close()
    return keys
