"""Which font families set which language. Noto has one family a script; named in a fixed order, so that
whatever else is installed never changes the picture."""

import ctypes

_SCRIPTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Myanmar",
    "Noto Sans Khmer",
    "Noto Sans Thai",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
)
_SYMBOLS = ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")

_SIMPLIFIED, _TRADITIONAL = "Noto Sans CJK SC", "Noto Sans CJK TC"
_JAPANESE, _KOREAN = "Noto Sans CJK JP", "Noto Sans CJK KR"
_NASTALIQ = "Noto Nastaliq Urdu"

# Noto Sans Arabic asks for lines of 2.1 em, to hold marks that only scripture carries.
_LINE_HEIGHTS = {"ar": 1.6, "fa": 1.6, "ps": 1.6}

# Words in Nastaliq begin high above the line on which they end, so its letters alone lie low.
_LIFTS = {"ur": 0.28}


# Debian's Noto Nastaliq says of its bold file, too, that it is regular: without this, either is taken by
# chance, and made bolder still where bold is asked for.
_CORRECTIONS = b"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <match target="pattern"><test name="family"><string>Noto Nastaliq Urdu</string></test>
    <test name="weight" compare="less"><const>semibold</const></test>
    <edit name="style" mode="assign" binding="strong"><string>Regular</string></edit></match>
  <match target="pattern"><test name="family"><string>Noto Nastaliq Urdu</string></test>
    <test name="weight" compare="more_eq"><const>semibold</const></test>
    <edit name="style" mode="assign" binding="strong"><string>Bold</string></edit></match>
  <match target="font"><test name="family"><string>Noto Nastaliq Urdu</string></test>
    <edit name="embolden" mode="assign"><bool>false</bool></edit></match>
</fontconfig>"""


def correct() -> None:
    """Set right what installed fonts say wrongly of themselves: in this process, before it draws anything."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    fontconfig.FcConfigGetCurrent.restype = ctypes.c_void_p
    load = fontconfig.FcConfigParseAndLoadFromMemory
    load.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    load(fontconfig.FcConfigGetCurrent(), _CORRECTIONS, 1)


def families(language: str) -> tuple[str, ...]:
    """The font families for a BCP 47 language tag, in the order in which a letter is looked for.

    Han letters have other shapes in Chinese, Japanese and Korean. In Chinese and Japanese those fonts come
    first, with their own quotation marks. Korean has those of Latin, and its font has two kinds of digits,
    one of them for after Latin letters only. Urdu is read in Nastaliq.
    """
    match fontconfig_tag(language).split("-"):
        case ["zh", *region]:
            first = _TRADITIONAL if region == ["tw"] else _SIMPLIFIED
            return (first, *_SCRIPTS, *_SYMBOLS)
        case ["ja", *_]:
            return (_JAPANESE, *_SCRIPTS, *_SYMBOLS)
        case ["ko", *_]:
            return (_SCRIPTS[0], _KOREAN, *_SCRIPTS[1:], *_SYMBOLS)
        case ["ur", *_]:
            return (_SCRIPTS[0], _NASTALIQ, *_SCRIPTS[1:], _SIMPLIFIED, *_SYMBOLS)
        case _:
            return (*_SCRIPTS, _SIMPLIFIED, *_SYMBOLS)


def features(language: str) -> str:
    """What the fonts' OpenType features are asked for beyond their own choice, in CSS's words.

    A font of Chinese or Japanese has its own language's forms without being asked. Pango takes Latin letters
    among Han for English, for which these fonts have other digits: the 2 of "F2" would differ from any other.
    """
    return "locl=0" if families(language)[0] in (_SIMPLIFIED, _TRADITIONAL, _JAPANESE) else ""


def line_height(language: str) -> float | None:
    """The height of a line in ems, where the fonts' own does not suit the screen."""
    return _LINE_HEIGHTS.get(fontconfig_tag(language).split("-")[0])


def lift(language: str) -> float:
    """By how many ems a letter that stands alone is to be raised from its place in the line."""
    return _LIFTS.get(fontconfig_tag(language).split("-")[0], 0.0)


def fontconfig_tag(language: str) -> str:
    """The tag as fontconfig and Pango know it: "pt_BR" is pt-br, and a Chinese script is a region."""
    tag = language.replace("_", "-").lower()
    match tag.split("-"):
        case ["zh", *rest]:
            return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"
        case _:
            return tag
