"""What staff at the screen are told of a lobby that runs, and the badge that they print to try it."""

from dataclasses import replace

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.doctor import Health
from kiosk.lobby.service import Service
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.token_file import NAME, write_token
from printer import Driver, Failed, Reason, State, Status, open_driver
from tests.kiosk.lobby.screens.lobby import NOW, SETTINGS, QuietLink


@pytest.fixture
def link():
    return QuietLink()


def service(journal, link, folder, driver: Driver | None = None) -> Service:
    write_token(folder, "token")
    printer = SharedPrinter(driver or open_driver("file:badges", folder))
    return Service(journal, link, printer, SETTINGS, Catalogues(shipped.TRANSLATIONS), folder, lambda: NOW)


class Jammed:
    """A printer whose labels are stuck."""

    def __init__(self, folder):
        self._good = open_driver("file:badges", folder)

    def status(self, timeout=2.0):
        return Status(State.ATTENTION, frozenset({Reason.FEED_JAM}))

    def probe(self, timeout=2.0):
        return replace(self._good.probe(timeout), status=self.status())

    def send(self, sheet, job_id, on_first_byte, timeout):
        return Failed(Reason.FEED_JAM, 0)


def test_each_part_is_told(sqlite_journal, link, tmp_path):
    found = {finding.part: finding for finding in service(sqlite_journal, link, tmp_path).findings()}
    assert list(found) == ["printer", "office", "record", "disk"]
    assert {finding.health for finding in found.values()} == {Health.OK}


@pytest.mark.parametrize(
    ("state", "health", "said"),
    [
        (LinkState.DOWN, Health.WARNING, "does not answer"),
        (LinkState.REFUSED, Health.FAILURE, "does not know this lobby"),
    ],
)
def test_an_office_that_is_away_is_told(sqlite_journal, link, tmp_path, state, health, said):
    link.state = state
    office = list(service(sqlite_journal, link, tmp_path).findings())[1]
    assert office.health is health
    assert said in office.found


def test_a_lobby_that_was_never_paired_says_so_and_what_to_do(sqlite_journal, link, tmp_path):
    link.state = LinkState.REFUSED
    told = service(sqlite_journal, link, tmp_path)
    (tmp_path / NAME).unlink()
    office = list(told.findings())[1]
    assert office.health is Health.WARNING
    assert "never paired" in office.found
    assert "Visitors are checked in meanwhile" in office.remedy


def test_a_printer_that_needs_somebody_is_told_with_what_to_do(sqlite_journal, link, tmp_path):
    printer = next(service(sqlite_journal, link, tmp_path, Jammed(tmp_path)).findings())
    assert printer.health is Health.WARNING
    assert "Open the cover" in printer.remedy


def test_a_badge_that_did_not_come_out_is_told_as_it_is(sqlite_journal, link, tmp_path):
    told = service(sqlite_journal, link, tmp_path, Jammed(tmp_path)).print_trial()
    assert told.startswith("The badge did not come out")
    assert "Open the cover" in told


def test_the_trial_badge_is_nobodys(sqlite_journal, link, tmp_path):
    before = sqlite_journal.position
    assert service(sqlite_journal, link, tmp_path).print_trial().startswith("The badge came out")
    assert sqlite_journal.position == before
