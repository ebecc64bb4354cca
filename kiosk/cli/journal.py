"""`kiosk journal`: the record itself."""

import argparse
import sys

from kiosk.cli.command import Context


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser(
        "journal", help="verify or rebuild the record", description="The record itself."
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION", parser_class=type(parser))
    for name, run, words in (
        ("verify", _verify, "check that no entry was changed, removed or put in between"),
        ("rebuild", _rebuild, "make the lists again from the entries"),
    ):
        action = actions.add_parser(name, help=words, description=words)
        action.add_argument(
            "--at", choices=("lobby", "office"), help="which record (default: the office's if any)"
        )
        action.set_defaults(run=run)


def _verify(given: argparse.Namespace, context: Context) -> int:
    from kiosk.journal.verify import verify

    journal = context.journal(given.at)
    report = verify(journal)
    journal.close()
    for problem in report.problems:
        print(f"kiosk: {problem}", file=sys.stderr)
    print(
        f"{report.entries} entries of {report.origins} origins: {'broken' if report.problems else 'whole'}."
    )
    return 1 if report.problems else 0


def _rebuild(given: argparse.Namespace, context: Context) -> int:
    journal = context.journal(given.at)
    journal.rebuild()
    journal.close()
    print("The lists were made again from the entries.")
    return 0
