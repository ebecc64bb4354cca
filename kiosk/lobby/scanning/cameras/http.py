"""A camera on the network, or a phone, that sends its pictures as an MJPEG stream."""

import http.client
import logging
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.scanning.camera_url import CameraUrl, without_password
from kiosk.lobby.scanning.cameras.device import CameraTrouble
from kiosk.lobby.scanning.cameras.grabber import Grabber
from kiosk.lobby.scanning.cameras.multipart import Parts, StreamInvalid, boundary_of
from kiosk.lobby.scanning.cameras.watch import SensorWatch

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture

_PATIENCE = 3.0  # seconds: to connect, between two receipts, and from one picture to the next
_AT_ONCE = 65_536  # bytes
_STATES = {
    401: CameraState.NO_PERMISSION,
    403: CameraState.NO_PERMISSION,
    404: CameraState.ABSENT,
    503: CameraState.BUSY,
}

_log = logging.getLogger(__name__)


class HttpDevice:
    """Receives in a thread of its own, so that a picture that nobody had time to decode is passed over."""

    pause = 0.0  # a picture is waited for

    def __init__(self, url: str, patience: float = _PATIENCE) -> None:
        """Args:
        url: `http://[USER:PASSWORD@]HOST[:PORT]/PATH`, or https.
        patience: seconds after which a silent camera has failed.
        """
        self._url = without_password(url)
        self._opener = _opener(url)
        self._patience = patience
        self._receiver: _Receiver | None = None

    def open(self) -> str:
        """Returns at once; the first `grab` tells what is wrong."""
        self._receiver = _Receiver(self._opener, self._url, self._patience)
        self._receiver.start()
        return ""

    def grab(self) -> "Picture":
        """The newest picture; raises CameraTrouble where none comes in time."""
        if self._receiver is None:
            raise CameraTrouble(CameraState.CLOSED)
        until = time.monotonic() + self._patience
        trouble = CameraTrouble(CameraState.FROZEN, "No picture comes from it.")
        while (part := self._receiver.newest(until)) is not None:
            picture = _decoded(part)
            if picture is not None:
                return picture
            trouble = CameraTrouble(CameraState.FAILED, "What it sends are no pictures.")
        raise trouble

    def close(self) -> None:
        """Hang up."""
        if self._receiver is not None:
            self._receiver.stop()
            self._receiver = None


class _Receiver:
    """Takes the stream in as fast as it comes, and keeps the newest part."""

    def __init__(self, opener: urllib.request.OpenerDirector, url: str, patience: float) -> None:
        self._opener = opener
        self._url = url
        self._patience = patience
        self._changed = threading.Condition()
        self._newest: bytes | None = None
        self._trouble: CameraTrouble | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera stream", daemon=True)

    def start(self) -> None:
        """Connect and receive."""
        self._thread.start()

    def newest(self, until: float) -> bytes | None:
        """The newest part, each once; None where none comes until then; raises CameraTrouble."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._newest is not None or self._trouble is not None, until - time.monotonic()
            )
            part, self._newest = self._newest, None
            if part is None and self._trouble is not None:
                raise self._trouble
            return part

    def stop(self) -> None:
        """End; a connection that hangs is left to its time-out."""
        self._ended.set()
        self._thread.join(self._patience)

    def _run(self) -> None:
        try:
            with self._opener.open(self._url, timeout=self._patience) as response:
                self._receive(response)
            trouble = CameraTrouble(CameraState.UNREACHABLE, "It has hung up.")
        except CameraTrouble as known:
            trouble = known
        except urllib.error.HTTPError as refusal:
            state = _STATES.get(refusal.code, CameraState.FAILED)
            trouble = CameraTrouble(state, f"It answers {refusal.code} {refusal.reason}.")
            refusal.close()
        except TimeoutError:
            trouble = CameraTrouble(CameraState.FROZEN, "No picture comes from it.")
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)  # which urllib wraps
            words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
            trouble = CameraTrouble(CameraState.UNREACHABLE, f"{words}.")
        except Exception as error:
            _log.exception("The camera's stream could not be received.")
            trouble = CameraTrouble(CameraState.FAILED, f"{type(error).__name__}.")
        with self._changed:
            self._trouble = trouble
            self._changed.notify_all()

    def _receive(self, response: http.client.HTTPResponse) -> None:
        kind = response.headers.get("Content-Type", "")
        boundary = boundary_of(kind)
        if boundary is None:
            raise CameraTrouble(
                CameraState.FAILED, f"It sends {kind or 'nothing'!r} and not an MJPEG stream."
            )
        parts = Parts(boundary)
        while not self._ended.is_set() and (received := response.read1(_AT_ONCE)):
            try:
                for part in parts.feed(received):
                    with self._changed:
                        self._newest = part
                        self._changed.notify_all()
            except StreamInvalid as error:
                raise CameraTrouble(CameraState.FAILED, f"It sends {error}.") from None


def _opener(url: str) -> urllib.request.OpenerDirector:
    """Speaks to this camera alone: past any proxy, and with the password of its URL where it asks for one."""
    parts = urlsplit(url)
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if parts.username:
        passwords.add_password(
            None, without_password(url), unquote(parts.username), unquote(parts.password or "")
        )
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPBasicAuthHandler(passwords),
        urllib.request.HTTPDigestAuthHandler(passwords),
    )


def _decoded(part: bytes) -> "Picture | None":
    import numpy as np

    from kiosk.lobby.scanning.opencv import cv2

    try:
        picture = cv2.imdecode(np.frombuffer(part, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:  # nothing, or a size that no picture has
        return None
    return None if picture is None else picture.astype(np.uint8, copy=False)


def http_camera(url: CameraUrl) -> Grabber:
    """The camera of `http://...` or `https://...`; raises CameraUrlInvalid."""
    try:
        parts = urlsplit(url.text)
        port = parts.port
    except ValueError as error:
        raise url.wrong(f"{error}") from None
    if not parts.hostname or port == 0:
        raise url.wrong("it names no host, as http://camera.example/stream does")
    return Grabber(HttpDevice(urlunsplit(parts._replace(fragment=""))), SensorWatch())
