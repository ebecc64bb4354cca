"""Which font families set which language. Noto has one family a script; named in a fixed order, so that
whatever else is installed never changes the picture."""

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

# Noto Sans Arabic asks for lines of 2.1 em, to hold marks that only scripture carries.
_LINE_HEIGHTS = {"ar": 1.6, "fa": 1.6, "ps": 1.6}


def families(language: str) -> tuple[str, ...]:
    """The font families for a BCP 47 language tag, in the order in which a letter is looked for.

    Han letters have other shapes in Chinese, Japanese and Korean, so those fonts come first in their own
    language, with their own quotation marks; Urdu is read in Nastaliq.
    """
    match fontconfig_tag(language).split("-"):
        case ["zh", *region]:
            first = _TRADITIONAL if region == ["tw"] else _SIMPLIFIED
            return (first, *_SCRIPTS, *_SYMBOLS)
        case ["ja", *_]:
            return (_JAPANESE, *_SCRIPTS, *_SYMBOLS)
        case ["ko", *_]:
            return (_KOREAN, *_SCRIPTS, *_SYMBOLS)
        case ["ur", *_]:
            return ("Noto Sans", "Noto Nastaliq Urdu", *_SCRIPTS[1:], _SIMPLIFIED, *_SYMBOLS)
        case _:
            return (*_SCRIPTS, _SIMPLIFIED, *_SYMBOLS)


def line_height(language: str) -> float | None:
    """The height of a line in ems, where the fonts' own does not suit the screen."""
    return _LINE_HEIGHTS.get(fontconfig_tag(language).split("-")[0])


def fontconfig_tag(language: str) -> str:
    """The tag as fontconfig and Pango know it: "pt_BR" is pt-br, and a Chinese script is a region."""
    tag = language.replace("_", "-").lower()
    match tag.split("-"):
        case ["zh", *rest]:
            return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"
        case _:
            return tag
