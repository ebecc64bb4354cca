import socket
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Event

import pytest

from printer.drivers.deadline import Deadline
from printer.drivers.link import LinkBroken
from printer.drivers.tcp import TcpLink, connect, resolve
from printer.errors import Reason

SHORT = 0.2
SOON = 5.0  # for what comes at once
LARGE = bytes(200_000)  # more than fits on the way


class Peer:
    """Whoever is called."""

    def __init__(self) -> None:
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()
        self.port = self._listener.getsockname()[1]
        self.connection: socket.socket | None = None

    def called(self) -> TcpLink:
        link = connect("127.0.0.1", self.port, Deadline(SOON))
        self.connection, _ = self._listener.accept()
        self.connection.settimeout(SOON)
        return link

    def read(self) -> bytes:
        assert self.connection is not None
        return self.connection.recv(100_000)

    def read_all(self) -> int:
        """How many bytes come until the link is reset."""
        got = 0
        with suppress(ConnectionResetError):
            while data := self.read():
                got += len(data)
        return got

    def hang_up(self) -> None:
        assert self.connection is not None
        self.connection.close()

    def reset(self) -> None:
        assert self.connection is not None
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def close(self) -> None:
        self._listener.close()
        if self.connection is not None:
            self.connection.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.close()


def test_what_is_sent_arrives_and_is_counted(peer: Peer) -> None:
    with peer.called() as link:
        link.send(b"badge", Deadline(SOON))
        link.drain(Deadline(SOON))
        assert peer.read() == b"badge"
        assert link.bytes_out == 5


def test_one_that_takes_nothing_more_is_stuck_and_never_gets_the_rest(peer: Peer) -> None:
    began = time.monotonic()
    with peer.called() as link:
        with pytest.raises(LinkBroken) as broken:
            link.send(LARGE, Deadline(SOON), stall=SHORT)
        assert time.monotonic() - began < SOON
        assert broken.value.reason is Reason.STUCK
        assert 0 < link.bytes_out < len(LARGE)
    assert peer.read_all() < link.bytes_out


def test_what_was_handed_over_and_not_taken_is_noticed(peer: Peer) -> None:
    with peer.called() as link:
        link.send(bytes(20_000), Deadline(SOON))
        with pytest.raises(LinkBroken) as broken:
            link.drain(Deadline(SOON), stall=SHORT)
        assert broken.value.reason is Reason.STUCK


def test_one_that_takes_a_little_now_and_then_is_held_to_the_deadline(peer: Peer) -> None:
    with peer.called() as link:
        began = time.monotonic()
        with pytest.raises(LinkBroken):
            link.send(LARGE, Deadline(SHORT))
        assert SHORT <= time.monotonic() - began < SOON


def test_one_that_hangs_up_is_lost(peer: Peer) -> None:
    with peer.called() as link:
        peer.reset()
        with pytest.raises(LinkBroken) as broken:
            link.send(LARGE, Deadline(SOON))
        assert broken.value.reason is Reason.CONNECTION_LOST


def test_one_that_hangs_up_after_the_last_byte_is_lost(peer: Peer) -> None:
    with peer.called() as link:
        link.send(b"badge", Deadline(SOON))
        link.drain(Deadline(SOON))
        peer.reset()
        with pytest.raises(LinkBroken) as broken:
            link.receive(Deadline(SOON))
        assert broken.value.reason is Reason.CONNECTION_LOST
        with pytest.raises(LinkBroken):
            link.drain(Deadline(SOON))


def test_one_that_says_nothing_says_nothing(peer: Peer) -> None:
    with peer.called() as link:
        assert link.receive(Deadline(SHORT)) == b""


def test_one_that_ends_the_conversation_is_lost(peer: Peer) -> None:
    with peer.called() as link:
        peer.hang_up()
        with pytest.raises(LinkBroken) as broken:
            link.receive(Deadline(SOON))
        assert broken.value.reason is Reason.CONNECTION_LOST


def test_its_last_words_are_heard(peer: Peer) -> None:
    with peer.called() as link:
        assert peer.connection is not None
        peer.connection.sendall(b"cover open")
        peer.hang_up()
        assert link.receive(Deadline(SOON)) == b"cover open"


def test_talking_and_listening_at_the_same_time(peer: Peer) -> None:
    with peer.called() as link:
        assert link.exchange(b"badge", Deadline(SOON)) == (5, b"")
        assert peer.connection is not None
        peer.connection.sendall(b"ok")
        taken, said = 0, b""
        while not said:
            taken, said = link.exchange(b"x", Deadline(SOON))
        assert (taken, said) == (0, b"ok")


def test_an_unread_answer_does_not_reset_the_printer(peer: Peer) -> None:
    with peer.called() as link:
        link.send(b"badge", Deadline(SOON))
        link.drain(Deadline(SOON))
        assert peer.connection is not None
        peer.connection.sendall(b"thanks")
        assert link.receive(Deadline(SOON)) == b"thanks"
        peer.connection.sendall(b"anything else?")
    assert peer.read() == b"badge"
    assert peer.read() == b""


@pytest.mark.parametrize("host", ["host.invalid", "no such host", "." * 70, "x" * 64])
def test_a_host_that_does_not_exist_is_unreachable(host: str) -> None:
    with pytest.raises(LinkBroken) as broken:
        connect(host, 9100, Deadline(SOON))
    assert broken.value.reason is Reason.UNREACHABLE


def test_a_port_on_which_nobody_listens_is_unreachable(peer: Peer) -> None:
    peer.close()
    with pytest.raises(LinkBroken) as broken:
        connect("127.0.0.1", peer.port, Deadline(SOON))
    assert broken.value.reason is Reason.UNREACHABLE


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = Event()

    def hang(*_: object, **__: object) -> list[object]:
        let_go.wait(SOON)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(LinkBroken) as broken:
        resolve("printer", 9100, socket.SOCK_STREAM, Deadline(SHORT))
    let_go.set()
    assert broken.value.reason is Reason.UNREACHABLE


def test_the_next_address_of_a_host_is_tried(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))
    somebody = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", peer.port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [nobody, somebody])
    connect("printer", 9100, Deadline(SOON)).close()
