"""Burmese: the vowel sign ေ stands before its consonant, and is typed before it by those who write as they
see, behind it by those who write as they speak. Unicode wants it behind the consonant and its medials."""

_VOWEL_BEFORE = "ေ"
_CONSONANTS = "".join(map(chr, range(0x1000, 0x1022))) + "ဿ"
_MEDIALS = "ျြွှ"
_STACKER = "္"


def write(before: str, letter: str) -> str:
    """The text with one more letter or sign, in the order that Unicode wants."""
    if not before.endswith(_VOWEL_BEFORE) or not letter:
        return before + letter
    text = before[:-1]
    waits = not text or text[-1] not in _CONSONANTS + _MEDIALS
    belongs = letter in _MEDIALS or letter == _STACKER
    if (waits and letter in _CONSONANTS) or (not waits and belongs):
        return text + letter + _VOWEL_BEFORE
    return before + letter
