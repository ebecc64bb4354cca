"""What a key may hold. Each type says in words what it allows: that is what a person reads on a bad value."""

import re
from collections.abc import Iterable
from datetime import date
from ipaddress import ip_network
from typing import Annotated, Literal, get_args
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from kiosk.visits.host import HostKind
from kiosk.visits.purpose import Ask, BadgeType
from kiosk.visits.role import Role


def _allowed(words: str) -> WrapValidator:
    """Says these words of whatever is wrong with a value."""

    def checked(value: object, inner: ValidatorFunctionWrapHandler) -> object:
        try:
            return inner(value)
        except ValidationError:
            raise ValueError(words) from None

    return WrapValidator(checked)


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(name)
    return name


def _network(text: str) -> str:
    ip_network(text)
    return text


def _one_of(values: Iterable[str]) -> str:
    *some, last = (f'"{value}"' for value in values)
    return f"{', '.join(some)} or {last}"


def _of_bounded_time(pattern: str) -> str:
    """Refuses what a regular expression could try in too many ways: groups, and many open lengths."""
    pieces = re.fullmatch(rf"(?:{_PIECE})+", pattern) and re.findall(_PIECE, pattern)
    if not pieces or sum("," in length or "?" in length for length in pieces) > _MOST_OPEN_LENGTHS:
        raise ValueError(pattern)
    try:
        re.compile(pattern)
    except re.error as error:  # as [9-0]
        raise ValueError(pattern) from error
    return pattern


_EMAIL = r"[^@\s<>]+@[^@\s<>]+"

# A character, \d or a [class] of a card's number, and how often it stands.
_PIECE = r"(?:[\w /:-]|\\[d.+*/-]|\[[\w ./:+*-]+\])(\{\d{1,2}(?:,\d{1,2})?\}|\??)"
_MOST_OPEN_LENGTHS = 3

# Texts

Text = Annotated[str, _allowed("a text in quotation marks")]
FilledText = Annotated[str, Field(pattern=r"\S"), _allowed("a text that is not empty")]
Name = Annotated[str, Field(pattern=r"\S", max_length=80), _allowed("a text of 1 to 80 characters")]
LobbyName = Annotated[str, Field(pattern=r"\S", max_length=60), _allowed("a text of 1 to 60 characters")]
Letter = Annotated[str, Field(pattern=r"^[A-Z]$"), _allowed("one capital letter, A to Z")]
TimeZone = Annotated[
    str, AfterValidator(_known_zone), _allowed('the IANA name of a time zone, such as "America/Denver"')
]
TimeOfDay = Annotated[
    str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$"), _allowed('a time such as "16:00", or "" for none')
]
TimeSpan = Annotated[
    str,
    Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)?$"),
    _allowed('two times such as "07:30-16:00", or "" for none'),
]
Day = Annotated[date, _allowed("a date without quotation marks, such as 2026-12-24")]
Days = Annotated[
    list[date], _allowed("a list of dates without quotation marks, such as [2026-12-24, 2026-12-25]")
]
LanguageTags = Annotated[
    list[Annotated[str, Field(min_length=1)]],
    Field(min_length=1),
    _allowed('a list of language tags, such as ["en", "es"]'),
]
Wording = Annotated[
    dict[str, Annotated[str, Field(pattern=r"\S")]],
    Field(min_length=1),
    _allowed('a text by language, such as { en = "Library", es = "Biblioteca" }'),
]
WordingOrNone = Annotated[
    dict[str, Annotated[str, Field(pattern=r"\S")]],
    _allowed('a text by language, such as { en = "Library", es = "Biblioteca" }, or {} for none'),
]
Choices = Annotated[
    dict[str, Wording],
    Field(max_length=6),
    _allowed('tables of at most six answers by language, such as often = { en = "Often" }'),
]
AnswerIds = Annotated[list[str], _allowed('a list of answers, such as ["yes"]')]

Translations = Annotated[
    dict[str, Annotated[str, Field(pattern=r"\S")]],
    _allowed('a text by language, such as { en = "Library", es = "Biblioteca" }, or {} for none'),
]
Tags = Annotated[list[str], _allowed('a list of language tags, such as ["es", "so"], or [] for none')]

OWN = "own"  # the office's certificate, where it makes one for itself

# Numbers and switches

Switch = Annotated[bool, _allowed("true or false")]
Seconds = Annotated[int, Field(ge=1, le=86_400), _allowed("a whole number of seconds, 1 to 86400")]
Minutes = Annotated[int, Field(ge=1, le=120), _allowed("a whole number of minutes, 1 to 120")]
Hours = Annotated[int, Field(ge=1, le=168), _allowed("a whole number of hours, 1 to 168")]
Tries = Annotated[int, Field(ge=1, le=1000), _allowed("a whole number, 1 to 1000")]
Port = Annotated[int, Field(ge=0, le=65_535), _allowed("a port, 0 to 65535")]

# Addresses

Device = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9+]*:"), _allowed('a URL, such as "folder:pictures" or "file:badges"')
]
ListenAddress = Annotated[
    str, Field(pattern=r"^\S+$"), _allowed('an address of this machine, such as "127.0.0.1"')
]
Proxies = Annotated[
    list[Annotated[str, AfterValidator(_network)]],
    _allowed('a list of addresses or networks, such as ["192.0.2.7"] or ["10.0.0.0/8"], or [] for none'),
]
WebAddress = Annotated[
    str,
    Field(pattern=r"^https?://[^/\s]+$"),
    _allowed('a web address without a path, such as "http://127.0.0.1:8460"'),
]
PublicAddress = Annotated[
    str,
    Field(pattern=r"^(https?://[^/\s]+)?$"),
    _allowed('a web address without a path, such as "https://visits.school.example", or "" for none'),
]
Webhook = Annotated[
    str,
    Field(pattern=r"^(https?://\S+)?$"),
    _allowed('a web address, such as "https://example.org/arrivals", or "" for none'),
]
Provider = Annotated[
    str,
    Field(pattern=r"^(https?://\S*[^/\s])?$"),
    _allowed('a web address such as "https://accounts.google.com", or "" for none'),
]
EmailAddress = Annotated[str, Field(pattern=rf"^({_EMAIL})?$"), _allowed('an e-mail address, or "" for none')]
EmailAddresses = Annotated[
    list[Annotated[str, Field(pattern=rf"^{_EMAIL}$")]],
    _allowed('a list of e-mail addresses, such as ["desk@school.example"]'),
]
Sender = Annotated[
    str,
    Field(pattern=rf"^([^<>@]+ <{_EMAIL}>|{_EMAIL})$"),
    _allowed('an e-mail address, such as "Front desk <desk@school.example>"'),
]

PhoneNumber = Annotated[
    str,
    Field(pattern=r"^(\+[1-9]\d{6,14})?$"),
    _allowed('a telephone number with its country, such as "+15550100140", or "" for none'),
]
PhoneNumbers = Annotated[
    list[Annotated[str, Field(pattern=r"^\+[1-9]\d{6,14}$")]],
    _allowed('a list of telephone numbers with their country, such as ["+15550100140"]'),
]
NtfyTopic = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9_-]{0,64}$"),
    _allowed('a topic of letters, digits, - and _, such as "front-desk-7Kq2", or "" for none'),
]
AppriseUrls = Annotated[
    list[Annotated[str, Field(pattern=r"^[a-z][a-z0-9+]*://\S+$")]],
    _allowed('a list of apprise URLs, such as ["pover://USER@TOKEN"]'),
]
Abbreviations = Annotated[
    list[Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,9}$")]],
    _allowed('a list of abbreviations in capitals, such as ["PTA", "TV"]'),
]

# The look

Colour = Annotated[
    str,
    Field(pattern=r"^#[0-9a-fA-F]{6}$"),
    _allowed('a colour as six hexadecimal digits, such as "#0b6b63"'),
]
Diagonal = Annotated[
    float,
    Field(strict=False, ge=0, le=120),
    _allowed("the panel's diagonal in inches, such as 10.1; 0 if unknown"),
]
TextScale = Annotated[Literal[100, 150, 200], _allowed("100, 150 or 200")]

# One of a few

BadgeField = Literal[
    "photo",
    "visitor-label",
    "until",
    "destination",
    "directions",
    "host",
    "purpose",
    "arrived",
    "logo",
    "school",
    "return-line",
]
BadgeFields = Annotated[list[BadgeField], _allowed(f"a list of any of {', '.join(get_args(BadgeField))}")]

Window = Annotated[
    str,
    Field(pattern=r"^(full|[1-9]\d{2,4}x[1-9]\d{2,4})$"),
    _allowed('"full", or a size in pixels such as "1280x800"'),
]
Voices = Annotated[
    list[Annotated[str, Field(pattern=r"^(espeak-ng:|(piper|file):.+)$")]],
    _allowed('a list of voices, such as ["piper:voices", "espeak-ng:"]; [] for none'),
]
SpeechOutput = Annotated[Literal["headphone", "speaker"], _allowed('"headphone" or "speaker"')]
WordsPerMinute = Annotated[int, Field(ge=80, le=400), _allowed("a whole number of words a minute, 80 to 400")]
CardKind = Annotated[Literal["staff", "student"], _allowed('"staff" or "student"')]
CardPattern = Annotated[
    str,
    AfterValidator(_of_bounded_time),
    _allowed(
        "a regular expression such as 'S[0-9]{6}': characters, \\d and [classes], each with {n}, {n,m} or ? "
        f"behind it, no groups, at most {_MOST_OPEN_LENGTHS} of open length"
    ),
]
Symbology = Literal[
    "Code39", "Code128", "ITF", "EAN13", "EAN8", "UPCE", "QRCode", "PDF417", "Aztec", "DataMatrix"
]
Symbologies = Annotated[
    list[Symbology], Field(min_length=1), _allowed(f"a list of any of {', '.join(get_args(Symbology))}")
]
ItfLengths = Annotated[
    list[Annotated[int, Field(ge=6, le=80, multiple_of=2)]],
    _allowed("a list of even numbers from 6 to 80, such as [8, 14]; [] for none"),
]
CheckDigit = Literal["none", "luhn", "ean", "mod11", "code39", "damm", "verhoeff"]
CheckedBy = Annotated[CheckDigit, _allowed(_one_of(get_args(CheckDigit)))]
Tell = Annotated[
    list[Annotated[Role, Field(strict=False)]],
    Field(min_length=1),
    _allowed(f"a list of any of {_one_of(Role)}"),
]
Security = Annotated[Literal["starttls", "tls", "none"], _allowed('"starttls", "tls" or "none"')]
Asks = Annotated[list[Annotated[Ask, Field(strict=False)]], _allowed('["host"], or [] for nothing')]
Badge = Annotated[BadgeType, Field(strict=False), _allowed(_one_of(BadgeType))]
Kind = Annotated[HostKind, Field(strict=False), _allowed('"person" or "office"')]
