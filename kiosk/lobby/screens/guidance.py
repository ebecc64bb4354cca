"""Spoken guidance: whatever comes on the screen is said, and whatever the keypad stands on (standard 62)."""

from collections.abc import Callable
from typing import Any
from weakref import ReferenceType, WeakKeyDictionary, ref

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.i18n import N_
from kiosk.lobby.screens.field import Field
from kiosk.lobby.screens.focus import Focus
from kiosk.lobby.screens.look import Look
from kiosk.lobby.screens.reading import name, read, state, typed
from kiosk.lobby.screens.stops import keyboard_of, parts, stops
from kiosk.lobby.speech.phrase import Manner, Phrase
from kiosk.lobby.speech.speaker import Speaker
from kiosk.settings.tables import SpeechSettings

LOOK = 0.15  # seconds between two looks at the screen

# NOTE: no voice of this language is installed.
NO_VOICE = N_("Spoken guidance is not available in this language. We apologize.")
# NOTE: the loudspeaker or the voice is broken.
BROKEN = N_("Spoken guidance is not working right now. We apologize.")


class Guidance:
    """Off until a headphone is plugged in, or she asks for it, or the settings begin with it.

    While it is off nothing is looked at; while it speaks, nothing on the screen changes just to be looked at.
    Through a loudspeaker that she did not ask for, what is private is
    not said (standard 52).
    """

    def __init__(
        self,
        look: Look,
        speaker: Speaker,
        settings: SpeechSettings,
        focus: Focus,
        root: Callable[[], Widget],
        screen: Callable[[], Widget | None],
    ) -> None:
        """`root` gives what is read, `screen` that part of it which is new when another one comes."""
        self.on_notice: Callable[[str], None] = lambda _: None
        """Called with what must be written on the screen about the guidance itself; "" for nothing."""
        self.on_speaking: Callable[[], None] = lambda: None
        """Called again and again while it speaks: she is listening."""
        self._look = look
        self._speaker = speaker
        self._settings = settings
        self._focus = focus
        self._root = root
        self._screen_now = screen
        self._wish: bool | None = None
        self._plugged = False
        self._seen: ReferenceType[Widget] | None = None
        self._language = ""
        self._read: list[Phrase] | None = None
        self._fields: WeakKeyDictionary[Field, str] = WeakKeyDictionary()
        self._standing: tuple[ReferenceType[Widget], str | None, list[Phrase]] | None = None
        self._looking: Any = None
        self._moved = True
        focus.on_move = self._tell_stop

    @property
    def is_on(self) -> bool:
        """Whether it speaks."""
        return self._wish if self._wish is not None else self._plugged or self._settings.at_start

    @property
    def is_wished(self) -> bool:
        """Whether somebody has said whether it should speak."""
        return self._wish is not None

    @property
    def is_available(self) -> bool:
        """Whether it can speak the language in force."""
        return self._speaker.speaks(self._look.language)

    def choose(self, wish: bool) -> None:
        """She wants it, or does not."""
        self._wish = wish
        self._turn()

    def toggle(self) -> None:
        """She wants it otherwise."""
        self.choose(not self.is_on)

    def plug(self, plugged: bool) -> None:
        """A headphone was plugged in, or pulled out: what she heard alone is not heard by all."""
        self._plugged = plugged
        self._wish = None
        self._speaker.hush()
        self._turn()

    def refresh(self) -> None:
        """It has become known which languages are spoken."""
        self._turn()

    def end(self) -> None:
        """She has gone: nothing of her is kept, and the next one finds it as usual."""
        self._wish = None
        self._speaker.manner = Manner(self._settings.rate)
        self._speaker.retry()
        self._turn()

    def close(self) -> None:
        """Looks no more."""
        self._stop()

    def hush(self) -> None:
        """She goes on: what is being said is of no use any more."""
        if self.is_on:
            self._speaker.hush()

    def repeat(self) -> None:
        """Says everything on the screen once more."""
        if self.is_on and self._read is not None:
            self._say([*self._read, *self._stop_name()])

    def change(self, how: Callable[[Manner], Manner]) -> None:
        """Louder, quieter, faster or slower; heard at once."""
        self._speaker.manner = how(self._speaker.manner)
        if self.is_on:
            self._say(self._stop_name())

    # What is on the screen

    def _turn(self) -> None:
        if not self.is_on:
            self._stop()
            self.on_notice("")
            return
        if self._looking is None:
            self._moved, self._look.motion = self._look.motion, False
            self._looking = Clock.schedule_interval(lambda _: self._look_at_screen(), LOOK)

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
            self._look.motion = self._moved
            self._speaker.hush()
        self._seen = self._read = self._standing = None
        self._fields.clear()

    def _look_at_screen(self) -> None:
        screen = self._screen_now()
        if screen is None:
            return
        self._tell_availability()
        if self._seen is None or self._seen() is not screen or self._language != self._look.language:
            # What has just come is not laid out yet: it is read at the next look.
            self._seen, self._language, self._read = ref(screen), self._look.language, None
            self._speaker.hush()
            return
        self._focus.follow()
        before, self._read = self._read, read(self._root(), self._look.translator)
        if before is None:
            self._say([*self._read, *self._stop_name()])
        else:
            self._add([phrase for phrase in self._read if phrase not in before])
        self._tell_typing()
        self._tell_state()
        if self._speaker.busy:
            self.on_speaking()

    def _tell_availability(self) -> None:
        if self.is_available or not self._speaker.is_ready:
            self.on_notice("")
        else:
            self.on_notice(self._look.say(NO_VOICE if self._speaker.works else BROKEN))

    def _tell_typing(self) -> None:
        for field in parts(self._root()):
            if not isinstance(field, Field):
                continue
            before = self._fields.setdefault(field, field.text)
            if before != field.text:
                self._fields[field] = field.text
                keyboard = keyboard_of(field, stops(self._root()))
                self._say(typed(field, before, keyboard, self._look.translator))

    def _tell_stop(self) -> None:
        if self.is_on:
            self._standing = self._how_it_stands()
            self._say(self._stop_name())

    def _tell_state(self) -> None:
        """What the ring is around was chosen, or locked, since the last look."""
        before, now = self._standing, self._how_it_stands()
        self._standing = now
        if before and now and before[:2] == now[:2] and before[2] != now[2]:
            self._say(self._stop_name())

    def _how_it_stands(self) -> tuple[ReferenceType[Widget], str | None, list[Phrase]] | None:
        """The control, or the keyboard and the kind of its key, and how that is."""
        stop = self._focus.stop if self._focus.visible else None
        if stop is None:
            return None
        kind = stop.key.cap.kind if stop.key else None
        return ref(stop.widget), kind, state(stop, self._look.translator)

    def _stop_name(self) -> list[Phrase]:
        stop = self._focus.stop
        return name(stop, stops(self._root()), self._look.translator) if stop is not None else []

    def _say(self, phrases: list[Phrase]) -> None:
        self._speaker.say(self._hers(phrases))

    def _add(self, phrases: list[Phrase]) -> None:
        self._speaker.add(self._hers(phrases))

    def _hers(self, phrases: list[Phrase]) -> list[Phrase]:
        alone = self._wish or self._plugged or self._settings.output == "headphone"
        return [phrase for phrase in phrases if alone or not phrase.private]
