"""Staff at the screen: the knock, the PIN, and what is behind it."""

import pytest
from kivy.core.window import Window

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.service.corner import TRYING
from kiosk.lobby.screens.service.knocks import WITHIN
from kiosk.lobby.screens.service.pin_pad import PinPad
from kiosk.lobby.service import Service
from kiosk.lobby.service_pin import ServicePin
from kiosk.lobby.shared_printer import SharedPrinter
from kiosk.lobby.token_file import write_token
from printer import open_driver
from tests.kiosk.lobby.screens.lobby import NOW
from tests.kiosk.lobby.screens.service.staff import PIN, enter, give, knock


@pytest.fixture
def staffed(walk, tmp_path):
    """A lobby with a PIN, a printer and a service."""
    lobby = walk.lobby
    lobby.folder = tmp_path
    ServicePin(tmp_path).set(PIN)
    write_token(tmp_path, "token")
    printer = SharedPrinter(open_driver("file:badges", tmp_path))
    lobby.service = Service(
        lobby.journal, lobby.link, printer, lobby.settings, lobby.catalogues, tmp_path, lambda: NOW
    )
    walk.app.frame.uncover()
    walk.hand.wait(WITHIN)  # nobody's touches before count as a knock
    yield walk
    walk.app.frame.uncover()
    lobby.service = None


def test_a_touch_on_the_name_is_no_knock(staffed):
    staffed.hand.tap((10, Window.height - 10))
    assert staffed.app.frame.overlay is None


def test_the_pin_opens_the_page_and_it_says_how_everything_is(staffed):
    enter(staffed)
    hand = staffed.hand
    hand.until(lambda: hand.reads("entries"))
    assert hand.reads("http://127.0.0.1:8460: the office answers")
    assert hand.reads("works")
    hand.tap("close")
    assert staffed.app.frame.overlay is None
    assert staffed.step is Step.WELCOME


def test_the_digits_are_never_shown_and_nothing_of_them_stays(staffed):
    knock(staffed)
    pad = staffed.app.frame.overlay
    before = set(staffed.hand.texts())
    for digit in PIN[:4]:
        staffed.hand.tap(digit)
    assert set(staffed.hand.texts()) - before == {"• • • • "}
    staffed.hand.tap((5, 5))
    assert staffed.app.frame.overlay is None
    assert (pad.count, vars(pad)["_typed"]) == (0, "")


def test_a_wrong_pin_is_refused_and_after_five_one_waits(staffed):
    knock(staffed)
    for said in (*["This is not the PIN."] * 5, "Too many wrong PINs. Wait"):
        give(staffed, "314159")
        staffed.hand.until(lambda said=said: staffed.hand.reads(said))
    give(staffed, PIN)
    staffed.hand.until(lambda: not staffed.app.frame.overlay.checking)
    assert isinstance(staffed.app.frame.overlay, PinPad)


def test_without_a_pin_it_is_said_how_to_set_one(staffed):
    (staffed.lobby.folder / "service-pin").unlink()
    knock(staffed)
    give(staffed, PIN)
    staffed.hand.until(lambda: staffed.hand.reads("kiosk lobby set-pin"))


def test_a_test_badge_is_printed_and_what_the_printer_said_is_told(staffed):
    enter(staffed)
    staffed.hand.tap("print")
    page = staffed.app.frame.overlay
    staffed.hand.until(lambda: page.outcome)
    assert page.outcome == "The badge came out: the printer confirmed it."
    assert list((staffed.lobby.folder / "badges").glob("*.png"))
    assert staffed.lobby.visits() == []


def test_whoever_walks_away_leaves_no_page_behind(staffed):
    enter(staffed)
    staffed.hand.wait(TRYING + 1)
    assert staffed.app.frame.overlay is None


def test_nobody_knocks_on_another_screen(staffed):
    staffed.go_to(Step.NAME)
    knock(staffed)
    assert not isinstance(staffed.app.frame.overlay, PinPad)


@pytest.mark.parametrize(("button", "anew"), [("restart", True), ("shut", False)])
def test_the_screen_is_started_anew_or_closed(staffed, monkeypatch, button, anew):
    ends = []
    monkeypatch.setattr(staffed.app, "stop", lambda: ends.append(staffed.app.starts_anew))
    monkeypatch.setattr(staffed.app, "starts_anew", False)
    enter(staffed)
    page = staffed.app.frame.overlay
    staffed.hand.until(lambda: page.ids.parts.children)
    page.children[0].scroll_y = 0  # the buttons are below all that was found
    staffed.hand.settle()
    staffed.hand.tap(button)
    assert ends == [anew]
