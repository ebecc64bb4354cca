"""A camera on the network, as a server in this process: it does what its play says, faults and all."""

import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from kiosk.lobby.scanning.opencv import cv2
from kiosk.lobby.scanning.picture import Picture


def jpeg(picture: Picture) -> bytes:
    return cv2.imencode(".jpg", picture)[1].tobytes()


class Wire:
    """One connection, as the play writes to it."""

    def __init__(self, handler: BaseHTTPRequestHandler, ending: threading.Event) -> None:
        self._handler = handler
        self._ending = ending
        self.authorization = handler.headers.get("Authorization", "")

    def answer(self, status: int = 200, **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def stream(self) -> None:
        self.answer(Content_Type="multipart/x-mixed-replace; boundary=frame")

    def part(self, content: bytes) -> None:
        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
        self.write(head.encode() + content + b"\r\n")

    def write(self, content: bytes) -> None:
        self._handler.wfile.write(content)

    def wait(self, seconds: float) -> bool:
        """Whether the server still runs once they are over."""
        return not self._ending.wait(seconds)

    def hang(self) -> None:
        self._ending.wait()


class MjpegServer:
    """Serves on a port of its own; the play is told how many connections there were before."""

    def __init__(self, play: Callable[[Wire, int], None], tls: ssl.SSLContext | None = None) -> None:
        self._scheme = "http" if tls is None else "https"
        self._ending = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                before, server.connections = server.connections, server.connections + 1
                try:
                    play(Wire(self, server._ending), before)
                except ConnectionError:  # the kiosk has hung up
                    return

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        self.connections = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def url(self, account: str = "") -> str:
        return f"{self._scheme}://{account}127.0.0.1:{self._server.server_port}/mjpg?size=small"

    def __enter__(self) -> "MjpegServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
