"""A lobby is paired at its own screen, with a real office."""

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.screens.service import pairing_panel
from kiosk.lobby.screens.service.knocks import WITHIN
from kiosk.lobby.service import Service
from kiosk.lobby.service_pin import ServicePin
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.token_file import read_token
from printer import open_driver
from tests.kiosk.lobby.screens.lobby import NOW, SETTINGS
from tests.kiosk.lobby.screens.service.staff import PIN, enter
from tests.kiosk.office.running import HandClock, running


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with running(
        SETTINGS, tmp_path_factory.mktemp("office"), HandClock(), Catalogues(shipped.TRANSLATIONS)
    ) as opened:
        yield opened


@pytest.fixture
def opened(walk, tmp_path):
    """Opens the service page of a lobby whose office has this address; gives its panel."""
    lobby = walk.lobby
    lobby.folder = tmp_path
    ServicePin(tmp_path).set(PIN)

    def open_page(address):
        its = SETTINGS.lobby.model_copy(update={"office": address})
        settings = SETTINGS.model_copy(update={"lobby": its})
        printer = SharedPrinter(open_driver("file:badges", tmp_path))
        lobby.service = Service(
            lobby.journal, lobby.link, printer, settings, lobby.catalogues, tmp_path, lambda: NOW
        )
        walk.app.frame.uncover()
        walk.hand.wait(WITHIN)  # nobody's touches before count as a knock
        enter(walk)
        page = walk.app.frame.overlay
        walk.hand.until(lambda: page.ids.parts.children)  # they come above the button, and move it
        return page.ids.pairing

    yield open_page
    walk.app.frame.uncover()
    lobby.service = None


def confirm(office, code):
    lobbies, now = office.office.lobbies, office.office.clock().at
    office.office.pairings.confirm(code, lambda name: lobbies.admit(name, now=now), now=now)


def answered(walk, panel):
    """Whether the pairing is done or over; the lobby asks again, and staff stay at the screen meanwhile."""
    # However slowly the office answers, the page does not close because nobody has touched it for so long.
    walk.app.frame.dispatch("on_touched")
    walk.hand.wait(pairing_panel.ASK_SECONDS)
    return not panel.asking


def test_the_code_is_shown_until_an_administrator_has_typed_it(walk, office, opened, tmp_path):
    panel = opened(office.address)
    walk.hand.until(lambda: walk.hand.reads("never paired"))
    walk.hand.tap("pair")
    walk.hand.until(lambda: panel.code)
    assert walk.hand.reads(panel.code)
    assert walk.hand.reads(f"types this at {office.address}/lobbies")
    walk.hand.wait(2 * pairing_panel.ASK_SECONDS)
    assert read_token(tmp_path) is None
    confirm(office, panel.code)

    walk.hand.until(lambda: answered(walk, panel))
    assert walk.hand.reads("Paired. The office hears of visitors from now on.")
    assert panel.code == ""
    walk.hand.until(lambda: not walk.hand.reads("never paired"))
    verified = office.office.lobbies.verify(read_token(tmp_path), now=office.office.clock().at)
    assert verified.name == SETTINGS.lobby.name


def test_an_office_that_is_away_is_told_and_it_can_be_tried_again(walk, office, opened):
    panel = opened("http://127.0.0.1:9")
    walk.hand.tap("pair")
    walk.hand.until(lambda: panel.told)
    assert walk.hand.reads("The office at http://127.0.0.1:9 cannot be reached")
    assert not panel.asking


def test_a_code_that_is_over_is_told(walk, office, opened):
    panel = opened(office.address)
    walk.hand.tap("pair")
    walk.hand.until(lambda: panel.code)
    office.office.clock.advance(minutes=11)

    walk.hand.until(lambda: answered(walk, panel))
    walk.hand.until(lambda: walk.hand.reads("This pairing is over. Begin again."))
    assert panel.code == ""


def test_whoever_closes_the_page_takes_the_code_along(walk, office, opened, tmp_path):
    panel = opened(office.address)
    walk.hand.tap("pair")
    walk.hand.until(lambda: panel.code)
    code = panel.code
    walk.app.frame.uncover()
    assert not walk.hand.reads(code)
    confirm(office, code)
    walk.hand.wait(3 * pairing_panel.ASK_SECONDS)
    assert read_token(tmp_path) is None
