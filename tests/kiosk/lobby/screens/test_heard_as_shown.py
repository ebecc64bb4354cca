"""By ear, every step and all that can lie over it is what it is to the eye."""

import re
from contextlib import ExitStack, nullcontext

import pytest
from kivy.uix.label import Label

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.access_panel import AccessPanel
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.help_panel import HelpPanel
from kiosk.lobby.screens.honorifics import HonorificChoice
from kiosk.lobby.screens.keypad import TAB
from kiosk.lobby.screens.keys_help import KeysHelp
from kiosk.lobby.screens.overlays import LanguageChoice, Overlay, StillThere
from kiosk.lobby.screens.reading import KEYS
from kiosk.lobby.screens.steps import SCREENS
from kiosk.lobby.screens.steps.asleep import Asleep
from kiosk.lobby.screens.steps.waiting_choices import WaitingChoices
from kiosk.lobby.screens.stops import parts, shown, stops
from kiosk.lobby.speech.phrase import Phrase
from tests.kiosk.lobby.screens import lobby as small_lobby
from tests.kiosk.lobby.screens.by_key import Ear
from tests.kiosk.lobby.screens.conftest import SMALL
from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import stage

# The scene in which each lies over a step, beside those that bear a step's own name.
OVERLAYS: dict[type[Overlay], str] = {
    LanguageChoice: "languages",
    AccessPanel: "access",
    KeysHelp: "keys",
    HonorificChoice: "honorifics",
    HelpPanel: "help",
    WaitingChoices: "waiting-choices",
    StillThere: "still-there",
    Asleep: "welcome-asleep",
}
SHORTER = {Step.INTERPRETER: "interpreter-search"}  # the whole list takes long to hear
BESIDES = ["welcome-board", "host-role", "photo-taken", "help-coming", "waiting-go-to", "waiting-asked"]


@pytest.fixture(scope="module")
def played(opened_sqlite):
    """A stage whose voice writes what it says."""
    settings = small_lobby.SETTINGS
    speech = settings.lobby.speech.model_copy(update={"voices": ("file:heard",)})
    spoken = settings.model_copy(update={"lobby": settings.lobby.model_copy(update={"speech": speech})})
    with pytest.MonkeyPatch.context() as patch, opened_sqlite() as journal:
        patch.setattr(small_lobby, "SETTINGS", spoken)
        with stage(journal, "ar", SMALL) as found:
            found.hand.until(lambda: found.lobby.speaker.is_ready)
            yield found


@pytest.fixture
def ear(played):
    played.app.guide.end_visit()
    (played.lobby.folder / "heard").write_text("")
    return Ear(played, played.lobby.folder / "heard")


def leaves(kind):
    below = kind.__subclasses__()
    return {leaf for each in below for leaf in leaves(each)} if below else {kind}


def test_nothing_is_left_out():
    of_visitors = {overlay for overlay in leaves(Overlay) if ".service." not in overlay.__module__}
    assert set(OVERLAYS) == of_visitors, "what can lie over a screen is heard, too"


@pytest.mark.parametrize("step", Step)
def test_a_step(played, ear, monkeypatch, step):
    busy = played.lobby.busy
    with ExitStack() as while_it_is_heard:
        monkeypatch.setattr(
            played.lobby, "busy", lambda: nullcontext(while_it_is_heard.enter_context(busy()))
        )
        played.play(SCENES[SHORTER.get(step, step)])
        assert type(played.app.screen) is SCREENS[step]
        hears_what_is_shown(played, ear)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_what_lies_over_a_step(played, ear, overlay):
    played.play(SCENES[OVERLAYS[overlay]])
    assert type(played.app.frame.overlay) is overlay
    hears_what_is_shown(played, ear)


@pytest.mark.parametrize("scene", BESIDES)
def test_what_a_step_comes_to(played, ear, scene):
    played.play(SCENES[scene])
    hears_what_is_shown(played, ear)


def hears_what_is_shown(played, ear):
    """All that is shown is said, in its order, and nothing else."""
    played.hand.wait(0.5)
    played.app.guide.guidance.choose(True)
    entered = ear.listen()
    root = played.app.frame.overlay or played.app.frame
    heard = [*entered, *all_called(played, ear)] if stops(root) else entered  # a key would wake who sleeps
    # While something is being done, nothing can be chosen.
    parts_of_it = list(parts(root) if played.app.frame.still else shown(root))
    texts = [heard_as(part.text) for part in parts_of_it if isinstance(part, Label | Field)]
    texts = [text for text in texts if text.strip()]
    assert set(texts) - set(heard) == set()
    places = [entered.index(text) for text in dict.fromkeys(texts) if text in entered]
    assert places[:-1] == sorted(places[:-1])
    own = re.compile("|".join(said_of_itself(played)))
    hints = {heard_as(part.hint) for part in parts_of_it if isinstance(part, Field)}
    pictures = {
        heard_as(getattr(stop.widget, name, "")) for stop in stops(root) for name in ("text", "about")
    }
    letters = {text for text in heard if len(text) == 1}
    rest = set(heard) - set(texts) - hints - pictures - letters
    assert [text for text in rest if not own.fullmatch(text)] == []


def all_called(played, ear):
    """How everything is called that can be gone to; a long list grows on the way."""
    been, heard = set(), ear.go(TAB)
    while (here := played.app.guide.focus.stop) is not None and here.widget not in been:
        been.add(here.widget)
        heard += ear.go(TAB)
    return heard


def heard_as(text):
    return Phrase(text, "en").heard


def said_of_itself(played):
    """What the voice says of places and states that are shown by how things look."""
    text = played.app.look.translator.text
    for message in ("Step {number} of {count}", "{number} of {count}"):
        filled = text(message, number="@", count="@")
        yield re.escape(heard_as(filled)).replace("@", r"\d+")
    yield from map(re.escape, (text("Chosen"), text("This cannot be used now.")))
    yield from (re.escape(text(message)) for message in KEYS.values())
