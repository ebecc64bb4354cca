"""`kiosk office`: the staff's console, its lobbies and its accounts."""

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.cli.command import Context

if TYPE_CHECKING:
    from kiosk.journal import Journal

GENERATED_BYTES = 9  # of a password that nobody chose: 12 characters


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser(
        "office",
        help="open the office's console",
        description="Opens the console for staff, and keeps it open.",
    )
    parser.add_argument(
        "--port", type=_port, metavar="N", help="the port (default: office.toml); 0 for any free one"
    )
    parser.set_defaults(run=_serve)
    parts = parser.add_subparsers(metavar="ACTION", parser_class=type(parser))

    lobby = parts.add_parser(
        "lobby", help="the lobbies that may copy entries", description="The office's lobbies."
    )
    actions = lobby.add_subparsers(required=True, metavar="ACTION", parser_class=type(parser))
    _action(actions, "add", _add_lobby, "make a lobby's token; it is shown once").add_argument("name")
    _action(actions, "revoke", _revoke_lobby, "have a lobby's token count no more").add_argument("name")
    _action(actions, "list", _list_lobbies, "list the lobbies")

    account = parts.add_parser("account", help="who may sign in", description="The accounts of staff.")
    actions = account.add_subparsers(required=True, metavar="ACTION", parser_class=type(parser))
    add = _action(actions, "add", _add_account, "make an account; the password is asked for, or made up")
    add.add_argument("name", help="the name to sign in with")
    add.add_argument("--full-name", default="", help="what visitors and colleagues read")
    add.add_argument("--role", default="front-desk", help="front-desk, host, administrator or installer")
    _action(actions, "password", _set_password, "give an account another password").add_argument("name")
    _action(actions, "list", _list_accounts, "list the accounts")


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace, Context], int],
    words: str,
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=words, description=words)
    action.set_defaults(run=run)
    return action


def _serve(given: argparse.Namespace, context: Context) -> int:
    from kiosk.office.main import serve

    serve(context.settings, context.data / "office", context.clock, context.catalogues, port=given.port)
    return 0


def _add_lobby(given: argparse.Namespace, context: Context) -> int:
    from kiosk.office.lobbies import Lobbies

    journal = _open(context)
    token = Lobbies(journal).add(given.name, now=context.clock().at)
    journal.close()
    print(f"Give this token to the lobby with `kiosk lobby token`; it is not shown again:\n{token}")
    return 0


def _revoke_lobby(given: argparse.Namespace, context: Context) -> int:
    from kiosk.office.lobbies import Lobbies

    journal = _open(context)
    Lobbies(journal).revoke(given.name)
    journal.close()
    print(f"{given.name}: its token counts no more.")
    return 0


def _list_lobbies(_: argparse.Namespace, context: Context) -> int:
    from kiosk.office.lobbies import Lobbies

    journal = _open(context)
    for lobby in Lobbies(journal).all():
        seen = f"last seen {lobby.seen:%Y-%m-%d %H:%M} UTC" if lobby.seen else "never seen"
        print(f"{lobby.name}: {'revoked' if lobby.revoked else seen}")
    journal.close()
    return 0


def _add_account(given: argparse.Namespace, context: Context) -> int:
    from kiosk.errors import BadInput
    from kiosk.office.accounts import Accounts, Role

    if given.role not in set(Role):
        raise BadInput(problem=f"found the role {given.role!r}; allowed are {', '.join(Role)}")
    password = _password()
    journal = _open(context)
    account = Accounts(journal).add(given.name, password, Role(given.role), given.full_name)
    journal.close()
    print(f"{account.name} may sign in as {account.role}.")
    return 0


def _set_password(given: argparse.Namespace, context: Context) -> int:
    from kiosk.office.accounts import Accounts

    password = _password()
    journal = _open(context)
    Accounts(journal).set_password(given.name, password)
    journal.close()
    print(f"{given.name} has another password, and must sign in again.")
    return 0


def _list_accounts(_: argparse.Namespace, context: Context) -> int:
    from kiosk.office.accounts import Accounts

    journal = _open(context)
    for account in Accounts(journal).all():
        print(f"{account.name}: {account.full_name}, {account.role}")
    journal.close()
    return 0


def _open(context: Context) -> "Journal":
    from kiosk.office.office import open_journal

    return open_journal(context.settings, context.data / "office")


def _password() -> str:
    """Asked for twice at a terminal; one line where standard input is none; made up where that is empty."""
    from kiosk.errors import BadInput

    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\n")
    else:
        given = getpass.getpass("Password (empty: one is made up): ")
        if given and getpass.getpass("Once more: ") != given:
            raise BadInput(problem="the two passwords differ")
    if given:
        return given
    made_up = secrets.token_urlsafe(GENERATED_BYTES)
    print(f"Password: {made_up}")
    return made_up


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"found {text!r}; a port from 0 to 65535 is allowed")
    return int(text)
