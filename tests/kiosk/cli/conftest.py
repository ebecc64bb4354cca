"""The one command line, run in this process."""

import io
import sys

import pytest

from kiosk import shipped
from kiosk.cli.main import main


@pytest.fixture
def kiosk(tmp_path, capsys, monkeypatch):
    """Runs a command on a record of its own: its status, what it printed, what it complained of."""

    def run(*arguments, config=shipped.CONFIG / "demo", line=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(line + "\n"))
        with pytest.raises(SystemExit) as ended:
            main(["--config", str(config), "--data", str(tmp_path / "data"), *arguments])
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return run
