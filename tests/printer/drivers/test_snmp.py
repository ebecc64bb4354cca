import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.drivers.deadline import Deadline
from printer.drivers.snmp import answer, get, question
from printer.testing import snmp as peer

OID = "1.3.6.1.4.1.2435.3.3.9.1.6.1.0"
SHORT = 0.2
SOON = 5.0

# Captured from a QL-820NWB.
ANSWER = bytes.fromhex(
    "304c02010004067075626c6963a23f02010102010002010030343032060e2b06010401930303030901060100"
    "0420802042344130040000003e0a0000230000000000000000000081000000000000"
)
FRAME = ANSWER[-32:]


def test_the_answer_of_a_real_printer() -> None:
    assert answer(ANSWER, OID, 1) == FRAME


def test_a_question_as_the_standard_encodes_it() -> None:
    assert question(OID, 1).hex() == (
        "302c02010004067075626c6963a01f02010102010002010030143012060e2b060104019303030309010601000500"
    )


def test_the_stand_in_answers_as_the_real_one() -> None:
    assert peer.answer(question(OID, 1), {OID: FRAME}) == ANSWER


@pytest.mark.parametrize(("oid", "number"), [(OID, 2), ("1.3.6.1.2.1.1.1.0", 1)])
def test_the_answer_to_another_question_is_none(oid: str, number: int) -> None:
    assert answer(ANSWER, oid, number) is None


def test_a_device_that_has_no_such_object_gives_none() -> None:
    assert answer(peer.answer(question(OID, 1), {}), OID, 1) is None


@given(number=st.integers(0, 2**31 - 1), value=st.binary(max_size=40))
def test_whatever_is_asked_is_answered(number: int, value: bytes) -> None:
    assert answer(peer.answer(question(OID, number), {OID: value}), OID, number) == value


@given(st.binary(max_size=100))
def test_wild_bytes_never_raise(data: bytes) -> None:
    assert answer(data, OID, 1) is None


@given(at=st.integers(0, len(ANSWER) - 1), byte=st.integers(0, 255), end=st.integers(0, len(ANSWER)))
def test_damaged_answers_never_raise(at: int, byte: int, end: int) -> None:
    damaged = bytearray(ANSWER)
    damaged[at] = byte
    answer(bytes(damaged), OID, 1)
    assert answer(ANSWER[:end], OID, 1) in {None, FRAME}


@contextmanager
def device(answers: Iterator[Callable[[bytes], bytes] | None]) -> Iterator[int]:
    """A device that answers each question in turn so, or not at all."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.bind(("127.0.0.1", 0))

        def serve() -> None:
            for make in answers:
                asking, sender = asked.recvfrom(1000)
                if not asking:
                    return
                if make is not None:
                    asked.sendto(make(asking), sender)

        thread = Thread(target=serve)
        thread.start()
        yield asked.getsockname()[1]
        asked.sendto(b"", asked.getsockname())
        thread.join()


def truly(asking: bytes) -> bytes:
    return peer.answer(asking, {OID: FRAME})


def test_it_is_asked_again() -> None:
    with device(iter([None, None, truly])) as port:
        assert get("127.0.0.1", OID, Deadline(SOON), port, again=0.05) == FRAME


def test_noise_and_late_answers_are_passed_over() -> None:
    with device(iter([lambda _: b"noise", lambda _: ANSWER[:-1], truly])) as port:
        assert get("127.0.0.1", OID, Deadline(SOON), port, again=0.05) == FRAME


def test_one_that_never_answers_is_given_up_at_the_deadline() -> None:
    with device(iter([None] * 100)) as port:
        began = time.monotonic()
        assert get("127.0.0.1", OID, Deadline(SHORT), port, again=0.05) is None
        assert SHORT <= time.monotonic() - began < SOON


def test_one_that_is_not_there_is_given_up_at_once() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert get("127.0.0.1", OID, Deadline(SOON), port) is None
    assert get("host.invalid", OID, Deadline(SOON)) is None
