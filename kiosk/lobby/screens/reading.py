"""What a screen says, for the ear: the same as for the eye, and in the same order."""

from collections.abc import Iterator

from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.i18n import N_, Translator
from kiosk.lobby.screens import layouts
from kiosk.lobby.screens.caps import Cap, Kind, Shift
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.keyboard import Keyboard
from kiosk.lobby.screens.stops import Stop, beside, is_control, parts, shown
from kiosk.lobby.screens.widgets import Choice, Steps
from kiosk.lobby.speech.phrase import Phrase

# NOTE: said by the voice: the space key, or a space that was typed.
_SPACE = N_("Space")

# What is called by a picture on the keyboard.
KEYS: dict[Kind, str] = {
    "space": _SPACE,
    # NOTE: said by the voice: the key that takes a letter away.
    "erase": N_("Erase"),
    # NOTE: said by the voice: the shift key.
    "shift": N_("Capital letters"),
    # NOTE: said by the voice: the key for other scripts.
    "layout": N_("Other keyboards"),
}


def read(root: Widget, translator: Translator) -> list[Phrase]:
    """Every text that is shown outside of controls, and of the controls that cannot be used."""
    language = translator.language.bcp47
    found: list[Phrase] = []
    for widget in parts(root):
        if isinstance(widget, Steps) and widget.count > 1:
            # NOTE: said by the voice: how far she has come.
            step = translator.text(
                "Step {number} of {count}", number=int(widget.current) + 1, count=int(widget.count)
            )
            found.append(Phrase(step, language))
        elif isinstance(widget, Label):
            found += _written(widget)
        elif is_control(widget) and widget.disabled and not isinstance(widget, Keyboard | Field):
            found += _words(widget, language)
            # NOTE: said by the voice after a button that is out of use.
            found.append(Phrase(translator.text("This cannot be used now."), language))
    return found


def name(stop: Stop, found: list[Stop], translator: Translator) -> list[Phrase]:
    """What it stands on is called, how it is, and which of how many it is in its list.

    `found` are all stops of the screen.
    """
    language = translator.language.bcp47
    control = stop.widget
    if stop.key is not None:
        return [_cap(control, stop.key.cap, translator), *state(stop, translator)]
    if isinstance(control, Field):
        written = [Phrase(control.text, language, private=True)] if control.text else []
        return [Phrase(control.hint, language), *written]
    phrases = [*_words(control, language), *state(stop, translator)]
    lying = beside(stop, found)
    if len(lying) > 1:
        # NOTE: said by the voice: which line of a list.
        place = translator.text("{number} of {count}", number=lying.index(stop) + 1, count=len(lying))
        phrases.append(Phrase(place, language))
    return phrases


def state(stop: Stop, translator: Translator) -> list[Phrase]:
    """That a choice is chosen, or that capitals stay; nothing of what is not so."""
    control, cap = stop.widget, stop.key.cap if stop.key else None
    chosen = isinstance(control, Choice) and control.chosen
    capitals = cap is not None and cap.kind == "shift" and control.shift is not Shift.OFF
    # NOTE: said by the voice after what is chosen in a list, or a key that stays down.
    return [Phrase(translator.text("Chosen"), translator.language.bcp47)] if chosen or capitals else []


def typed(field: Field, before: str, keyboard: Keyboard | None, translator: Translator) -> list[Phrase]:
    """What has been written into a field since it held `before`, or else erased, by its characters."""
    language = translator.language.bcp47
    now = field.text
    begin = _alike(before, now)
    end = min(_alike(before[::-1], now[::-1]), len(now) - begin, len(before) - begin)
    changed = now[begin : len(now) - end] or before[begin : len(before) - end]
    if changed == " ":
        return [Phrase(translator.text(_SPACE), language, private=True)]
    spoken = written_in(keyboard, language) if keyboard is not None else language
    return [Phrase(changed, spoken, private=True, spelled=True)] if changed else []


def written_in(keyboard: Keyboard, language: str) -> str:
    """The language in which a keyboard's letters are called: the screen's, if it is written with them."""
    own = layouts.layout(keyboard.layout).languages
    return language if language.split("-")[0] in own or not own else own[0]


def _cap(keyboard: Keyboard, cap: Cap, translator: Translator) -> Phrase:
    language = translator.language.bcp47
    if cap.kind in KEYS and (cap.icon or cap.kind == "space"):
        return Phrase(translator.text(KEYS[cap.kind]), language)
    spoken = language if cap.kind == "done" else written_in(keyboard, language)
    return Phrase(cap.label, spoken, spelled=cap.kind in {"letter", "form"})


def _words(control: Widget, language: str) -> list[Phrase]:
    """What stands on a control; where only a picture does, what it is called."""
    labels = (widget for widget in shown(control) if isinstance(widget, Label))
    phrases = [phrase for label in labels for phrase in _written(label)]
    if not phrases and control.text:
        phrases = [Phrase(control.text, language)]
    if about := getattr(control, "about", ""):
        phrases.append(Phrase(about, control.about_language or language, private=_is_private(control)))
    return phrases


def _written(label: Label) -> Iterator[Phrase]:
    if label.text:
        yield Phrase(label.text, label.text_language or "en", private=_is_private(label))


def _is_private(widget: Widget) -> bool:
    """Whether it, or what it stands in, is marked as what only she should hear."""
    while isinstance(widget, Widget):
        if getattr(widget, "private", False):
            return True
        widget = widget.parent
    return False


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
