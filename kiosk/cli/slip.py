"""`kiosk slip`: draws slips into files: who is in the building, or the way to take along."""

import argparse
from typing import TYPE_CHECKING

from kiosk.cli import sheet_file
from kiosk.cli.command import Context

if TYPE_CHECKING:
    from kiosk.visits.destination import Destination
    from kiosk.visits.host import Host


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser(
        "slip", help="draw a slip into a file", description="Draws slips into files."
    )
    actions = parser.add_subparsers(required=True, metavar="SLIP", parser_class=type(parser))
    paper = argparse.ArgumentParser(add_help=False)
    sheet_file.add_to(paper)

    roll_call = actions.add_parser("roll-call", parents=[paper], help="who is in the building now")
    roll_call.add_argument(
        "--at", choices=("lobby", "office"), help="which record (default: the office's if there is one)"
    )
    roll_call.set_defaults(run=_roll_call)

    take_away = actions.add_parser(
        "take-away", parents=[paper], help="the way to a place, in the visitor's language"
    )
    take_away.add_argument("--to", metavar="PLACE", help="a place: any name, or one of the directory")
    take_away.add_argument("--see", metavar="NAME", help="whom to see: any name, or one of the directory")
    take_away.add_argument("--extension", help="whose number to call (default: the directory's)")
    take_away.add_argument(
        "--directions", metavar="TEXT", help="the way there, a sentence for a step (default: the directory's)"
    )
    take_away.add_argument("--language", help="the visitor's language (default: the school's)")
    take_away.set_defaults(run=_take_away)


def _roll_call(given: argparse.Namespace, context: Context) -> int:
    from kiosk import reception
    from kiosk.lobby.slip_maker import SlipMaker
    from printer import render_roll_call

    paper = sheet_file.paper(given, context)
    journal = context.journal(given.at)
    with journal.reading() as view:
        hosts = {host.id: host for host in view.hosts()}
        places = {place.id: place for place in view.destinations()}
        visits = view.in_building()
    reception.note_look(journal, by=context.operator, page="kiosk slip roll-call", now=context.clock())
    journal.close()
    maker = SlipMaker(context.settings, context.catalogues)
    roll_call = maker.roll_call(visits, hosts, places, context.clock())
    sheet_file.write(render_roll_call(roll_call, paper), given)
    return 0


def _take_away(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.slip_maker import SlipMaker
    from printer import render_take_away

    paper = sheet_file.paper(given, context)
    language = context.catalogues.language(given.language or context.settings.school.language).tag
    host, place = _whom_and_where(given, context, language)
    slip = SlipMaker(context.settings, context.catalogues).take_away(place, host, language)
    sheet_file.write(render_take_away(slip, paper), given)
    return 0


def _whom_and_where(
    given: argparse.Namespace, context: Context, language: str
) -> "tuple[Host | None, Destination]":
    """Host and place: those of the settings' directory that have these names, with what is given instead."""
    from dataclasses import replace

    from kiosk.errors import BadInput
    from kiosk.visits.destination import Destination
    from kiosk.visits.host import Host, HostKind

    places, hosts = context.settings.directory.seeds()
    host = next((host for host in hosts if given.see in {host.id, host.name}), None)
    if given.see and host is None:
        host = Host("sample", given.see, "", HostKind.PERSON, None, "", "")
    if host and given.extension:
        host = replace(host, extension=given.extension)
    wanted = given.to or (host and host.destination)
    if not wanted:
        raise BadInput(problem="--to PLACE is needed, or --see NAME of somebody whose place is known")
    place = next((place for place in places if wanted in {place.id, *place.name.values()}), None)
    place = place or Destination("sample", {language: wanted}, {language: ""})
    if given.directions is not None:
        place = replace(place, directions={language: given.directions})
    return host, place
