"""`kiosk check-in`: what the touchscreen does, from a terminal."""

import argparse

from kiosk.cli.command import Context


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "check-in",
        help="check a visitor in",
        description="Checks a visitor in at the lobby; prints the visit's id last, once it is on disk.",
    )
    parser.add_argument("--name", required=True, help="as on the badge")
    parser.add_argument("--purpose", required=True, help="one of purposes.toml, such as meeting")
    parser.add_argument("--host", help="whom to see: a name or an id of the directory")
    parser.add_argument("--language", help="the visitor's language (default: the school's)")
    parser.add_argument("--interpreter", action="store_true", help="the visitor needs an interpreter")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk import reception
    from kiosk.visits.arrival import Arrival

    settings = context.settings
    language = context.catalogues.language(given.language or settings.school.language)
    journal = context.journal("lobby")
    try:
        with journal.reading() as view:
            # Before the office has ever been met, the directory is what the settings seed it with.
            hosts = view.hosts() or settings.directory.seeds()[1]
        host = reception.host_named(hosts, given.host).id if given.host else None
        arrival = Arrival(
            name=given.name,
            purpose=given.purpose,
            language=language.tag,
            lobby=settings.lobby.name,
            host=host,
            interpreter=given.interpreter,
        )
        visit = reception.check_in(
            journal,
            arrival,
            letter=settings.lobby.letter,
            purposes=settings.purpose_list(context.catalogues),
            now=context.clock(),
        )
    finally:
        journal.close()
    print(f"{visit.number} checked in: {visit.id}")
    return 0
