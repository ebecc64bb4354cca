"""SNMP from the other side: answers a question for one value, as a printer does (version 1, RFC 1157)."""

from collections.abc import Mapping

_NO_SUCH_NAME = 2


def answer(question: bytes, values: Mapping[str, bytes]) -> bytes:
    """The answer to a GET of one object: its octets, or that there is none of this name.

    Raises ValueError where the datagram is no such question.
    """
    version, community, request = _children(_inside(question, 0x30))
    number, _, _, wanted = _children(_inside(request, 0xA0))
    name, _ = _children(_inside(_inside(wanted, 0x30), 0x30))
    octets = values.get(_dotted(_inside(name, 0x06)))
    error = bytes([0 if octets is not None else _NO_SUCH_NAME])
    value = _pack(0x05) if octets is None else _pack(0x04, octets)
    result = _pack(
        0xA2, number, _pack(0x02, error), _pack(0x02, error[:1]), _pack(0x30, _pack(0x30, name, value))
    )
    return _pack(0x30, version, community, result)


def _children(data: bytes) -> list[bytes]:
    """The values that stand one after the other, each with its tag and length."""
    found = []
    while data:
        size = 2 + data[1]
        found.append(data[:size])
        data = data[size:]
    return found


def _inside(value: bytes, tag: int) -> bytes:
    if value[0] != tag or value[1] >= 0x80:
        raise ValueError(f"tag {value[0]:02x}, length {value[1]}")
    return value[2 : 2 + value[1]]


def _pack(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return bytes([tag, len(content)]) + content


def _dotted(encoded: bytes) -> str:
    numbers, number = [encoded[0] // 40, encoded[0] % 40], 0
    for byte in encoded[1:]:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return ".".join(map(str, numbers))
