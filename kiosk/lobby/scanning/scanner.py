"""Watches a camera for what visitors show, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.lobby.scanning.bars import PLAIN, Bars
from kiosk.lobby.scanning.camera import Camera, CameraState, Frame
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import CardPattern
from kiosk.lobby.scanning.documents.document import Document, Presented, present, recognise
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.news import News
from kiosk.lobby.scanning.sight import NOTHING, Outline, Sight, outline
from kiosk.lobby.scanning.trust import Trust

if TYPE_CHECKING:
    from kiosk.lobby.scanning.hints import Hints
    from kiosk.lobby.scanning.mrz.watch import PassportWatch
    from kiosk.lobby.scanning.picture import Grey
    from kiosk.lobby.scanning.reader import Reader

_LONGEST_WAIT = 0.2  # seconds until the thread looks up, whatever the camera does
# With nothing in view the thread rests twice as long as it worked: a third of a core at most.
_REST, _LONGEST_REST = 2.0, 0.25
_SHOWN = 0.6  # seconds for which an outline stays when its code is not read in every picture

_Told = TypeVar("_Told")

_log = logging.getLogger(__name__)


class Scanner:
    """From a camera's frames to documents. Frames are dropped, never queued.

    The callbacks come from the scanner's thread, one at a time.
    """

    def __init__(
        self,
        camera: Camera,
        on_document: Callable[[Presented], None],
        on_camera: Callable[[CameraState], None],
        on_sight: Callable[[Sight], None],
        *,
        is_known_badge: Callable[[str], bool],
        invitation_keys: Callable[[], tuple[Ed25519PublicKey, ...]],
        bars: Bars = PLAIN,
        cards: Sequence[CardPattern] = (),
        passports: "Callable[[], PassportWatch] | None" = None,
        today: Callable[[], date],
    ) -> None:
        """Args:
        camera: opened; the scanner closes it in `stop`.
        on_document: told of each document once while it stays in view.
        on_camera: told how the camera is, at first and whenever that changes.
        on_sight: told what to show on the live picture, whenever that changes.
        is_known_badge: whether the journal knows this badge token; such a badge needs no second read.
        invitation_keys: the public keys of the offices whose invitations count, as known now.
        bars: which bar codes count here.
        cards: how the cards of the school's staff and students are numbered.
        passports: makes what reads them in pictures without a code; None where that is off.
        """
        self._camera = camera
        self._on_document = on_document
        self._on_camera = on_camera
        self._on_sight = on_sight
        self._is_known_badge = is_known_badge
        self._invitation_keys = invitation_keys
        self._bars = bars
        self._cards = cards
        self._make_passports = passports
        self._passports: PassportWatch | None = None
        self._today = today
        self._sight = NOTHING
        self._failed = False
        self._begin_anew()
        self._needed = threading.Event()
        self._watching = threading.Event()
        self._anew = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch; returns at once."""
        if self._thread is None:
            self._needed.set()
            self._watching.set()
            self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Stop reading, and forget what was read; the camera and its pictures go on.

        A document that is just being told may still arrive.
        """
        self._needed.set()
        self._watching.clear()
        self._anew.set()  # last: nothing is read between the forgetting and the pause

    def rest(self) -> None:
        """As `pause`, and free the camera until it is needed again."""
        self.pause()
        self._needed.clear()

    def resume(self) -> None:
        """Read again; what is in view then is told anew."""
        self._needed.set()
        self._watching.set()

    def stop(self) -> None:
        """End, and free the camera; returns when it is free. A stopped scanner is not started again."""
        self._ended.set()
        self._needed.set()
        if self._thread is not None:
            self._thread.join()
        if self._passports is not None:
            self._passports.close()
        self._camera.close()

    def newest_frame(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The newest picture, as `Camera.newest`; None where the camera gives none that can be used."""
        frame = self._camera.newest(after, timeout)
        if self._camera.state is CameraState.WORKING:
            return frame
        self._ended.wait(timeout)  # whoever asks again and again must not be answered at once
        return None

    def _run(self) -> None:
        state: CameraState | None = None
        number = 0
        while not self._ended.is_set():
            if not self._needed.is_set():
                self._free_camera()
                continue
            if self._camera.state is not state:
                state = self._camera.state
                self._tell(self._on_camera, state)
            if self._anew.is_set():
                self._anew.clear()
                self._begin_anew()
            if not self._watching.wait(_LONGEST_WAIT):
                continue
            number = self._watch_on(number)

    def _watch_on(self, number: int) -> int:
        """Reads the next picture, if one comes in time, and lets go of it; returns its number."""
        frame = self._camera.newest(number, _LONGEST_WAIT)
        if frame is None:
            return number
        began = time.monotonic()
        if not self._read(frame):
            self._ended.wait(min(_REST * (time.monotonic() - began), _LONGEST_REST))
        return frame.number

    def _free_camera(self) -> None:
        """Frees it, and opens it again when it is needed; nobody is told, for nothing is wrong."""
        self._camera.close()
        self._begin_anew()
        self._needed.wait()
        if not self._ended.is_set():
            self._camera.open()

    def _begin_anew(self) -> None:
        self._reader: Reader | None = None
        self._hints: Hints | None = None
        self._trust = Trust(self._vouched, bars=self._bars)
        self._news = News()
        if self._passports is not None:
            self._passports.begin_anew()
        self._outlined = float("-inf")
        self._show(NOTHING)

    def _read(self, frame: Frame) -> bool:
        """Whether the frame shows any code."""
        try:
            shows_code = self._see(frame)
        except Exception:  # one bad picture must not end the watch
            if not self._failed:  # nor many of them fill the log
                _log.exception("A picture could not be read.")
            self._failed = True
            return False
        self._failed = False
        return shows_code

    def _see(self, frame: Frame) -> bool:
        # OpenCV takes long to load: in this thread it keeps nobody waiting.
        from kiosk.lobby.scanning.hints import Hints
        from kiosk.lobby.scanning.picture import grey
        from kiosk.lobby.scanning.reader import Reader

        self._reader = self._reader or Reader(bars=self._bars)
        self._hints = self._hints or Hints()
        picture = grey(frame.picture)
        codes = self._reader.read(picture)
        if codes:
            known = self._look_at(codes, frame)
        else:
            known = False
            self._look_for_passport(picture, frame.taken)
        # An unknown bar code is not all: a licence's is read from further away than its PDF417.
        is_read = known or any(not code.is_bar_code for code in codes)
        if is_read:
            self._hints.be_silent()
        if frame.taken - self._outlined > _SHOWN:
            self._show(Sight(hint=None if is_read else self._hints.see(picture, frame.taken)))
        return bool(codes)

    def _look_for_passport(self, picture: "Grey", taken: float) -> None:
        if self._make_passports is None:
            return
        self._passports = self._passports or self._make_passports()
        passport = self._passports.see(picture, taken)
        if passport is not None:
            self._tell_document(passport)

    def _look_at(self, codes: list[Code], frame: Frame) -> bool:
        """Whether any of them is a document that this school knows."""
        keys, taken = self._invitation_keys(), frame.taken
        seen = [(code, recognise(code, keys, self._cards)) for code in self._trust.see(codes, taken)]
        height, width = frame.picture.shape[:2]
        known = [code for code, document in seen if not isinstance(document, Unknown)]
        for code in known:
            self._show_outline(outline(code, (width, height)), taken)
        for document in self._news.of(seen, taken):
            self._tell_document(document)
        return bool(known)

    def _tell_document(self, document: Document) -> None:
        # What was read before a pause is not told after it: another visitor may stand here now.
        if self._watching.is_set() and not self._anew.is_set():
            self._tell(self._on_document, present(document, self._today()))

    def _show_outline(self, where: Outline, taken: float) -> None:
        self._outlined = taken
        self._show(Sight(outline=where))

    def _show(self, sight: Sight) -> None:
        if sight != self._sight:
            self._sight = sight
            self._tell(self._on_sight, sight)

    def _vouched(self, code: Code) -> bool:
        document = recognise(code, self._invitation_keys())
        if isinstance(document, Badge):
            return self._is_known_badge(document.token)
        return isinstance(document, Invitation)

    @staticmethod
    def _tell(told: Callable[[_Told], None], what: _Told) -> None:
        try:
            told(what)
        except Exception:
            _log.exception("A listener of the scanner failed.")
