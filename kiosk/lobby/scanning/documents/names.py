"""Names as a person writes them, from the capitals that cards carry."""

import re
from itertools import pairwise

# Written small inside a family name; "Van" alone, or as a given name, is a name.
_ROMANCE = frozenset(("da", "das", "de", "del", "do", "dos", "e", "y"))
_PARTICLES = _ROMANCE | frozenset(
    (
        "'t", "af", "av", "bin", "bint", "dela", "della", "den", "der", "des", "di", "du", "ibn", "op", "te",
        "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
    )
)  # fmt: skip
_ARTICLES = frozenset(("la", "las", "los", "het"))  # small after a particle: "de la Cruz", but "La Rosa"
_NUMERALS = frozenset(("II", "III", "IV", "V", "VI", "VII", "VIII"))
_ABBREVIATED = {"JR": "Jr.", "SR": "Sr.", "JNR": "Jr.", "SNR": "Sr.", "1ST": "I", "2ND": "II", "3RD": "III"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ARABIC_ARTICLE = re.compile(r"(?:Al|El|Ad|As|Ash|At|Ul|Ur)-(?=\w)")  # small in a family name: "al-Masri"

# "Mac" goes before these with a capital; other names begin with it by chance, as Macias and Machado.
_MAC = re.compile(
    "MAC(?:ALISTER|ALLISTER|ANDREW|ARTHUR|AULAY|BRIDE|CALLUM|CARTHY|CORMACK|CORMICK|DANIEL|DERMOTT|DIARMID|"
    "DONALD|DONELL|DONNELL|DOUGAL|DOUGALL|DOWELL|DUFF|EACHERN|ELROY|EWAN|FADYEN|FARLAND|FARLANE|GILL|"
    "GILLIVRAY|GOWAN|GRATH|GREGOR|GUIRE|INNES|INNIS|INTOSH|INTYRE|IVER|IVOR|KAY|KENNA|KENZIE|KINLEY|KINNON|"
    "KINTOSH|LACHLAN|LAREN|LEAN|LEISH|LELLAN|LENNAN|LEOD|MAHON|MANUS|MILLAN|MURRAY|NAB|NAMARA|NAUGHTON|"
    "NEIL|NEILL|NEILLE|NICOL|PHAIL|PHEE|PHERSON|QUARRIE|QUEEN|RAE|RITCHIE|TAGGART|TAVISH|VICAR|WHIRTER|"
    "WILLIAM|WILLIAMS)"
)
# An apostrophe joins two names after these, as in O'Brien and De'Andre; elsewhere it is a sound: Ka'ahumanu.
_JOINED = re.compile(r"(?<!\w)(?:[A-Z]|DE|LE|LA|JA|DA|SHA|DELL|DALL|SANT)['’]")


def written_given(name: str) -> str:
    """Given names: `MARIA DE LOS ANGELES` -> `Maria de los Angeles`, `JEAN-LUC` -> `Jean-Luc`."""
    first, *others = name.split() or [""]
    return " ".join([_with_capital(first), *_with_particles(others, _ROMANCE)])


def written_family(name: str) -> str:
    """A family name: `DE LA CRUZ` -> `de la Cruz`, `O'BRIEN-MCKAY` -> `O'Brien-McKay`."""
    return " ".join(
        _ARABIC_ARTICLE.sub(lambda article: article[0].lower(), word, count=1) if was.isupper() else word
        for was, word in zip(name.split(), _with_particles(name.split(), _PARTICLES), strict=True)
    )


def written_suffix(suffix: str) -> str:
    """A suffix: `JR` -> `Jr.`, `3RD` -> `III`; anything else as it stands."""
    bare = suffix.strip(" .,").upper()
    return _ABBREVIATED.get(bare, bare if bare in _NUMERALS else " ".join(suffix.split()))


def is_suffix(word: str) -> bool:
    """Whether this word of a full name is a suffix; `V` is rather an initial, and `VI` a name."""
    bare = word.strip(" .,").upper()
    return bare in _ABBREVIATED or (bare in _NUMERALS and bare not in ("V", "VI"))


def split_family(words: list[str]) -> tuple[list[str], list[str]]:
    """`[MARIA, DE, LA, CRUZ]` -> `([MARIA], [DE, LA, CRUZ])`: the family name takes its particles along."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES | _ARTICLES:
        start -= 1
    return words[:start], words[start:]


def _with_particles(words: list[str], particles: frozenset[str]) -> list[str]:
    written: list[str] = []
    for at, word in enumerate(words, 1):
        small = word.lower()
        is_particle = small in particles or (
            small in _ARTICLES and bool(written) and written[-1] in particles
        )
        # The last word is a name, whatever it looks like.
        written.append(small if is_particle and word.isupper() and at < len(words) else _with_capital(word))
    return written


def _with_capital(word: str) -> str:
    # Small letters mean that someone already wrote the name as it should be.
    if not word.isupper():
        return word
    starts = [0, *(joined.end() for joined in _JOINED.finditer(word)), len(word)]
    return "".join(_WORD.sub(_capital, word[start:end]) for start, end in pairwise(starts))


def _capital(found: re.Match[str]) -> str:
    letters = found[0]
    if _MAC.fullmatch(letters):
        return "Mac" + letters[3:].capitalize()
    if letters.startswith("MC") and len(letters) > 3:
        return "Mc" + letters[2:].capitalize()
    return letters.capitalize()
