"""IPP: what is asked of a printer and what it answers, as bytes (RFC 8010, the encoding of RFC 8011)."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Union

VERSION = (1, 1)  # which every printer understands


class Group(IntEnum):
    """What a group of attributes is about."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """How a value is meant. Those below INTEGER stand for a value that is missing."""

    UNSUPPORTED = 0x10
    UNKNOWN = 0x12
    NO_VALUE = 0x13
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    DATE_TIME = 0x31
    RESOLUTION = 0x32
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_IN_LANGUAGE = 0x35
    NAME_IN_LANGUAGE = 0x36
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    URI_SCHEME = 0x46
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


_END = 0x03
_LAST_DELIMITER = 0x0F
_END_COLLECTION = 0x37
_MEMBER = 0x4A
_IN_LANGUAGE = {Tag.TEXT_IN_LANGUAGE: Tag.TEXT, Tag.NAME_IN_LANGUAGE: Tag.NAME}
_TEXTS = frozenset(tag for tag in Tag if tag >= Tag.TEXT)
_DEEPEST = 8  # collections within collections: more is an attack on whoever reads it
_LONGEST = 0x7FFF


class Malformed(ValueError):
    """Bytes that are no IPP."""


@dataclass(frozen=True)
class Value:
    """One value. `content` is an int, a bool, a text, a tuple of numbers (RESOLUTION: across, along, 3 for
    dots an inch or 4 for dots a centimetre; RANGE: from, to), the members of a collection, bytes, or None.
    `tag` may be a number that no Tag has; its content is bytes then."""

    tag: int
    content: Union[int, str, bytes, tuple[int, ...], "Attributes", None]


Attributes = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True)
class Message:
    """A request, whose `code` is an operation, or an answer, whose `code` is a status. `data` is a document.

    A group's kind may be a number that no Group has.
    """

    code: int
    groups: tuple[tuple[int, Attributes], ...]
    request_id: int = 1
    data: bytes = field(default=b"", repr=False)
    version: tuple[int, int] = VERSION

    def group(self, group: Group) -> Attributes:
        """The first group of this kind; empty where there is none."""
        return next((attributes for kind, attributes in self.groups if kind == group), {})


def values(tag: Tag, *contents: int | str | bytes | tuple[int, ...] | Attributes) -> tuple[Value, ...]:
    """An attribute's values, all of one tag."""
    return tuple(Value(tag, content) for content in contents)


def encode(message: Message) -> bytes:
    """The message as it travels."""
    parts = [struct.pack(">bbHi", *message.version, message.code, message.request_id)]
    for group, attributes in message.groups:
        parts.append(bytes([group]))
        parts.extend(_attributes(attributes))
    parts.append(bytes([_END]))
    return b"".join((*parts, message.data))


def _attributes(attributes: Attributes) -> Iterator[bytes]:
    for name, found in attributes.items():
        label = name.encode()
        for value in found:
            yield from _value(value, label)
            label = b""  # further values of the same attribute come without its name


def _value(value: Value, label: bytes) -> Iterator[bytes]:
    if isinstance(value.content, Mapping):
        yield _field(Tag.COLLECTION, label, b"")
        for name, found in value.content.items():
            yield _field(_MEMBER, b"", name.encode())
            for member in found:
                yield from _value(member, b"")
        yield _field(_END_COLLECTION, b"", b"")
    else:
        yield _field(value.tag, label, _content(value))


def _field(tag: int, label: bytes, content: bytes) -> bytes:
    if max(len(label), len(content)) > _LONGEST:
        raise ValueError(f"an IPP value has at most {_LONGEST} bytes")
    return struct.pack(f">BH{len(label)}sH", tag, len(label), label, len(content)) + content


def _content(value: Value) -> bytes:
    match value.content:
        case None:
            return b""
        case bool(truth):
            return bytes([truth])
        case int(number):
            return struct.pack(">i", number)
        case str(text):
            return text.encode()
        case bytes(octets):
            return octets
        case tuple(numbers):
            return struct.pack(">iib" if value.tag == Tag.RESOLUTION else ">ii", *numbers)
    raise TypeError(f"{value.content!r} cannot be the content of an IPP value")


def decode(data: bytes) -> Message:
    """The message of these bytes; raises Malformed."""
    try:
        major, minor, code, request_id = struct.unpack_from(">bbHi", data)
        reader = _Reader(data, 8)
        groups = tuple(reader.groups())
    except (struct.error, IndexError) as error:
        raise Malformed(f"no IPP: {error}") from error
    return Message(code, groups, request_id, data[reader.at :], (major, minor))


@dataclass
class _Field:
    tag: int
    label: str
    content: bytes


class _Reader:
    """Reads on in a message; `at` is how far it came."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self.at = data, at

    def groups(self) -> Iterator[tuple[int, Attributes]]:
        while (kind := self._data[self.at]) != _END:
            if kind > _LAST_DELIMITER:
                raise Malformed("no IPP: a value outside of a group")
            self.at += 1
            yield kind, self._attributes()
        self.at += 1

    def _attributes(self) -> Attributes:
        found: dict[str, tuple[Value, ...]] = {}
        name = ""
        while self._data[self.at] > _LAST_DELIMITER:
            part = self._field()
            name = part.label or name
            found[name] = (*found.get(name, ()), self._value(part, _DEEPEST))
        return found

    def _value(self, part: _Field, depth: int) -> Value:
        if part.tag == Tag.COLLECTION:
            return Value(Tag.COLLECTION, self._members(depth - 1))
        return _read(part)

    def _members(self, depth: int) -> Attributes:
        if depth == 0:
            raise Malformed("no IPP: collections too deep within each other")
        found: dict[str, tuple[Value, ...]] = {}
        name = ""
        while (part := self._field()).tag != _END_COLLECTION:
            if part.tag == _MEMBER:
                name = _text(part.content)
                found.setdefault(name, ())
            else:
                found[name] = (*found.get(name, ()), self._value(part, depth))
        return found

    def _field(self) -> _Field:
        tag = self._data[self.at]
        self.at += 1
        label = self.counted()
        return _Field(tag, _text(label), self.counted())

    def counted(self) -> bytes:
        """The bytes that stand behind their own length."""
        (length,) = struct.unpack_from(">H", self._data, self.at)
        begin, self.at = self.at + 2, self.at + 2 + length
        if self.at > len(self._data):
            raise Malformed("no IPP: it ends in the middle of a value")
        return self._data[begin : self.at]


def _text(content: bytes) -> str:
    return content.decode(errors="replace")  # not every printer writes UTF-8


def _read(part: _Field) -> Value:
    if part.tag in _IN_LANGUAGE:
        reader = _Reader(part.content, 0)
        reader.counted()  # the language, of which nothing is made here
        return Value(_IN_LANGUAGE[Tag(part.tag)], _text(reader.counted()))
    if part.tag < Tag.INTEGER:
        return Value(part.tag, None)
    match part.tag:
        case Tag.INTEGER | Tag.ENUM:
            return Value(part.tag, *struct.unpack(">i", part.content))
        case Tag.BOOLEAN:
            return Value(part.tag, part.content != b"\x00")
        case Tag.RESOLUTION:
            return Value(part.tag, struct.unpack(">iib", part.content))
        case Tag.RANGE:
            return Value(part.tag, struct.unpack(">ii", part.content))
        case tag if tag in _TEXTS:
            return Value(part.tag, _text(part.content))
    return Value(part.tag, part.content)
