"""Through the screens without touch or sight: a keypad's way, and a voice that says what is shown."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.lobby.screens.focus import Focus
from kiosk.lobby.screens.frame import Frame
from kiosk.lobby.screens.guidance import Guidance
from kiosk.lobby.screens.keypad import Keypad
from kiosk.lobby.screens.keys_help import KeysHelp
from kiosk.lobby.screens.look import Look
from kiosk.lobby.screens.overlays import StillThere
from kiosk.lobby.screens.stops import stops
from kiosk.lobby.screens.typewriter import Typewriter
from kiosk.lobby.speech.speaker import Speaker
from kiosk.settings.tables import SpeechSettings


class Guide:
    """Leads over whatever stands in the frame; of the screens themselves it knows nothing."""

    def __init__(
        self,
        frame: Frame,
        screen: Callable[[], Widget | None],
        look: Look,
        speaker: Speaker,
        settings: SpeechSettings,
        touched: Callable[[], None],
    ) -> None:
        """`screen` gives the step's screen; `touched` is called when she shows that she is there."""
        self._frame = frame
        self._speaker = speaker
        self._is_there = touched
        self.focus = Focus(look, lambda: frame.overlay or frame, lambda: frame.overlay or screen())
        frame.canvas.after.add(self.focus.ring)
        self.guidance = Guidance(
            look,
            speaker,
            settings,
            self.focus,
            lambda: frame.overlay or frame,
            lambda: frame.overlay or screen(),
        )
        self.guidance.on_notice = self._tell
        self.guidance.on_speaking = self._listens
        typewriter = Typewriter(self.focus, lambda: frame.overlay or frame)
        self._keypad = Keypad(self.focus, typewriter, self.guidance, self)
        frame.bind(on_touched=lambda _: self._touched_by_finger())

    def end_visit(self) -> None:
        """She has gone."""
        self.focus.hide()
        self.guidance.end()

    def close(self) -> None:
        """Ends the voice, and listens to no more keys."""
        self._keypad.close()
        self.focus.hide()
        self.guidance.close()
        self._speaker.close()

    # What the keypad asks for

    def back(self) -> None:
        """Close what lies over the screen, or else go to the step before."""
        if self._frame.overlay is not None:
            self._frame.overlay.dispatch("on_close")
        elif self._frame.can_go_back:
            self._frame.dispatch("on_back")

    def help(self) -> None:
        """Say what the keys do."""
        self._frame.cover(KeysHelp(speaks=self.guidance.is_available))

    def touched(self) -> bool:
        """She is there; returns whether the screen takes what she does."""
        if self._frame.still:
            return False
        self._is_there()
        asleep = self._frame.overlay
        if asleep is not None and not stops(asleep):  # where nothing can be chosen, any key wakes the screen
            asleep.dispatch("on_close")
        return True

    def lets_choose(self) -> bool:
        """Whether what is shown has been there long enough to be chosen from."""
        return self._frame.pause.lets_pass()

    def _touched_by_finger(self) -> None:
        self.focus.hide()
        self.guidance.hush()

    def _listens(self) -> None:
        if not isinstance(self._frame.overlay, StillThere):
            self._is_there()

    def _tell(self, notice: str) -> None:
        self._frame.guidance = notice
