"""Korean: jamo on the two-set keyboard (KS X 5002) become syllables.

Letters are Unicode's compatibility jamo (U+3131 to U+3163), as the keys show them.
"""

from typing import NamedTuple

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

# Two jamo, and what they make of each other.
_TOGETHER = (
    "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ "
    "ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㅂㅅㅄ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ"
)
_PAIRS = {three[:2]: three[2] for three in _TOGETHER.split()}
_PARTS = {pair: parts for parts, pair in _PAIRS.items()}

_SYLLABLES = 0xAC00, 0xD7A3


class _Syllable(NamedTuple):
    """The jamo of one syllable; `last` is "" where it ends in its vowel."""

    first: str
    vowel: str
    last: str = ""

    def __str__(self) -> str:
        first, vowel, last = _FIRST.index(self.first), _VOWELS.index(self.vowel), _LAST.index(self.last)
        return chr(_SYLLABLES[0] + (first * len(_VOWELS) + vowel) * len(_LAST) + last)


def write(before: str, jamo: str) -> str:
    """The text with one more jamo, which joins the syllable before it where it can."""
    text, letter = before[:-1], before[-1:]
    syllable = _parted(letter)
    if jamo in _VOWELS:
        if syllable and syllable.last:  # what seemed to end one syllable begins the next
            stays, goes = _split(syllable.last)
            return f"{text}{syllable._replace(last=stays)}{_Syllable(goes, jamo)}"
        if syllable and (pair := _PAIRS.get(syllable.vowel + jamo)):
            return f"{text}{syllable._replace(vowel=pair)}"
        if letter and letter in _FIRST:
            return f"{text}{_Syllable(letter, jamo)}"
    elif syllable and jamo in _LAST:
        if not syllable.last:
            return f"{text}{syllable._replace(last=jamo)}"
        if pair := _PAIRS.get(syllable.last + jamo):
            return f"{text}{syllable._replace(last=pair)}"
    return before + jamo


def erase(before: str) -> str | None:
    """The text without its last jamo; None where it does not end in a syllable."""
    syllable = _parted(before[-1:])
    if syllable is None:
        return None
    if syllable.last:
        shorter = str(syllable._replace(last=_PARTS.get(syllable.last, "")[:1]))
    elif syllable.vowel in _PARTS:
        shorter = str(syllable._replace(vowel=_PARTS[syllable.vowel][0]))
    else:
        shorter = syllable.first
    return before[:-1] + shorter


def _parted(letter: str) -> _Syllable | None:
    if not letter or not _SYLLABLES[0] <= ord(letter) <= _SYLLABLES[1]:
        return None
    rest, last = divmod(ord(letter) - _SYLLABLES[0], len(_LAST))
    first, vowel = divmod(rest, len(_VOWELS))
    return _Syllable(_FIRST[first], _VOWELS[vowel], _LAST[last])


def _split(last: str) -> tuple[str, str]:
    """What of a syllable's end stays, and what goes to the vowel that follows."""
    parts = _PARTS.get(last, last)
    return parts[:-1], parts[-1]
