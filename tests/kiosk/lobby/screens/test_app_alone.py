"""The app's start, its camera and its end; each test has an app of its own."""

import threading
from dataclasses import replace

import pytest

from kiosk.errors import SettingsInvalid
from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.screens.app import LobbyApp
from kiosk.lobby.screens.hand import Hand
from tests.kiosk.lobby.screens.lobby import NOW, SmallLobby


def test_a_lobby_that_does_not_open_says_that_its_camera_does_not_work(sqlite_journal):
    lobby = SmallLobby(sqlite_journal)
    lobby.broken, lobby.frame = True, None
    with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
        hand.until(lambda: hand.app.camera is CameraState.FAILED)
        hand.tap("English")
        assert hand.reads("The camera is not working right now.")


@pytest.mark.parametrize("on_welcome", [True, False])
def test_the_camera_watches_where_a_code_is_of_use(sqlite_journal, on_welcome):
    lobby = SmallLobby(sqlite_journal)
    own = lobby.settings.lobby.model_copy(update={"watch_on_welcome": on_welcome})
    lobby.settings = lobby.settings.model_copy(update={"lobby": own})
    with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
        act = hand.app.act
        assert lobby.watching is on_welcome
        act(lambda way: way.choose_language("en"))
        assert lobby.watching
        act(Way.type_instead)
        assert not lobby.watching
        act(Way.leave)
        assert lobby.watching is on_welcome
        act(Way.go_to_sign_out)
        assert lobby.watching


def test_closing_ends_what_is_behind_and_hears_nothing_more(sqlite_journal):
    lobby = SmallLobby(sqlite_journal)
    with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
        hand.settle()
    assert lobby.closed
    lobby.on_news()
    lobby.on_document(Badge("x" * 16))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("errands")]


def test_an_icon_that_nobody_has_drawn_is_refused(sqlite_journal):
    lobby = SmallLobby(sqlite_journal)
    lobby.purposes = {"meeting": replace(lobby.purposes["meeting"], icon="unicorn")}
    with pytest.raises(SettingsInvalid, match=r"meeting\.icon: found 'unicorn'; allowed is one of .*people"):
        LobbyApp(lobby, lambda: NOW)
