"""The one command line: `kiosk COMMAND`. Each command imports only its own wing."""

from kiosk.cli.main import main

__all__ = ["main"]
