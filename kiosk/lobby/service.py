"""What staff at the screen find out and try out: the running lobby itself, not a second one beside it."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.i18n import Catalogues
from kiosk.lobby.doctor import LEAST_FREE, NEVER_PAIRED, PAIR, Finding, Health
from kiosk.lobby.print_trial import told, trial_id, trial_page
from kiosk.lobby.printer_words import describe, remedy, wrong_roll
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.sync.link import Link, LinkState
from kiosk.lobby.sync.pairing import Pairing
from kiosk.lobby.token_file import read_token
from kiosk.settings import Settings
from printer import PrinterError, State, medium
from printer.spooler import SEND_TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.journal import Journal

_LINK = {
    LinkState.CONNECTING: (Health.WARNING, "looking for the office"),
    LinkState.UP: (Health.OK, "the office answers"),
    LinkState.DOWN: (Health.WARNING, "the office does not answer"),
    LinkState.REFUSED: (Health.FAILURE, "the office does not know this lobby"),
}


class Service:
    """The parts of a lobby that runs. Everything waits for disk, printer or network."""

    def __init__(
        self,
        journal: "Journal",
        link: Link,
        printer: SharedPrinter,
        settings: Settings,
        catalogues: Catalogues,
        folder: "Path",
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._link = link
        self._printer = printer
        self._settings = settings
        self._catalogues = catalogues
        self._folder = folder
        self._clock = clock

    def findings(self) -> Iterator[Finding]:
        """How printer, office, record and disk are."""
        yield self._found_of_printer()
        health, found = _LINK[self._link.state]
        behind = self._link.behind()
        waiting = f"; {behind} entries wait for it" if behind else ""
        remedy = ""
        if read_token(self._folder) is None:
            health, found, remedy = Health.WARNING, NEVER_PAIRED, PAIR
        yield Finding("office", health, f"{self._settings.lobby.office}: {found}{waiting}", remedy)
        yield Finding("record", Health.OK, f"{self._journal.position} entries")
        free = shutil.disk_usage(self._folder).free
        health = Health.OK if free >= LEAST_FREE else Health.WARNING
        yield Finding("disk", health, f"{free // 1_000_000} MB free")

    def pair(self) -> Pairing:
        """Asks the office to take this lobby in. Raises OfficeUnreachable."""
        return Pairing(self._settings.lobby.office, self._settings.lobby.name)

    def is_paired(self, pairing: Pairing) -> bool:
        """Whether somebody confirmed it; the link then goes on with the new token by itself.

        Raises PairingOver or OfficeUnreachable.
        """
        return pairing.finish(self._folder)

    @property
    def pairing_page(self) -> str:
        """Where a pairing is confirmed."""
        return f"{self._settings.lobby.office}/lobbies"

    def print_trial(self) -> str:
        """Prints a badge for nobody, after those that wait; says what became of it, and what to do."""
        paper, now = medium(self._settings.badge.medium), self._clock()
        try:
            status = self._printer.probe().status
            page = trial_page(self._settings, self._catalogues, paper, now)
            outcome = self._printer.send(page, trial_id(now), lambda: None, SEND_TIMEOUT)
        except PrinterError as error:
            return str(error)
        return told(outcome, status, paper)

    def _found_of_printer(self) -> Finding:
        try:
            probe = self._printer.probe()
        except PrinterError as error:
            return Finding("printer", Health.FAILURE, str(error))
        status = probe.status
        found = f"{probe.model}: {describe(status)}"
        if other := wrong_roll(status, medium(self._settings.badge.medium)):
            found = f"{found}; {other}"
        ill = bool(other) or status.state in {State.ATTENTION, State.OFFLINE}
        remedies = " ".join(filter(None, map(remedy, sorted(status.reasons))))
        return Finding("printer", Health.WARNING if ill else Health.OK, found, remedies)
