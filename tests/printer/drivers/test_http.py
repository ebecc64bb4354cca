import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from printer import Reason
from printer.drivers.deadline import Deadline
from printer.drivers.http import Conversation, Server
from printer.drivers.link import LinkBroken

OK = b"HTTP/1.1 200 OK\r\n"


@contextmanager
def answering(*connections: list[bytes]) -> Iterator[Server]:
    """A server that says these answers, on one connection after the other."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for answers in connections:
                connection, _ = listener.accept()
                with connection:
                    for answer in answers:
                        while b"ask" not in connection.recv(4096):
                            pass
                        connection.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        yield Server("127.0.0.1", listener.getsockname()[1], "/x")
        thread.join()


def ask(conversation: Conversation) -> bytes:
    return conversation.post(b"ask", "text/plain", Deadline(5))


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 5\r\n\r\nhello",
        OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        OK + b"Connection: close\r\n\r\nhello",
        b"HTTP/1.0 200 OK\r\n\r\nhello",
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 5\r\n\r\nhello",
    ],
    ids=["counted", "in chunks", "to the end", "old", "continued"],
)
def test_an_answer_is_read_however_it_is_framed(answer: bytes) -> None:
    with answering([answer]) as server, Conversation(server) as conversation:
        assert ask(conversation) == b"hello"


def test_a_connection_is_kept_for_as_long_as_the_server_keeps_it() -> None:
    kept = OK + b"Content-Length: 1\r\n\r\n1"
    closed = OK + b"Content-Length: 1\r\nConnection: close\r\n\r\n2"
    with answering([kept, closed], [kept]) as server, Conversation(server) as conversation:
        assert [ask(conversation) for _ in range(3)] == [b"1", b"2", b"1"]
        assert conversation.bytes_out > len(b"POST /x HTTP/1.1\r\n\r\nask")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", Reason.CONNECTION_LOST),
        (b"220 mail.example.com\r\n\r\n", Reason.CONNECTION_LOST),
        (OK + b"Content-Length: 50\r\n\r\nhello", Reason.CONNECTION_LOST),
        (b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", Reason.PRINTER_FAULT),
        (b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", Reason.NO_PERMISSION),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Reason.UNREACHABLE),
    ],
)
def test_what_is_no_answer_has_a_reason(answer: bytes, reason: Reason) -> None:
    with answering([answer]) as server, Conversation(server) as conversation:
        with pytest.raises(LinkBroken) as broken:
            ask(conversation)
        assert broken.value.reason is reason


def test_an_address_is_written_as_in_a_url() -> None:
    assert Server("10.0.0.5", 631, "/x").address == "10.0.0.5:631"
    assert Server("fe80::1", 631, "/x").address == "[fe80::1]:631"
