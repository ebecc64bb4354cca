"""Watches a camera for what visitors show, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.lobby.scanning.camera import Camera, CameraState, Frame
from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.document import Presented, present, recognise
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.news import News
from kiosk.lobby.scanning.trust import Trust

if TYPE_CHECKING:
    from kiosk.lobby.scanning.reader import Reader

_LONGEST_WAIT = 0.2  # seconds until the thread looks up, whatever the camera does
# With nothing in view the thread rests twice as long as it worked: a third of a core at most.
_REST, _LONGEST_REST = 2.0, 0.25

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
        *,
        is_known_badge: Callable[[str], bool],
        invitation_keys: Callable[[], tuple[Ed25519PublicKey, ...]],
        today: Callable[[], date],
    ) -> None:
        """Args:
        camera: opened; the scanner closes it in `stop`.
        on_document: told of each document once while it stays in view.
        on_camera: told how the camera is, at first and whenever that changes.
        is_known_badge: whether the journal knows this badge token; such a badge needs no second read.
        invitation_keys: the public keys of the offices whose invitations count, as known now.
        """
        self._camera = camera
        self._on_document = on_document
        self._on_camera = on_camera
        self._is_known_badge = is_known_badge
        self._invitation_keys = invitation_keys
        self._today = today
        self._begin_anew()
        self._watching = threading.Event()
        self._anew = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch; returns at once."""
        if self._thread is None:
            self._watching.set()
            self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Stop reading, and forget what was read; the camera and its preview go on.

        A document that was being recognised may still be told.
        """
        self._anew.set()
        self._watching.clear()

    def resume(self) -> None:
        """Read again; what is in view then is told anew."""
        self._watching.set()

    def stop(self) -> None:
        """End, and free the camera; returns when it is free. A stopped scanner is not started again."""
        self._ended.set()
        self._watching.set()
        if self._thread is not None:
            self._thread.join()
        self._camera.close()

    def latest_frame(self) -> Frame | None:
        """The newest picture, for the preview; None where the camera gives none."""
        return self._camera.newest() if self._camera.state is CameraState.WORKING else None

    def _run(self) -> None:
        state: CameraState | None = None
        number = 0
        while not self._ended.is_set():
            if self._camera.state is not state:
                state = self._camera.state
                self._tell(self._on_camera, state)
            if self._anew.is_set():
                self._anew.clear()
                self._begin_anew()
            if not self._watching.wait(_LONGEST_WAIT):
                continue
            frame = self._camera.newest(number, _LONGEST_WAIT)
            if frame is not None:
                number = frame.number
                began = time.monotonic()
                if not self._read(frame):
                    self._ended.wait(min(_REST * (time.monotonic() - began), _LONGEST_REST))

    def _begin_anew(self) -> None:
        self._reader: Reader | None = None
        self._trust = Trust(self._vouched)
        self._news = News()

    def _read(self, frame: Frame) -> bool:
        """Whether the frame shows any code."""
        # OpenCV takes long to load: in this thread it keeps nobody waiting.
        from kiosk.lobby.scanning.reader import Reader

        self._reader = self._reader or Reader()
        try:
            codes = self._reader.read(frame.picture)
            if codes:
                self._look_at(codes, frame.taken)
        except Exception:  # one bad picture must not end the watch
            _log.exception("A picture could not be read.")
            return False
        return bool(codes)

    def _look_at(self, codes: list[Code], taken: float) -> None:
        keys = self._invitation_keys()
        seen = [(code, recognise(code, keys)) for code in self._trust.see(codes, taken)]
        for document in self._news.of(seen, taken):
            if self._watching.is_set():
                self._tell(self._on_document, present(document, self._today()))

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
