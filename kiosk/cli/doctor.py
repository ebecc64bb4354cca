"""`kiosk doctor`: what is plugged in, reachable and ready."""

import argparse
import json
from dataclasses import asdict

from kiosk.cli import doctor_camera
from kiosk.cli.command import Context, cameras_unlogged


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "doctor",
        help="look at camera, printer, record and office",
        description="Says what was found of each part of this lobby, and what to do about it.",
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
        for finding in examine(context.settings, context.data / "lobby"):
            failed = failed or finding.health is Health.FAILURE
            if given.json:
                print(json.dumps(asdict(finding), ensure_ascii=False), flush=True)
            else:
                remedy = f" — {finding.remedy}" if finding.remedy else ""
                print(f"{finding.health:<8} {finding.part}: {finding.found}{remedy}", flush=True)
    return 1 if failed else 0
