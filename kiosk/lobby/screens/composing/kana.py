"""Japanese: romaji become kana, by the rules that every Japanese keyboard has (those of MS-IME and Mozc).

Names in kanji need a dictionary, and a choice among many readings; kana say how a name sounds.
"""

import re

_VOWELS = "aiueo"
# Behind each consonant what it makes with a, i, u, e and o; "." makes none.
_SYLLABLES = """
 あ い う え お
k か き く け こ
g が ぎ ぐ げ ご
s さ し す せ そ
z ざ じ ず ぜ ぞ
t た ち つ て と
d だ ぢ づ で ど
n な に ぬ ね の
h は ひ ふ へ ほ
b ば び ぶ べ ぼ
p ぱ ぴ ぷ ぺ ぽ
m ま み む め も
y や . ゆ いぇ よ
r ら り る れ ろ
w わ うぃ う うぇ を
ky きゃ きぃ きゅ きぇ きょ
gy ぎゃ ぎぃ ぎゅ ぎぇ ぎょ
sy しゃ しぃ しゅ しぇ しょ
sh しゃ し しゅ しぇ しょ
j じゃ じ じゅ じぇ じょ
zy じゃ じぃ じゅ じぇ じょ
jy じゃ じぃ じゅ じぇ じょ
ty ちゃ ちぃ ちゅ ちぇ ちょ
ch ちゃ ち ちゅ ちぇ ちょ
ts つぁ つぃ つ つぇ つぉ
th てゃ てぃ てゅ てぇ てょ
dh でゃ でぃ でゅ でぇ でょ
ny にゃ にぃ にゅ にぇ にょ
hy ひゃ ひぃ ひゅ ひぇ ひょ
by びゃ びぃ びゅ びぇ びょ
py ぴゃ ぴぃ ぴゅ ぴぇ ぴょ
my みゃ みぃ みゅ みぇ みょ
ry りゃ りぃ りゅ りぇ りょ
f ふぁ ふぃ ふ ふぇ ふぉ
v ゔぁ ゔぃ ゔ ゔぇ ゔぉ
x ぁ ぃ ぅ ぇ ぉ
xy ゃ . ゅ . ょ
xt . . っ . .
"""
_TABLE = {
    consonant + vowel: kana
    for line in _SYLLABLES.strip("\n").splitlines()
    for consonant, *row in [line.split(" ")]
    for vowel, kana in zip(_VOWELS, row, strict=True)
    if kana != "."
}
_BEGUN = re.compile("[bcdfghj-np-tv-z]{0,2}$")  # consonants that wait for their vowel
_SMALL_TSU, _N, _LONG = "っ", "ん", "ー"

_TO_KATAKANA = {hiragana: hiragana + 0x60 for hiragana in range(0x3041, 0x3097)}
_KANA = re.compile("[\u3041-\u30fe]$")


def write_hiragana(before: str, letter: str) -> str:
    """The text with one more Latin letter, which makes a kana with the consonants before it where it can."""
    text, begun = _parted(before)
    return text + _written(text, begun, letter)


def finish_hiragana(before: str) -> str:
    """The text at the end of a word: an n that waits is a kana of its own."""
    text, begun = _parted(before)
    return text + _finished(text, begun)


def write_katakana(before: str, letter: str) -> str:
    """Like `write_hiragana`, for foreign names."""
    text, begun = _parted(before)
    return text + _written(text, begun, letter).translate(_TO_KATAKANA)


def finish_katakana(before: str) -> str:
    """Like `finish_hiragana`."""
    text, begun = _parted(before)
    return text + _finished(text, begun).translate(_TO_KATAKANA)


def _parted(before: str) -> tuple[str, str]:
    """The text, and the consonants at its end that wait for their vowel."""
    begun = _BEGUN.search(before)
    at = begun.start() if begun else len(before)
    return before[:at], before[at:]


def _written(text: str, begun: str, letter: str) -> str:
    if kana := _TABLE.get(begun + letter):
        return kana
    if begun == "n" and letter in ("n", "'"):
        return _N
    if begun == "n" and letter.isalpha() and letter != "y":
        return _N + letter
    if begun and begun == letter:
        return _SMALL_TSU + letter
    if letter == "-" and not begun and _KANA.search(text):
        return _LONG
    return begun + letter


def _finished(text: str, begun: str) -> str:
    return _N if begun == "n" and (not text or not text[-1].isascii()) else begun
