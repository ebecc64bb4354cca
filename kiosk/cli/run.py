"""`kiosk run`: the office and a lobby on one machine, as two processes."""

import argparse
import logging
import signal
import subprocess
import sys
import time

from kiosk.cli.command import Context

log = logging.getLogger(__name__)

RESTART_SECONDS = 2.0
END_SECONDS = 10.0  # which the office has to finish what it is doing


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "run",
        help="run both doors on this machine",
        description="Runs the office and a lobby on this machine, until the lobby's window is closed.",
    )
    parser.add_argument(
        "--window", metavar="SIZE", help='"full", or a size such as 1280x800 (default: lobby.toml)'
    )
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace, context: Context) -> int:
    _introduce(context)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # both doors are closed on the way out
    folders = ["--config", str(context.config), "--data", str(context.data)]
    kiosk = [sys.executable, "-m", "kiosk", *folders]
    window = ["--window", given.window] if given.window else []
    office = subprocess.Popen([*kiosk, "office"])
    lobby = subprocess.Popen([*kiosk, "lobby", *window])
    try:
        while lobby.poll() is None:
            if office.poll() is not None:
                log.warning("the office ended with status %s; starting it again", office.returncode)
                time.sleep(RESTART_SECONDS)
                office = subprocess.Popen([*kiosk, "office"])
            try:
                lobby.wait(timeout=RESTART_SECONDS)
            except subprocess.TimeoutExpired:
                continue
    finally:
        for process in (lobby, office):
            _end(process)
    return lobby.returncode


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _introduce(context: Context) -> None:
    """Gives this machine's lobby a token of this machine's office, once."""
    from kiosk.lobby.token_file import read_token, write_token
    from kiosk.office.lobbies import Lobbies
    from kiosk.office.office import open_journal

    if read_token(context.data / "lobby") is not None:
        return
    journal = open_journal(context.settings, context.data / "office")
    lobbies = Lobbies(journal)
    name = context.settings.lobby.name
    if any(lobby.name == name and not lobby.revoked for lobby in lobbies.all()):
        lobbies.revoke(name)  # its token was lost with the lobby's folder
    write_token(context.data / "lobby", lobbies.add(name, now=context.clock().at))
    journal.close()
