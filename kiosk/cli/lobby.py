"""`kiosk lobby`: the touchscreen at an entrance."""

import argparse
import getpass
import sys
import time

from kiosk.cli.command import Context

ASK_SECONDS = 1.0


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser(
        "lobby", help="open the lobby's touchscreen", description="Opens the touchscreen, and keeps it open."
    )
    parser.add_argument(
        "--window", metavar="SIZE", help='"full", or a size such as 1280x800 (default: lobby.toml)'
    )
    parser.set_defaults(run=_run)
    actions = parser.add_subparsers(metavar="ACTION", parser_class=type(parser))
    token = actions.add_parser(
        "token",
        help="keep the token that the office made for this lobby",
        description="Keeps the token that `kiosk office lobby add` printed, read from standard input.",
    )
    token.set_defaults(run=_keep_token)
    pin = actions.add_parser(
        "set-pin",
        help="set the PIN of the screen's service page",
        description="Keeps the PIN that opens the service page at the screen, read from standard input.",
    )
    pin.set_defaults(run=_set_pin)
    pair = actions.add_parser(
        "pair",
        help="make this lobby known to its office by a short code",
        description="Shows a code, and waits until it was typed on the office's page Lobbies.",
    )
    pair.set_defaults(run=_pair)


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.main import run

    return run(
        context.settings, context.catalogues, context.data / "lobby", context.clock, window=given.window
    )


def _pair(_: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.sync.pairing import Pairing

    lobby = context.settings.lobby
    pairing = Pairing(lobby.office, lobby.name)
    print(f"The code of {lobby.name}: {pairing.code}", flush=True)
    print(f"An administrator types it at {lobby.office}/lobbies within ten minutes.", flush=True)
    while not pairing.finish(context.data / "lobby"):
        time.sleep(ASK_SECONDS)
    print("Paired. A lobby that is open tells its office of its visitors within seconds.")
    return 0


def _set_pin(_: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.service_pin import ServicePin

    pin = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline()
    ServicePin(context.data / "lobby").set(pin.strip())
    print("The PIN is set. Touch the school's name on the welcome screen five times to be asked for it.")
    return 0


def _keep_token(_: argparse.Namespace, context: Context) -> int:
    from kiosk.errors import BadInput
    from kiosk.lobby.token_file import write_token

    token = getpass.getpass("Token: ") if sys.stdin.isatty() else sys.stdin.readline()
    if not token.strip() or not token.isascii():
        raise BadInput(problem="no token was given; `kiosk office lobby add NAME` prints one")
    write_token(context.data / "lobby", token.strip())
    print("The token is kept. A lobby that is open uses it within seconds.")
    return 0
