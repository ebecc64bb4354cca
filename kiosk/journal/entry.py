"""An entry: one fact in the journal of one machine, chained to the one before it.

    seal = SHA-256 of the content          hash = SHA-256 of the previous hash and the seal

Personal details lie beside the entry; its content holds only their salted digest. So an entry can travel
with its details, without them (where they were forgotten or are nobody's business), or as a bare seal
(where even the fact is nobody's business), and its chain can be checked all the same.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kiosk.errors import EntryInvalid
from kiosk.visits.moment import Moment

Json = dict[str, Any]

START = ""  # the `previous` of an origin's first entry
HIGHEST = 2**31 - 1  # the largest number that every database keeps in an integer column

Head = tuple[int, str]
"""Number and hash of the last entry that a machine holds of an origin."""


@dataclass(frozen=True)
class Details:
    """What an entry tells about a person, and the salt that keeps its digest from being guessed."""

    salt: str
    values: Json

    @classmethod
    def of(cls, values: Json) -> "Details":
        """Details under a fresh salt."""
        return cls(secrets.token_hex(16), values)

    @property
    def digest(self) -> str:
        """The salted digest, as hexadecimal."""
        return _sha256(self.salt, canonical(self.values))


@dataclass(frozen=True)
class Content:
    """What an entry says: which fact, about what, when."""

    kind: str
    topic: str
    subject: str
    audience: str
    moment: Moment
    facts: Json
    person: str | None = None
    digest: str | None = None

    def to_json(self) -> Json:
        """As written on the wire, and under the seal."""
        return {
            "kind": self.kind,
            "topic": self.topic,
            "subject": self.subject,
            "audience": self.audience,
            "at": self.moment.at.isoformat(timespec="microseconds"),
            "offset": self.moment.offset,
            "trusted": self.moment.trusted,
            "facts": self.facts,
            "person": self.person,
            "digest": self.digest,
        }


@dataclass(frozen=True)
class Entry:
    """One link of a chain: the `number`-th fact (from 1) that the machine `origin` wrote."""

    origin: str
    number: int
    previous: str
    seal: str
    content: Content | None = None
    details: Details | None = None

    @classmethod
    def write(
        cls, origin: str, number: int, previous: str, content: Content, details: Details | None
    ) -> "Entry":
        """A new entry, sealed over its content."""
        return cls(origin, number, previous, seal_of(origin, number, content), content, details)

    @property
    def hash(self) -> str:
        """What the next entry names as its `previous`."""
        return _sha256(self.previous, self.seal)

    @property
    def intact(self) -> bool:
        """Whether content and details, as far as they are here, are those that were sealed."""
        if self.content is None:
            return self.details is None
        if self.seal != seal_of(self.origin, self.number, self.content):
            return False
        return self.details is None or self.details.digest == self.content.digest

    def sealed(self) -> "Entry":
        """The bare link, for those whom the fact does not concern."""
        return replace(self, content=None, details=None)

    def without_details(self) -> "Entry":
        """The fact without what it tells about a person."""
        return replace(self, details=None)

    def to_json(self) -> Json:
        """As written on the wire."""
        return {
            "origin": self.origin,
            "number": self.number,
            "previous": self.previous,
            "seal": self.seal,
            "content": self.content.to_json() if self.content else None,
            "details": {"salt": self.details.salt, "values": self.details.values} if self.details else None,
        }

    @classmethod
    def from_json(cls, wire: Json) -> "Entry":
        """The entry that was written so; raises EntryInvalid."""
        try:
            canonical(wire).encode()  # refuses what could not be written again: NaN, halves of characters
            content, details = wire["content"], wire["details"]
            return cls(
                origin=_text(wire["origin"]),
                number=_number(wire["number"]),
                previous=_text(wire["previous"]),
                seal=_text(wire["seal"]),
                content=_content(content) if content is not None else None,
                details=_details(details) if details is not None else None,
            )
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise EntryInvalid(problem=f"{type(error).__name__}: {error}") from None


def seal_of(origin: str, number: int, content: Content) -> str:
    """The digest of a content in its place."""
    return _sha256(canonical({"origin": origin, "number": number, **content.to_json()}))


def canonical(value: Json) -> str:
    """The one way to write this value as JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _content(wire: Json) -> Content:
    return Content(
        kind=_text(wire["kind"]),
        topic=_text(wire["topic"]),
        subject=_text(wire["subject"]),
        audience=_text(wire["audience"]),
        moment=_moment(wire),
        facts=_table(wire["facts"]),
        person=None if wire["person"] is None else _text(wire["person"]),
        digest=None if wire["digest"] is None else _text(wire["digest"]),
    )


def _details(wire: Json) -> Details:
    return Details(_text(wire["salt"]), _table(wire["values"]))


def _moment(wire: Json) -> Moment:
    offset, trusted = wire["offset"], wire["trusted"]
    if type(offset) is not int or type(trusted) is not bool:
        raise TypeError(f"{offset!r} and {trusted!r} are not an offset in minutes, and true or false")
    moment = Moment(datetime.fromisoformat(wire["at"]), offset, trusted)
    _ = moment.local  # what no wall clock can show is refused here, and not when it is shown
    return moment


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(f"{value!r} is not a text")
    return value


def _table(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is not a table")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= HIGHEST:
        raise ValueError(f"{value!r} is not a number from 1 to {HIGHEST}")
    return value


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
