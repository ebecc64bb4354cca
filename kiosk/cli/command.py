"""What every command is given: where the settings and the record are."""

import argparse
import getpass
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import shipped
from kiosk.errors import LanguageUnknown, SettingsInvalid

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.i18n import Catalogues
    from kiosk.journal import Journal
    from kiosk.settings import Settings

Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[argparse.Namespace, "Context"], int]


@dataclass
class Context:
    """The folders that stand before the command. What costs time is read when it is first asked for."""

    config: Path
    data_option: Path | None

    @cached_property
    def data(self) -> Path:
        """The data folder: `--data`, else the user's own data directory."""
        if self.data_option is not None:
            return self.data_option.absolute()
        import platformdirs

        return Path(platformdirs.user_data_dir("visitor-kiosk"))

    @property
    def has_journal(self) -> bool:
        """Whether there is a record on this machine yet; asking makes none."""
        return any((self.data / wing / "journal.db").exists() for wing in ("office", "lobby"))

    @cached_property
    def settings(self) -> "Settings":
        """The settings; raises SettingsInvalid."""
        from kiosk import settings

        loaded = settings.load(self.config)
        try:
            for tag in loaded.school.languages:
                self.catalogues.language(tag)
        except LanguageUnknown as error:
            raise SettingsInvalid(problems=[f"school.toml: languages: {error}"]) from None
        return loaded

    @cached_property
    def catalogues(self) -> "Catalogues":
        """The languages."""
        from kiosk.i18n import Catalogues

        return Catalogues(shipped.TRANSLATIONS)

    @cached_property
    def clock(self) -> "Clock":
        """The school's clock."""
        from kiosk.clock import school_clock

        return school_clock(self.settings.school.zone)

    @property
    def operator(self) -> str:
        """Who gives the command, as the record says it."""
        return f"{getpass.getuser()} at a terminal"

    def journal(self, at: str | None = None) -> "Journal":
        """The journal of a wing, "office" or "lobby"; without a name, the office's if there is one."""
        from kiosk.journal import Journal

        database = self.settings.office.database
        wing = at or ("office" if database or (self.data / "office" / "journal.db").exists() else "lobby")
        if wing == "office" and database:
            return Journal(database)
        return Journal.at(self.data / wing)


@contextmanager
def cameras_unlogged() -> Iterator[None]:
    """While a command itself says how the camera is, the log need not say it too."""
    log = logging.getLogger("kiosk.lobby.scanning.cameras")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def positive(text: str) -> float:
    """The type of an argument that is a number above 0; raises ArgumentTypeError."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"found {text!r}; a number above 0 is allowed")
    return number
