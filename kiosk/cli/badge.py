"""`kiosk badge`: draws a badge into a file: to see what it would look like, or as what a printer is sent."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import sheet_file
from kiosk.cli.command import Context

if TYPE_CHECKING:
    from kiosk.visits.destination import Destination
    from kiosk.visits.host import Host
    from printer import Photo


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "badge",
        help="draw a badge into a file",
        description="Draws a badge into a file. Nobody is checked in.",
    )
    parser.add_argument("--name", required=True, help="the visitor's name")
    parser.add_argument("--host", help="whom to see: any name, or one of the directory")
    parser.add_argument("--purpose", default="meeting", help="one of purposes.toml (default: meeting)")
    parser.add_argument("--language", help="the visitor's language (default: the school's)")
    parser.add_argument(
        "--photo", type=Path, metavar="FILE", help="a picture of the visitor: its middle is used"
    )
    sheet_file.add_to(parser)
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.errors import PurposeUnknown
    from kiosk.lobby.badge_maker import BadgeMaker
    from kiosk.visits.token import new_token
    from kiosk.visits.visit import Visit
    from printer import render

    settings = context.settings
    paper = sheet_file.paper(given, context)
    if given.purpose not in settings.purposes:
        raise PurposeUnknown(purpose=given.purpose, known=", ".join(settings.purposes))
    language = context.catalogues.language(given.language or settings.school.language)
    host, place = _whom(given.host, context)
    visit = Visit(
        id="sample",
        number=f"{settings.lobby.letter}-001",
        purpose=given.purpose,
        language=language.tag,
        token=new_token(),
        name=" ".join(given.name.split()),
        arrived=context.clock(),
    )
    photo = _photo(given.photo) if given.photo else None
    page = render(BadgeMaker(settings, context.catalogues).make(visit, host, place, photo), paper)
    sheet_file.write([page], given)
    return 0


def _photo(file: Path) -> "Photo":
    """The photo as the lobby would have taken it."""
    from kiosk.errors import BadInput
    from kiosk.lobby.scanning.framing import Framing
    from kiosk.lobby.scanning.load import load_picture
    from kiosk.lobby.scanning.photo import take

    try:
        picture = load_picture(file)
    except OSError as error:
        raise BadInput(problem=f"{file} cannot be read: {error.strerror}") from None
    if picture is None:
        raise BadInput(problem=f"{file} is no picture; a PNG or JPEG file is allowed")
    return take(picture, Framing(height=1.0))


def _whom(wanted: str | None, context: Context) -> "tuple[Host | None, Destination | None]":
    """The host of the settings' directory that has this name; else one of this name who has no place."""
    from kiosk.visits.host import Host, HostKind

    if wanted is None:
        return None, None
    places, hosts = context.settings.directory.seeds()
    for host in hosts:
        if wanted in {host.id, host.name}:
            return host, next((place for place in places if place.id == host.destination), None)
    return Host("sample", wanted, "", HostKind.PERSON, None, "", ""), None
