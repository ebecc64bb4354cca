"""Where a stand-in that speaks IPP answers: HTTP, with or without TLS."""

import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Self

from printer.encode.ipp import Message, decode, encode
from printer.testing.ipp import Connection, IppPrinter

_QUESTION = 1024  # bytes; a request that has more carries a document


class IppPort:
    """A port of this machine where a stand-in answers; a context. With a certificate it speaks TLS only."""

    def __init__(self, printer: IppPrinter, certificate: Path | None = None) -> None:
        self._printer = printer
        self._end = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), name="IPP stand-in")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        printer, end = self._printer, self._end

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                if printer.connection is Connection.DEAF and length > _QUESTION:
                    end.wait()
                    return
                request = decode(self.rfile.read(length))
                if printer.connection is Connection.SILENT:
                    end.wait()
                elif printer.connection is Connection.HANGS_UP:
                    self.close_connection = True
                else:
                    self._say(request)

            def _say(self, request: Message) -> None:
                said = encode(printer.answer(request))
                if printer.connection is Connection.LOSES_ANSWERS and request.data:
                    self.close_connection = True
                    return
                if printer.connection is Connection.GARBLED:
                    said = said[: len(said) // 2]
                self.send_response(printer.http_status)
                self.send_header("Content-Type", "application/ipp")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                if printer.connection is Connection.DRIBBLES:
                    self._dribble(said)
                else:
                    self.wfile.write(said)

            def _dribble(self, said: bytes) -> None:
                for byte in said:
                    self.wfile.write(bytes([byte]))
                    if end.wait(0.02):
                        return

            def log_message(self, format: str, *args: object) -> None:
                """Is quiet."""

        return Handler
