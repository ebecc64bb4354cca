"""`kiosk lobby`: the touchscreen at an entrance."""

import argparse
import getpass
import sys

from kiosk.cli.command import Context


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


def _run(given: argparse.Namespace, context: Context) -> int:
    from kiosk.lobby.main import run

    return run(
        context.settings, context.catalogues, context.data / "lobby", context.clock, window=given.window
    )


def _keep_token(_: argparse.Namespace, context: Context) -> int:
    from kiosk.errors import BadInput
    from kiosk.lobby.token_file import write_token

    token = getpass.getpass("Token: ") if sys.stdin.isatty() else sys.stdin.readline()
    if not token.strip() or not token.isascii():
        raise BadInput(problem="no token was given; `kiosk office lobby add NAME` prints one")
    write_token(context.data / "lobby", token.strip())
    print("The token is kept; start the lobby anew.")
    return 0
