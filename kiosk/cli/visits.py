"""`kiosk visits`: the visit log on a terminal."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from kiosk.cli.command import Context


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser("visits", help="list or export visits", description="The visit log.")
    actions = parser.add_subparsers(required=True, metavar="ACTION", parser_class=type(parser))

    listing = actions.add_parser("list", help="the newest visits, or who is in the building")
    listing.add_argument("--here", action="store_true", help="only who is in the building now")
    listing.add_argument(
        "--limit", type=_count, default=50, metavar="N", help="at most so many (default: 50)"
    )
    listing.add_argument(
        "--at", choices=("lobby", "office"), help="which record (default: the office's if there is one)"
    )
    listing.set_defaults(run=_list)

    export = actions.add_parser("export", help="write the log to a file; that it was done is recorded")
    export.add_argument("--format", choices=("csv", "jsonl"), required=True)
    export.add_argument("--reason", required=True, help="why a copy is taken; it is recorded")
    export.add_argument("--out", required=True, metavar="FILE", help='the file, or "-" for standard output')
    export.add_argument(
        "--at", choices=("lobby", "office"), help="which record (default: the office's if there is one)"
    )
    export.set_defaults(run=_export)


def _list(given: argparse.Namespace, context: Context) -> int:
    from itertools import islice

    from kiosk import reception

    journal = context.journal(given.at)
    with journal.reading() as view:
        visits = view.in_building() if given.here else list(islice(view.log(), given.limit))
        hosts = {host.id: host.name for host in view.hosts()}
    reception.note_look(journal, by=context.operator, page="kiosk visits list", now=context.clock())
    journal.close()
    for visit in visits[: given.limit]:
        arrived = f"{visit.arrived.local:%Y-%m-%d %H:%M}" if visit.arrived else "unknown"
        state = "left" if not visit.in_building else "waiting" if visit.waiting else "answered"
        host = hosts.get(visit.host or "", visit.host or "-")
        who = f"{visit.name or '-'} · {visit.purpose} · {host}"
        print(f"{visit.id}  {arrived}  {visit.number:<6} {state:<8}  {who}")
    if not visits:
        print("No visits.", file=sys.stderr)
    return 0


def _export(given: argparse.Namespace, context: Context) -> int:
    from kiosk import reception, visit_log
    from kiosk.errors import BadInput

    if not given.reason.strip():
        raise BadInput(problem="an export needs a reason")
    journal = context.journal(given.at)
    form = visit_log.Form(given.format)
    try:
        with journal.reading() as view:
            hosts = {host.id: host for host in view.hosts()}
            target = nullcontext(sys.stdout) if given.out == "-" else _created(Path(given.out))
            with target as file:
                rows = visit_log.write(view.log(), hosts, form, file)
        reception.note_export(
            journal,
            by=context.operator,
            reason=given.reason,
            rows=rows,
            form=form,
            now=context.clock(),
        )
    finally:
        journal.close()
    print(f"{rows} visits exported.", file=sys.stderr)
    return 0


def _created(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"found {text!r}; a number from 1 is allowed")
    return int(text)
