"""The keyboard on the screen: one widget, one canvas; keys act when the finger lifts."""

from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lobby.screens import layouts
from kiosk.lobby.screens.caps import Cap, Faces, Kind, Shift
from kiosk.lobby.screens.composing import Composer, composer
from kiosk.lobby.screens.keycaps import Keycaps, Lettering
from kiosk.lobby.screens.keys import Key, Offer, Place, nearest, offered, placed
from kiosk.lobby.screens.layouts import Layout
from kiosk.lobby.screens.plates import plate, shade

HELD = 0.45  # seconds until a key counts as held
_REPEAT = 0.09
_TWICE = 0.4
_NAMES_WIDTH = 2.6  # the cells of languages' own names, in heights of a key
_BETWEEN_WORDS = (" ", "-")


class Keyboard(Widget):
    """Writes into `field`. Fires `on_done`.

    A letter that is held is written too, and offers its other forms: slide to one, or lift and tap it, and it
    takes the letter's place. So whoever presses slowly writes as well as anyone.
    """

    __events__ = ("on_done",)

    field = ObjectProperty(None, allownone=True)
    """The Field that is written into."""
    choices = ListProperty([layouts.LATIN])
    """The names of the layouts that the language key goes through; holding it offers all there are."""
    layout = StringProperty(layouts.LATIN)
    layer = OptionProperty("letters", options=("letters", "digits"))
    shift = ObjectProperty(Shift.OFF)
    capitals = OptionProperty("words", options=("words", "none"))
    """"words": each word begins with a capital by itself, as names do."""
    done_text = StringProperty()
    """What stands on the key that ends writing."""
    language = StringProperty("en")
    """BCP 47 tag of `done_text`."""
    colours = ObjectProperty()
    corner = NumericProperty(0)
    gap = NumericProperty(0)
    row_count = NumericProperty(4)
    """How many rows of keys there are."""
    most = NumericProperty(0.5)
    """The share of the screen's height that it may take."""

    def __init__(self, **kwargs: Any) -> None:
        self.keys: list[Key] = []
        self.offer: Offer | None = None
        self._touch: MotionEvent | None = None
        self._pressed: Key | None = None
        self._hold: Any = None
        self._former: Any = None
        self._replaced: str | None = None  # what stood before the caret when a letter was held
        self._repeated = False
        self._shifted_at = 0.0
        self._forms: tuple[str, ...] = ()
        self._rearrange = Clock.create_trigger(lambda _: self._arrange(), -1)
        super().__init__(**kwargs)
        with self.canvas:
            self._ground_colour, self._ground = Color(), Rectangle()
            self._caps = Keycaps()
            self.canvas.add(self._caps)
        with self.canvas.after:
            self._offered_ground = InstructionGroup()
            self._offered_caps = Keycaps()
            self.canvas.after.add(self._offered_caps)
        for name in (
            "pos",
            "size",
            "layout",
            "layer",
            "shift",
            "row_count",
            "done_text",
            "language",
            "colours",
            "corner",
            "gap",
        ):
            self.fbind(name, self._rearrange)
        self._rearrange()

    def on_done(self) -> None:
        """The visitor has written what she wanted to."""

    def on_choices(self, _: "Keyboard", choices: list[str]) -> None:
        """The visitor's own layout comes first."""
        self.layout = choices[0]

    def on_layout(self, *_: object) -> None:
        """Other letters; the caret stands where the next of them will go."""
        self.layer = "letters"
        self._close_offer()
        if self.field:
            self.field.writing = self._letters.direction
            self._follow()

    def on_layer(self, *_: object) -> None:
        """Letters or digits."""
        self._close_offer()

    def on_field(self, _: "Keyboard", field: Any) -> None:
        """Write somewhere else."""
        if self._former:
            self._former.active = False
            self._former.funbind("text", self._follow)
            self._former.funbind("caret", self._follow)
        self._former = field
        if field:
            field.fbind("text", self._follow)
            field.fbind("caret", self._follow)
            field.active = True
            self.on_layout()
            self._follow()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Press a key, or take what is offered; one finger at a time."""
        if self._touch is not None:
            return bool(self.collide_point(*touch.pos))
        chosen = self.offer.under(*touch.pos) if self.offer else None
        if chosen is None:
            self._close_offer()
            if not self.collide_point(*touch.pos):
                return False
            self._press(nearest(self.keys, *touch.pos))
        self._offered_caps.press(chosen)
        touch.grab(self)
        self._touch = touch
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """The finger may slide to the key it means, or off the keyboard to mean none."""
        if touch.grab_current is not self:
            return False
        if self.offer:
            self._offered_caps.press(self.offer.under(*touch.pos))
        elif (meant := self._meant(touch)) != self._pressed:
            self._press(meant)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Do what the key is for."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self._touch = None
        pressed, repeated = self._pressed, self._repeated
        self._press(None)
        if self.offer:
            chosen = self.offer.under(*touch.pos)
            if chosen:
                self._take(chosen.cap)
            elif pressed and pressed.cap.kind == "letter":
                self._replaced = self.field.before if self.field else None
                self._write(pressed.cap.label)
        elif pressed and not repeated:
            self._act(pressed)
        return True

    def strike(self, key: Key) -> None:
        """Do at once what a key is for, or take it if it is offered: for who uses no finger."""
        if self.offer and key in self.offer.keys:
            self._take(key.cap)
            return
        self.dismiss()
        before = self.field.before if self.field else None
        self._act(key)
        self._replaced = before if key.cap.more else None

    def hold(self, key: Key) -> None:
        """Do what else a key does that is not let go of, after it was struck."""
        if key.cap.kind == "erase":
            self._erase()
        elif self.offer is None and key.cap.more:
            self._offer_letters(key)
        elif self.offer is None and key.cap.kind == "layout":
            self._offer_layouts(key)

    def dismiss(self) -> None:
        """Offer no other letters any more."""
        self._close_offer()

    def type(self, letters: str) -> None:
        """Write what was typed on a real keyboard."""
        self._write(letters)

    def erase(self) -> None:
        """Take away what stands before the caret."""
        self._erase()

    def _meant(self, touch: MotionEvent) -> Key | None:
        key = nearest(self.keys, *touch.pos)
        return key if key.place.distance(*touch.pos) <= key.place.height**2 else None

    def _press(self, key: Key | None) -> None:
        if self._hold:
            self._hold.cancel()
        self._pressed, self._repeated = key, False
        self._caps.press(key)
        self._hold = Clock.schedule_once(self._held, HELD) if key else None

    def _held(self, _: float) -> None:
        key = self._pressed
        if key is None:
            return
        if key.cap.kind == "erase":
            self._repeated = True
            self._erase()
            self._hold = Clock.schedule_interval(self._erase, _REPEAT)
        elif key.cap.more:
            self._offer_letters(key)
        elif key.cap.kind == "layout":
            self._offer_layouts(key)

    def _act(self, key: Key) -> None:
        match key.cap.kind:
            case "letter":
                self._write(key.cap.label)
            case "form" if self.field:
                self.field.rewrite(self._composer.choose(self.field.before, key.cap.label))
            case "space":
                self._finish()
                self._write(" ")
            case "erase":
                self._erase()
            case "shift":
                self._shift()
            case "layer":
                self.layer = "letters" if self.layer == "digits" else "digits"
            case "layout" if len(self.choices) > 1:
                self.layout = self._next_layout
            case "layout":
                self._offer_layouts(key)
            case "done":
                self._finish()
                self.dispatch("on_done")

    def _write(self, letters: str) -> None:
        if self.shift is Shift.ONCE:
            self.shift = Shift.OFF
        if self.field:
            self.field.rewrite(self._composer.write(self.field.before, letters))

    def _finish(self) -> None:
        if self.field:
            self.field.rewrite(self._composer.finish(self.field.before))

    def _erase(self, *_: object) -> None:
        if self.field:
            shorter = self._composer.erase(self.field.before)
            if shorter is None:
                self.field.erase()
            else:
                self.field.rewrite(shorter)

    def _take(self, cap: Cap) -> None:
        replaced = self._replaced
        self._close_offer()
        if cap.kind == "language":
            self.layout = next(name for name in layouts.names() if layouts.layout(name).own_name == cap.label)
            return
        if replaced is not None and self.field:
            self.field.rewrite(replaced)
        self._write(cap.label)

    def _shift(self) -> None:
        now = Clock.get_time()
        twice, self._shifted_at = now - self._shifted_at < _TWICE, now
        if self.shift is not Shift.LOCKED and twice:
            self.shift = Shift.LOCKED
        else:
            self.shift = Shift.ONCE if self.shift is Shift.OFF else Shift.OFF

    def _follow(self, *_: object) -> None:
        """After each change: does a word begin here, and which forms has the syllable?"""
        before = self.field.before
        if self._composer.forms(before) != self._forms:
            self._rearrange()
        if self.capitals == "words" and self.shift is not Shift.LOCKED:
            begins = self._letters.has_capitals and (not before or before.endswith(_BETWEEN_WORDS))
            self.shift = Shift.ONCE if begins else Shift.OFF

    @property
    def _letters(self) -> Layout:
        return layouts.layout(self.layout)

    @property
    def _composer(self) -> Composer:
        return composer(self._letters.composing)

    @property
    def _next_layout(self) -> str:
        choices = list(self.choices)
        here = choices.index(self.layout) if self.layout in choices else -1
        return choices[(here + 1) % len(choices)]

    def _arrange(self) -> None:
        if self.colours is None:
            return
        gap = self.gap
        within = Place(self.x + gap, self.y + gap, self.width - 2 * gap, self.height - 2 * gap)
        following = layouts.layout(self._next_layout) if len(self.choices) > 1 else None
        letters = self.layer == "letters"
        self._forms = self._composer.forms(self.field.before if self.field else "") if letters else ()
        faces = Faces(self._letters, self.layer, self.shift, following, self.done_text, self._forms)
        rows = faces.rows()
        self.row_count = len(rows)
        keys = list(placed(rows, within, gap))
        if any(min(key.place.width, key.place.height) < 1 for key in keys):
            return  # it has not been laid out yet, or its screen was left before it was
        self.keys = keys
        lit: frozenset[Kind] = frozenset() if self.shift is Shift.OFF else frozenset({"shift"})
        self._caps.show(self.keys, self.colours, self._lettering, lit)
        self._ground_colour.rgba = self.colours.sunken
        self._ground.pos, self._ground.size = self.pos, self.size

    @property
    def _lettering(self) -> Lettering:
        letters = self._letters
        language = letters.languages[0] if letters.languages else self.language
        return Lettering(language, self.language, letters.direction, int(self.corner))

    def _offer_letters(self, key: Key) -> None:
        caps = [Cap("letter", other) for other in key.cap.more]
        self._open_offer(caps, key, max(key.place.width, key.place.height))

    def _offer_layouts(self, key: Key) -> None:
        caps = [Cap("language", layouts.layout(name).own_name) for name in layouts.names()]
        self._open_offer(caps, key, _NAMES_WIDTH * key.place.height)

    def _open_offer(self, caps: list[Cap], key: Key, width: float) -> None:
        within = Place(self.x + self.gap, self.y, self.width - 2 * self.gap, self.height)
        self.offer = offered(caps, key.place, within, (width, key.place.height), self.gap)
        self._offered_caps.show(self.offer.keys, self.colours, self._lettering, frozenset())
        self._draw_panel(self.offer.panel)

    def _draw_panel(self, panel: Place) -> None:
        corner, pos, size = int(self.corner), (panel.x, panel.y), (panel.width, panel.height)
        self._offered_ground.add(Color(*self.colours.shadow))
        self._offered_ground.add(shade(corner, 2 * int(self.gap), pos, size))
        self._offered_ground.add(Color(*self.colours.muted))
        self._offered_ground.add(plate(corner, pos, size))

    def _close_offer(self) -> None:
        self._replaced = None
        if self.offer is None:
            return
        self.offer = None
        self._offered_caps.clear()
        self._offered_ground.clear()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
