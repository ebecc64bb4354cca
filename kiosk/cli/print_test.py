"""`kiosk print-test`: prints a real badge, and says what the printer answered."""

import argparse
from typing import TYPE_CHECKING

from kiosk.cli.command import Context

if TYPE_CHECKING:
    from printer import Medium, Outcome, Page, Status


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
    from kiosk.lobby.printer_words import describe
    from printer import Printed, medium, open_driver
    from printer.spooler import SEND_TIMEOUT

    settings = context.settings
    paper = medium(given.medium or settings.badge.medium)
    driver = open_driver(given.printer or settings.lobby.printer, context.data / "lobby")
    probe = driver.probe()
    print(f"{probe.model}: {describe(probe.status)}.", flush=True)
    page = _page(context, paper)
    job = f"print-test-{context.clock().at:%Y%m%dT%H%M%SZ}"
    outcome = driver.send(page, job, lambda: print("Sending the badge.", flush=True), SEND_TIMEOUT)
    print(_sentences(outcome, probe.status, paper))
    return 0 if isinstance(outcome, Printed) else 1


def _page(context: Context, paper: "Medium") -> "Page":
    """A badge of the first purpose, for nobody."""
    from kiosk.lobby.badge_maker import BadgeMaker
    from kiosk.visits.token import new_token
    from kiosk.visits.visit import Visit
    from printer import render

    settings = context.settings
    visit = Visit(
        id="print-test",
        number=f"{settings.lobby.letter}-000",
        purpose=next(iter(settings.purposes)),
        language=settings.school.language,
        token=new_token(),
        name="Print test",
        arrived=context.clock(),
    )
    return render(BadgeMaker(settings, context.catalogues).make(visit, None, None), paper)


def _sentences(outcome: "Outcome", status: "Status", paper: "Medium") -> str:
    """What became of the badge, and what to do."""
    from kiosk.lobby.printer_words import remedy, wrong_roll
    from kiosk.visits.print_trouble import meaning
    from printer import Failed, Printed, Reason, Refused, SentUnconfirmed, Unknown

    def why(reason: Reason) -> str:
        return (reason is Reason.WRONG_MEDIA and wrong_roll(status, paper)) or meaning(reason)

    match outcome:
        case Printed():
            return "The badge came out: the printer confirmed it."
        case SentUnconfirmed():
            return (
                "The printer took the whole badge, and does not say whether it came out. Look whether it did."
            )
        case Refused(reason):
            said = f"Nothing was sent: {why(reason)}."
        case Failed(reason, bytes_out):
            sent = f", after {bytes_out} bytes" if bytes_out else ""
            said = f"The badge did not come out{sent}: {why(reason)}."
        case Unknown(reason):
            said = f"Look whether a badge came out; the kiosk cannot tell: {why(reason)}."
    return f"{said} {remedy(reason)}".strip()
