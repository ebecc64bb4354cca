"""SNMP: asks a device in the network for one value (version 1, RFC 1157; its encoding is BER, X.690)."""

import select
import socket
from contextlib import suppress
from itertools import count

from printer.drivers.deadline import Deadline
from printer.drivers.link import LinkBroken
from printer.drivers.tcp import resolve

PORT = 161

_INTEGER, _OCTETS, _NULL, _OBJECT, _SEQUENCE, _GET, _RESPONSE = 0x02, 0x04, 0x05, 0x06, 0x30, 0xA0, 0xA2
_VERSION_1, _COMMUNITY = 0, b"public"
_LONG = 0x80
_MOST = 2048  # bytes of an answer

_numbers = count(1)


def get(host: str, oid: str, deadline: Deadline, port: int = PORT, again: float = 0.4) -> bytes | None:
    """The octets of this object; None where the device does not say until the deadline.

    The question is asked again after every `again` seconds: datagrams get lost.
    """
    try:
        family, address = resolve(host, port, socket.SOCK_DGRAM, deadline)[0]
    except LinkBroken:
        return None
    with socket.socket(family, socket.SOCK_DGRAM) as asking, suppress(OSError):
        asking.connect(address)
        asking.setblocking(False)
        poll = select.poll()
        poll.register(asking, select.POLLIN)
        while not deadline.passed:
            number = next(_numbers)
            asking.send(question(oid, number))
            patience = deadline.at_most(again)
            while not patience.passed and poll.poll(patience.left * 1000):
                if (octets := answer(asking.recv(_MOST), oid, number)) is not None:
                    return octets
    return None


def question(oid: str, number: int) -> bytes:
    """The datagram that asks for an object."""
    wanted = _tlv(_SEQUENCE, _tlv(_OBJECT, _object(oid)) + _tlv(_NULL, b""))
    parts = (_integer(number), _integer(0), _integer(0), _tlv(_SEQUENCE, wanted))
    return _tlv(_SEQUENCE, _integer(_VERSION_1) + _tlv(_OCTETS, _COMMUNITY) + _tlv(_GET, b"".join(parts)))


def answer(datagram: bytes, oid: str, number: int) -> bytes | None:
    """The octets in the answer to this question; None where it is another answer, an error, or noise."""
    try:
        message = _parts(_content(_parts(datagram)[0], _SEQUENCE))
        asked, error, _, values = _parts(_content(message[2], _RESPONSE))
        value = _parts(_content(_parts(_content(values, _SEQUENCE))[0], _SEQUENCE))
        if (_number(asked), _number(error), _content(value[0], _OBJECT)) == (number, 0, _object(oid)):
            return _content(value[1], _OCTETS)
    except (IndexError, ValueError):
        pass
    return None


_Part = tuple[int, bytes]


def _parts(data: bytes) -> list[_Part]:
    """The tags and contents that stand one after the other; raises IndexError or ValueError."""
    parts = []
    while data:
        length, start = data[1], 2
        if length & _LONG:
            start += length & ~_LONG
            length = int.from_bytes(data[2:start])
        if len(data) < start + length:
            raise ValueError("it ends too early")
        parts.append((data[0], data[start : start + length]))
        data = data[start + length :]
    return parts


def _content(part: _Part, tag: int) -> bytes:
    if part[0] != tag:
        raise ValueError("another kind of value was expected")
    return part[1]


def _number(part: _Part) -> int:
    return int.from_bytes(_content(part, _INTEGER), signed=True)


def _integer(value: int) -> bytes:
    return _tlv(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, signed=True))


def _object(oid: str) -> bytes:
    """An object's numbers: the first two in one byte, the others in groups of seven bits."""
    first, second, *rest = (int(number) for number in oid.split("."))
    return bytes([40 * first + second]) + b"".join(_groups(number) for number in rest)


def _groups(number: int) -> bytes:
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


def _tlv(tag: int, content: bytes) -> bytes:
    length = bytes([len(content)])
    if len(content) >= _LONG:
        size = len(content).to_bytes((len(content).bit_length() + 7) // 8)
        length = bytes([_LONG | len(size)]) + size
    return bytes([tag]) + length + content
