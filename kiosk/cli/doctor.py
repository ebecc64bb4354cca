"""`kiosk doctor`: what is plugged in, reachable and ready."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

from kiosk.cli import doctor_camera
from kiosk.cli.command import Context, cameras_unlogged
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.lobby.doctor import Finding


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "doctor",
        help="look at camera, printer, record, office and the school's texts",
        description="Says what was found of each part of this lobby and of the texts in the settings, and "
        "what to do about it.",
    )
    parser.add_argument(
        "--json", action="store_true", help="a JSON object a line: part, health, found, remedy"
    )
    parser.set_defaults(run=_run)
    doctor_camera.add_to(parser.add_subparsers(metavar="PART", parser_class=type(parser)))


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.doctor import Health, examine

    failed = False
    with cameras_unlogged():
        for finding in chain(examine(context.settings, context.data / "lobby"), _texts(context.settings)):
            failed = failed or finding.health is Health.FAILURE
            if given.json:
                print(json.dumps(asdict(finding), ensure_ascii=False), flush=True)
            else:
                remedy = f" — {finding.remedy}" if finding.remedy else ""
                print(f"{finding.health:<8} {finding.part}: {finding.found}{remedy}", flush=True)
    return 1 if failed else 0


def _texts(settings: Settings) -> Iterator["Finding"]:
    """What breaks a rule of courtesy in what visitors and staff read: each text, the rule, how to mend it."""
    from kiosk.lobby.doctor import Finding, Health
    from kiosk.office.alerts.courtesy import check_settings

    breaches = check_settings(settings)
    for it in breaches:
        found = f"{it.where}: {it.found} (standard {it.standard})"
        yield Finding("texts", Health.WARNING, found, it.mend)
    if not breaches:
        yield Finding("texts", Health.OK, "courteous")
