"""The other side of each channel: a mail server and a web server, which refuse as they are told."""

import contextlib
import email
import email.policy
import json
import socket
import threading
import urllib.parse
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller


class Mailbox:
    """A mail server's handler: keeps what it takes; `answers` are given in turn before it takes anything.

    An answer of None hangs up without a word.
    """

    def __init__(self):
        self.letters = []
        self.answers = deque()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.answers:
            if answer := self.answers.popleft():
                return answer
            server.transport.abort()
            return "421 gone"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 taken"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 yes"


@contextlib.contextmanager
def mail_server():
    """A mail server on any free port: its mailbox, and the port."""
    mailbox = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox, port
    finally:
        controller.stop()


class Sink:
    """What a web server was sent; `answers` are statuses with headers, given in turn before it takes any.

    A status of 0 hangs up without a word. Nothing is answered before it is `awake`.
    """

    def __init__(self):
        self.posts = []
        self.answers = deque()
        self.awake = threading.Event()
        self.awake.set()


@contextlib.contextmanager
def web_server():
    """A web server on any free port: its sink, and its address."""
    sink = Sink()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = sink.answers.popleft() if sink.answers else (204, {})
            if not status:
                self.close_connection = True
                return
            if status < 300:
                form = self.headers["Content-Type"] == "application/x-www-form-urlencoded"
                read = dict(urllib.parse.parse_qsl(body.decode())) if form else json.loads(body)
                sink.posts.append((self.path, dict(self.headers), read))
            sink.awake.wait()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield sink, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
