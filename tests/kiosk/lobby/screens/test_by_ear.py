"""Journeys by ear: a visitor who sees nothing follows what she hears."""

import pytest
from kivy.core.window import Window

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.app import LobbyApp
from kiosk.lobby.screens.guidance import LOOK
from kiosk.lobby.screens.hand import Hand
from kiosk.lobby.screens.keypad import DOWN, ENTER, LISTEN, LOUDER, PULLED_OUT, REPEAT, SILENCE, SLOWER
from kiosk.lobby.speech.phrase import Manner
from kiosk.lobby.speech.speaker import Speaker
from kiosk.lobby.speech.voice import open_voice
from tests.kiosk.lobby.screens.by_key import Ear
from tests.kiosk.lobby.screens.conftest import SMALL
from tests.kiosk.lobby.screens.lobby import NOW, SmallLobby
from tests.kiosk.lobby.screens.walk import Walk


@pytest.fixture(scope="module")
def entrance(opened_sqlite, tmp_path_factory):
    """The app as others walk through it, but for its voice, which writes what it says."""
    folder = tmp_path_factory.mktemp("heard")
    Window.size = SMALL
    with opened_sqlite() as journal:
        lobby = SmallLobby(journal)
        voice = open_voice("file:heard", folder, "")
        lobby.speaker = Speaker([voice], Manner(160))
        lobby.voice, lobby.heard = voice, folder / "heard"
        with Hand(LobbyApp(lobby, lambda: NOW)) as hand:
            hand.until(lambda: lobby.speaker.is_ready)
            yield Walk(hand, lobby)


@pytest.fixture
def ear(walk):
    walk.app.guide.guidance.plug(False)
    walk.app.guide.end_visit()
    walk.lobby.heard.write_text("")
    return Ear(walk, walk.lobby.heard)


def test_a_visitor_finds_her_way_by_what_she_hears(walk, ear):
    assert "Good morning" in ear.begin()
    assert any("ID card" in text for text in ear.choose("English"))
    said = ear.choose("Type my name")
    assert any("call you" in text for text in said)
    walk.hand.type_in("Jo")
    assert "".join(ear.listen()) == "Jo"
    assert any("brings you here" in text for text in ear.strike(ENTER))
    ear.choose("Meet someone")
    said = ear.choose("Elena Rivera")
    assert "Jo" in said
    assert "You are here to meet someone." in said
    said = ear.choose("Yes, this is right")
    walk.at(Step.WAITING)
    said += ear.listen()
    assert {"You are checked in.", "A-001"} <= set(said)
    [visit] = walk.lobby.visits()
    assert (visit.name, visit.host) == ("Jo", "rivera")
    ear.choose("Done")
    assert walk.step is Step.WELCOME
    assert ear.strike(DOWN) == [], "the voice has gone with her"


def test_in_arabic_too(walk, ear):
    ear.begin()
    ear.choose("العربية")
    text = walk.app.look.translator.text
    ear.choose(text("Type my name"))
    assert walk.step is Step.NAME
    walk.hand.type_in("ليلى")
    assert "".join(ear.listen()) == "ليلى"
    ear.strike(ENTER)
    ear.choose("اصطحاب طفل")
    said = ear.choose(text("Yes, this is right"))
    walk.at(Step.WAITING)
    said += ear.listen()
    assert text("You are checked in.") in said
    [visit] = walk.lobby.visits()
    assert (visit.name, visit.language) == ("ليلى", "ar")
    assert {phrase["language"] for phrase in ear.heard[-len(said) :]} <= {"ar", "en"}


def test_what_comes_onto_the_screen_is_said_when_it_comes(walk, ear):
    walk.go_to(Step.NAME)
    ear.begin()
    ear.strike(ENTER)  # only shows where she is
    walk.hand.strike(ENTER)
    assert ear.listen() == ["Please write your name first."]


def test_it_speaks_while_a_headphone_is_plugged_in(walk, ear):
    walk.lobby.on_headphone(True)
    assert "Good morning" in ear.listen()
    walk.lobby.on_headphone(False)
    assert ear.listen() == []
    assert ear.strike(DOWN) == []


def test_what_she_hears_alone_ends_where_the_voice_goes_on_for_all(walk, ear, monkeypatch):
    guidance = walk.app.guide.guidance
    monkeypatch.setattr(guidance, "_settings", guidance._settings.model_copy(update={"at_start": True}))
    walk.lobby.on_headphone(True)
    walk.hand.until(lambda: guidance._plugged)
    hushed = []
    monkeypatch.setattr(walk.lobby.speaker, "hush", lambda: hushed.append(True))
    walk.lobby.on_headphone(False)
    walk.hand.until(lambda: not guidance._plugged)
    assert guidance.is_on
    assert hushed


def test_a_keypad_tells_of_its_own_headphone(walk, ear):
    assert "Good morning" in ear.strike(296)
    assert ear.strike(PULLED_OUT) == []
    assert not walk.app.guide.guidance.is_on


def test_what_is_private_is_said_to_her_alone(walk, ear):
    guidance = walk.app.guide.guidance
    walk.go_to(Step.READ_BACK)
    walk.hand.wait(0.5)
    assert "Ana Núñez" in ear.begin(), "she asked for it"
    walk.hand.strike(LISTEN)
    guidance._wish, settings = None, guidance._settings
    guidance._settings = settings.model_copy(update={"at_start": True})
    try:
        guidance.refresh()
        said = ear.listen()
        assert "Is this right?" in said
        assert "Ana Núñez" not in said
        guidance._settings = settings.model_copy(update={"at_start": True, "output": "headphone"})
        assert "Ana Núñez" in ear.strike(REPEAT)
    finally:
        guidance._settings = settings


def test_she_turns_it_on_where_the_screen_is_made_easier(walk, ear):
    walk.go_to(Step.NAME)
    walk.app.offer_access()
    walk.hand.wait(0.5)
    walk.hand.tap("speaks")
    assert "Usual text" in " ".join(ear.listen())
    walk.hand.tap("speaks")
    assert not walk.app.guide.guidance.is_on


def test_where_nobody_speaks_the_language_it_is_not_offered(walk, ear, monkeypatch):
    monkeypatch.setattr(walk.lobby.voice, "_languages", frozenset({"fr"}))
    walk.go_to(Step.NAME)
    walk.app.offer_access()
    walk.hand.settle()
    assert not walk.hand.reads("Spoken guidance")


def test_it_is_repeated_slower_louder_and_stopped(walk, ear):
    said = ear.begin()
    assert ear.strike(REPEAT) == said
    ear.strike(SLOWER)
    ear.strike(LOUDER)
    ear.strike(REPEAT)
    assert ear.heard[-1]["rate"] < ear.heard[0]["rate"]
    assert ear.heard[-1]["volume"] > ear.heard[0]["volume"]
    assert ear.strike(SILENCE) == []
    ear.strike(LISTEN)
    assert ear.strike(DOWN) == []


def test_while_it_speaks_the_greeting_does_not_turn(walk, ear):
    ear.begin()
    walk.hand.wait(20)
    assert walk.hand.reads("Good morning")
    assert ear.listen() == []
    ear.strike(LISTEN)
    assert walk.app.look.motion


def test_the_next_visitor_finds_the_voice_as_it_usually_is(walk, ear):
    ear.begin()
    ear.strike(SLOWER)
    walk.go_to(Step.NAME)
    walk.act(Way.leave)
    assert walk.lobby.speaker.manner.rate == walk.lobby.settings.lobby.speech.rate
    assert not walk.app.guide.guidance.is_on


def test_who_asks_for_it_and_goes_without_beginning_leaves_it_off(walk, ear):
    ear.begin()
    ear.strike(DOWN)
    walk.hand.wait(walk.lobby.settings.lobby.idle_seconds + 2)
    assert not walk.app.guide.guidance.is_on


def test_a_language_without_a_voice_is_told_in_writing(walk, ear, monkeypatch):
    monkeypatch.setattr(walk.lobby.voice, "_languages", frozenset({"en"}))
    walk.act(lambda way: way.choose_language("fr"))
    assert walk.app.look.language == "fr"
    ear.begin()
    text = walk.app.look.translator.text
    assert walk.hand.reads(text("Spoken guidance is not available in this language. We apologize."))
    assert [phrase for phrase in ear.heard if phrase["language"] == "fr"] == []
    walk.app._speak("en")
    ear.listen()
    assert not walk.hand.reads("Spoken guidance is not available")


def test_while_it_speaks_nobody_asks_whether_she_is_there(walk, ear, monkeypatch):
    walk.go_to(Step.PURPOSE)
    ear.begin()
    monkeypatch.setattr(type(walk.lobby.speaker), "busy", True)
    for _ in range(3):
        walk.hand.wait(walk.lobby.settings.lobby.idle_seconds * 0.6)
        walk.hand.wait(LOOK)
    assert walk.app.frame.overlay is None
    assert walk.step is Step.PURPOSE


def test_nothing_of_her_is_kept_by_it(walk, ear):
    walk.go_to(Step.READ_BACK)
    ear.begin()
    walk.hand.strike(DOWN)
    walk.act(Way.leave)
    walk.hand.wait(LOOK)
    guidance = walk.app.guide.guidance
    assert (guidance._read, dict(guidance._fields)) == (None, {})


def test_capitals_that_are_locked_are_said_to_be(walk, ear):
    walk.go_to(Step.NAME)
    ear.begin()
    walk.hand.type_in("Jo")
    ear.listen()
    ear.to("Capital letters")
    assert ear.strike(ENTER) == ["Capital letters", "Chosen"]
    assert ear.strike(ENTER) == ["Capital letters"]
