"""The school of the demonstration: its settings, its office and its mail server, in one folder."""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk import settings, shipped
from kiosk.demo.mail import MailServer
from kiosk.settings import Settings

END_SECONDS = 10.0


class School:
    """Begins with the office open and a token for its lobby; ends with all of it stopped. Nothing is kept
    outside `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.mail = MailServer(folder / "mail")
        self.account, self.password = "desk", secrets.token_urlsafe(9)
        self.person = "Sam Ortiz"  # whose account it is
        self.address = ""
        self._config = folder / "config"
        self._office: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        shutil.copytree(shipped.CONFIG / "demo", self._config)
        _offer_photos(self._config)
        self.mail.start()
        _say(self._config / "alerts.toml", "[email]", f"port = {self.mail.port}")
        who = ["--full-name", self.person, "--role", "administrator"]
        self.kiosk("office", "account", "add", self.account, *who, line=self.password)
        token = self.kiosk("office", "lobby", "add", self.settings.lobby.name).split()[-1]
        self.kiosk("lobby", "token", line=token)
        self.open_office("0")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close_office()
        self.mail.stop()

    @property
    def settings(self) -> Settings:
        """The settings, as they are in the folder now."""
        return settings.load(self._config)

    @property
    def lobby(self) -> Path:
        """The lobby's data folder."""
        return self.data / "lobby"

    @property
    def camera(self) -> Path:
        """What is put into this folder, the lobby's camera sees."""
        return self.lobby / "camera"

    @property
    def badges(self) -> Path:
        """What the lobby prints lies here."""
        return self.lobby / "badges"

    def kiosk(self, *arguments: str, line: str = "") -> str:
        """Runs a command of the kiosk, with a line on its standard input; returns what it printed."""
        done = subprocess.run(
            self._command(arguments), input=line + "\n", capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(
                done.stderr.strip() or f"`kiosk {' '.join(arguments)}` ended with {done.returncode}"
            )
        return done.stdout

    def open_office(self, port: str) -> None:
        """Starts the office's process, and waits until it says where it is."""
        self._office = subprocess.Popen(
            self._command(["office", "--port", port]), stdout=subprocess.PIPE, text=True
        )
        assert self._office.stdout is not None  # noqa: S101 - it was asked for
        said = self._office.stdout.readline()
        if not said:
            raise RuntimeError("the office did not open")
        self.address = said.split()[-1]
        _say(self._config / "lobby.toml", "", f'office = "{self.address}"')

    def close_office(self) -> None:
        """Ends the office's process."""
        if self._office is None:
            return
        self._office.terminate()
        try:
            self._office.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._office.kill()
            self._office.wait()
        if self._office.stdout is not None:
            self._office.stdout.close()
        self._office = None

    def _command(self, arguments: Sequence[str]) -> list[str]:
        folders = ["--config", str(self._config), "--data", str(self.data)]
        return [sys.executable, "-m", "kiosk", *folders, *arguments]


def _offer_photos(config: Path) -> None:
    """Whoever comes to repair something is offered a photo, and nobody else."""
    before, contractor, after = (
        (shipped.CONFIG / "purposes.toml").read_text(encoding="utf-8").partition("[contractor]")
    )
    offered = after.replace("photo = false", "photo = true", 1)
    (config / "purposes.toml").write_text(before + contractor + offered, encoding="utf-8")


def _say(file: Path, after: str, line: str) -> None:
    """Puts a line into a settings file: after a table's heading, or at its very beginning."""
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(after, f"{after}\n{line}\n", 1) if after else f"{line}\n{text}", encoding="utf-8"
    )
