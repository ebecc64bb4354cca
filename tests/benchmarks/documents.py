"""Whether made-up licences of every jurisdiction are read right, and whether any text makes a parser fail."""

import base64
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.lobby.scanning.code import Code
from kiosk.lobby.scanning.documents.badge import read_badge_text
from kiosk.lobby.scanning.documents.card import CardKind, CardPattern, read_card
from kiosk.lobby.scanning.documents.check_digit import CheckDigit
from kiosk.lobby.scanning.documents.document import recognise
from kiosk.lobby.scanning.documents.invitation import read_invitation_text
from kiosk.lobby.scanning.documents.licence import Licence, read_licence
from kiosk.lobby.scanning.documents.passport import read_mrz
from kiosk.visits.token import InvitationCode, badge_code, sign_invitation
from tests.benchmarks.row import Row
from tests.kiosk.lobby.scanning.documents.licences import Case, cases

PAYLOADS = 100_000
LONGEST = 10.0  # ms
SEED = 20261122
TODAY = date(2026, 3, 4)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = (KEY.public_key(),)
CARDS = (
    CardPattern(
        CardKind.STUDENT, re.compile("[A-Z]{0,9}[0-9]{0,30}-?[0-9]"), frozenset(("Code39",)), CheckDigit.LUHN
    ),
)
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
)


def rows() -> Iterator[Row]:
    """The core facts of made-up licences, then every parser's fuzz."""
    yield _core_facts()
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    for fuzz in FUZZES:
        yield _stumbles(fuzz, rng)


def _core_facts() -> Row:
    made_up = list(cases())
    baseline = sum(_facts(case) == _guarded(by_offsets, case.text) for case in made_up)
    ours = sum(_facts(case) == _core_of(read_licence(case.text)) for case in made_up)
    share = len({case.what for case in made_up})
    return Row(
        f"Licences, {len(made_up)} made-up texts of {share} habits: name, birthday and number right",
        f"by the header's offsets {baseline} ({baseline / len(made_up):.1%})",
        f"{ours} ({ours / len(made_up):.1%})",
        "81 of 83 (97.6 %) of public ones; here all",
        ours == len(made_up),
    )


def _facts(case: Case) -> tuple[str, str, date | None, str]:
    return case.given_names.upper(), case.family_name.upper(), case.date_of_birth, case.number


def _core_of(read: object) -> tuple[str, str, date | None, str] | None:
    if not isinstance(read, Licence):
        return None
    return read.given_names.upper(), read.family_name.upper(), read.date_of_birth, read.number


def by_offsets(text: str) -> tuple[str, str, date | None, str]:
    """A licence as the standard describes it: where the header says, in the order that the version says."""
    said = text.index("ANSI ") + 5
    version = int(text[said + 6 : said + 8])
    entry = said + (10 if version == 1 else 12)
    offset, length = int(text[entry + 2 : entry + 6]), int(text[entry + 6 : entry + 10])
    lines = re.split("[\r\n]+", text[offset + 2 : offset + length])
    elements = {line[:3]: line[3:].strip() for line in lines}
    born = elements["DBB"]
    if version == 1 or elements.get("DCG") == "CAN":
        born = born[4:] + born[:4]
    if version == 1:
        family, given = elements["DAA"].split(",")[:2]
    elif version in (2, 3):
        family, given = elements["DCS"], elements["DCT"].split(",")[0]
    else:
        family, given = elements["DCS"], elements["DAC"]
    return given, family, date(int(born[4:]), int(born[:2]), int(born[2:4])), elements["DAQ"]


def _guarded(read: Callable[[str], tuple[str, str, date | None, str]], text: str) -> object:
    try:
        return read(text)
    except (ValueError, KeyError, IndexError):
        return None


@dataclass(frozen=True)
class Fuzz:
    """A parser, the same without a guard, and what it is made to stumble over."""

    what: str
    reads: Callable[[str], object]
    baseline: Callable[[str], object]
    seeds: tuple[str, ...]
    pieces: tuple[str, ...]
    """Of its own language, which wild texts would never hit upon."""


def _code(text: str) -> Code:
    return Code("Code39", text, text.encode("utf-8", "surrogatepass"), CORNERS)


def _luhn(text: str) -> bool:
    digits = [int(digit) for digit in text[1:]]
    return sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]) % 10 == 0


def _decoded(text: str) -> bytes:
    return base64.b32decode(text[4:] + "=" * (-len(text[4:]) % 8))


def _zone_digits(text: str) -> bool:
    second = text.split("\n")[1]
    return all(
        sum(int(letter.replace("<", "0"), 36) * (7, 3, 1)[at % 3] for at, letter in enumerate(part)) % 10
        == int(digit)
        for part, digit in ((second[:9], second[9]), (second[13:19], second[19]), (second[21:27], second[27]))
    )


_LICENCES = tuple(case.text for case in cases())[::16]
_INVITATION = sign_invitation(InvitationCode("ABCDEFGHIJKLMNOP", TODAY), KEY)
_BADGE = badge_code("ABCDEFGHIJKLMNOP")
FUZZES = (
    Fuzz(
        "licence",
        read_licence,
        by_offsets,
        _LICENCES,
        (
            "DL",
            "ID",
            "ZV",
            "DAA",
            "DAB",
            "DADAD",
            "DCS",
            "DBB",
            "%BC",
            "^",
            ";636028",
            "=",
            "ANSI ",
            "636000",
        ),
    ),
    Fuzz(
        "passport",
        lambda text: read_mrz(text.split("\n"), TODAY),
        _zone_digits,
        ZONE,
        ("<", "<<", "P<", "\n", "O", "8B", "K" * 9, "<" * 20, "0" * 44, "V", "«"),
    ),
    Fuzz("badge", read_badge_text, lambda text: text.split(".")[1], (_BADGE,), ("VB1.", "A", "\n")),
    Fuzz(
        "invitation",
        lambda text: read_invitation_text(text, KEYS),
        _decoded,
        (_INVITATION,),
        ("VI1.", "A" * 8, "=", "ä"),
    ),
    Fuzz(
        "card",
        lambda text: read_card(_code(text), CARDS),
        _luhn,
        ("S799270", "1" * 40),
        ("S", "0" * 30, "-", "٣"),
    ),
    Fuzz(
        "any document, as the scanner asks",
        lambda text: recognise(_code(text), KEYS, CARDS),
        by_offsets,
        (*_LICENCES, _INVITATION, _BADGE),
        ("VI1.", "VB1.", "DAQ", "%BC", "\x1e", "DLDAA"),
    ),
)


def _payload(rng: random.Random, fuzz: Fuzz) -> str:
    """Wild, glued from pieces, or something real that was cut, mixed, doubled or overwritten."""
    kind = rng.randrange(6)
    if kind == 0:
        return rng.randbytes(rng.randrange(2000) if rng.random() < 0.1 else rng.randrange(80)).decode(
            "latin-1"
        )
    if kind == 1:
        return "".join(
            chr(rng.choice((rng.randrange(128), rng.randrange(0xD800)))) for _ in range(rng.randrange(60))
        )
    if kind == 2:
        return "".join(rng.choices(fuzz.pieces, k=rng.randrange(300 if rng.random() < 0.1 else 30)))
    text = rng.choice(fuzz.seeds)
    at, to = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
    if kind == 3:
        return text[:at] + rng.choice(fuzz.pieces) * rng.randrange(1, 20) + text[to:]
    if kind == 4:
        return text[:at] + text[at:to] * rng.randrange(4) + rng.choice(fuzz.seeds)[to:]
    changed = list(text)
    for _ in range(rng.randrange(1, 9)):
        changed[rng.randrange(len(changed))] = chr(rng.randrange(256))
    return "".join(changed)


@dataclass
class _Stumbles:
    raised: int = 0
    slow: int = 0
    slowest: float = 0.0

    def over(self, read: Callable[[str], object], text: str) -> None:
        took, raised = _timed(read, text)
        if took > LONGEST:  # a slow text is slow again; a machine that paused is not
            took = min(took, *(_timed(read, text)[0] for _ in range(3)))
        self.raised += raised
        self.slow += took > LONGEST
        self.slowest = max(self.slowest, took)

    def __str__(self) -> str:
        return f"{self.raised:,} raised, {self.slow} over {LONGEST:.0f} ms, slowest {self.slowest:.2f} ms"


def _timed(read: Callable[[str], object], text: str) -> tuple[float, bool]:
    """Milliseconds of this thread, and whether it raised."""
    began = time.thread_time()
    try:
        read(text)
    except Exception:
        raised = True
    else:
        raised = False
    return 1000 * (time.thread_time() - began), raised


def _stumbles(fuzz: Fuzz, rng: random.Random) -> Row:
    baseline, ours = _Stumbles(), _Stumbles()
    for _ in range(PAYLOADS):
        text = _payload(rng, fuzz)
        baseline.over(fuzz.baseline, text)
        ours.over(fuzz.reads, text)
    return Row(
        f"Fuzz, {fuzz.what}: {PAYLOADS:,} payloads",
        f"the same without guards: {baseline}",
        str(ours),
        f"0 raised, 0 over {LONGEST:.0f} ms",
        ours.raised == ours.slow == 0,
    )
