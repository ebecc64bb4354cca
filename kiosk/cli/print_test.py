"""`kiosk print-test`: prints a real badge, and says what the printer answered."""

import argparse

from kiosk.cli.command import Context


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "print-test",
        help="print a badge to try the printer out",
        description="Prints a badge, and says what the printer answered. Nobody is checked in."
        " Ends with 0 only where the printer confirmed that the badge came out, else with 1.",
    )
    parser.add_argument("--printer", metavar="URL", help="the printer (default: lobby.toml)")
    parser.add_argument("--medium", help="the paper, such as 62x100 (default: badge.toml)")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.print_trial import told, trial_id, trial_page
    from kiosk.lobby.printer_words import describe
    from printer import Printed, medium, open_driver
    from printer.spooler import SEND_TIMEOUT

    settings = context.settings
    paper = medium(given.medium or settings.badge.medium)
    driver = open_driver(given.printer or settings.lobby.printer, context.data / "lobby")
    probe = driver.probe()
    print(f"{probe.model}: {describe(probe.status)}.", flush=True)
    now = context.clock()
    page = trial_page(settings, context.catalogues, paper, now)
    outcome = driver.send(page, trial_id(now), lambda: print("Sending the badge.", flush=True), SEND_TIMEOUT)
    print(told(outcome, probe.status, paper))
    return 0 if isinstance(outcome, Printed) else 1
