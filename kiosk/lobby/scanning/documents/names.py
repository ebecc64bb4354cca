"""Names as a person writes them, from the capitals that cards carry."""

import re

# Written small inside a family name; "Van" alone, or as a given name, is a name.
_ROMANCE = frozenset(("da", "das", "de", "del", "do", "dos", "e", "y"))
_PARTICLES = _ROMANCE | frozenset(
    ("bin", "bint", "della", "den", "der", "di", "du", "van", "vom", "von", "zu", "zum", "zur")
)
_ARTICLES = frozenset(("la", "las", "los"))  # small after a particle: "de la Cruz", but "La Rosa"
_NUMERALS = frozenset(("II", "III", "IV", "V", "VI", "VII", "VIII"))
_ABBREVIATED = {"JR": "Jr.", "SR": "Sr.", "JNR": "Jr.", "SNR": "Sr.", "1ST": "I", "2ND": "II", "3RD": "III"}
_LETTERS = re.compile(r"[^\W\d_]+")


def written_given(name: str) -> str:
    """Given names: `MARIA DE LOS ANGELES` -> `Maria de los Angeles`, `JEAN-LUC` -> `Jean-Luc`."""
    first, *others = name.split() or [""]
    return " ".join([_with_capital(first), *_with_particles(others, _ROMANCE)])


def written_family(name: str) -> str:
    """A family name: `DE LA CRUZ` -> `de la Cruz`, `O'BRIEN-MCKAY` -> `O'Brien-McKay`."""
    return " ".join(_with_particles(name.split(), _PARTICLES))


def written_suffix(suffix: str) -> str:
    """A suffix: `JR` -> `Jr.`, `3RD` -> `III`; anything else as it stands."""
    bare = suffix.strip(" .,").upper()
    return _ABBREVIATED.get(bare, bare if bare in _NUMERALS else " ".join(suffix.split()))


def is_suffix(word: str) -> bool:
    """Whether this word of a full name is a suffix; a lone `V` is rather an initial."""
    bare = word.strip(" .,").upper()
    return bare in _ABBREVIATED or (bare in _NUMERALS and bare != "V")


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
    return _LETTERS.sub(_capital, word) if word.isupper() else word


def _capital(found: re.Match[str]) -> str:
    letters = found.group()
    if letters.startswith("MC") and len(letters) > 3:
        return "Mc" + letters[2:].capitalize()
    return letters.capitalize()
