"""Languages and their texts: gettext catalogues, read from `translations/<tag>/LC_MESSAGES/kiosk.po`.

A catalogue is compiled in memory when its language is first asked for, so a new language is one folder and
no build step. English is the language of the source and needs no catalogue.
"""

import gettext
import io
import logging
import string
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kiosk.errors import LanguageUnknown

if TYPE_CHECKING:
    from babel import Locale

log = logging.getLogger(__name__)

Direction = Literal["ltr", "rtl"]

SOURCE_LANGUAGE = "en"
_DOMAIN = "kiosk"
_WESTERN_DIGITS = "0123456789"


@dataclass(frozen=True)
class Language:
    """A language that screens speak. `tag` is as gettext folders are named: "es", "pt_BR", "zh_Hans"."""

    tag: str
    own_name: str

    @property
    def direction(self) -> Direction:
        """Which way it is written."""
        return _direction(self.tag)

    @property
    def bcp47(self) -> str:
        """The tag as HTML, Pango and the web write it: "pt-BR"."""
        return self.tag.replace("_", "-")

    @property
    def customs(self) -> "Locale":
        """How it writes dates, hours and numbers, as the Unicode CLDR has it; in English where it has not."""
        from babel import Locale

        return _locale(self.tag) or Locale.parse(SOURCE_LANGUAGE)

    def digits(self, text: str) -> str:
        """The text with the digits that the language writes by default: "12" in Nepali is "१२"."""
        return text.translate(_own_digits(self.tag))


class Translator:
    """The texts of one language. `N_` in the sources marks what is translated where it is shown."""

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def text(self, message: str, /, **fields: object) -> str:
        """The message in this language, with its {fields} filled.

        A translation whose fields differ from the source's is not shown: the source is.
        """
        return self._filled(message, self._catalogue.gettext(message), fields)

    def within(self, context: str, message: str, /, **fields: object) -> str:
        """Like `text`, for a message that means different things in different places."""
        return self._filled(message, self._catalogue.pgettext(context, message), fields)

    def count(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """The form that this language uses for `number`, which fills the field {number} in its digits."""
        translated = self._catalogue.ngettext(one, many, number)
        source = one if number == 1 else many
        written = self.language.digits(str(number))
        return self._filled(source, translated, {"number": written, **fields}, optional=frozenset({"number"}))

    def _filled(
        self,
        source: str,
        translated: str,
        fields: dict[str, object],
        *,
        optional: frozenset[str] = frozenset(),
    ) -> str:
        message = translated if _fits(translated, source, optional) else source
        return message.format(**fields) if fields else message


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translated later"
    """Marks a message for the catalogues and leaves it as it is."""
    return message


def field_names(message: str) -> set[str]:
    """The {fields} of a message, as they are written in it; raises ValueError for what is no format."""
    return {
        f"{name}!{conversion or ''}:{spec}" if conversion or spec else name
        for _, name, spec, conversion in string.Formatter().parse(message)
        if name is not None
    }


def _fits(translated: str, source: str, optional: frozenset[str]) -> bool:
    try:
        return field_names(translated) ^ field_names(source) <= optional
    except ValueError:
        return False


class Catalogues:
    """All languages of a `translations/` folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translators: dict[str, Translator] = {}

    @cached_property
    def languages(self) -> dict[str, Language]:
        """Every language there is, by tag: the source's, and each folder with a catalogue."""
        found = sorted(path.parents[1].name for path in self._folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.po"))
        return {tag: Language(tag, own_name(tag)) for tag in dict.fromkeys([SOURCE_LANGUAGE, *found])}

    def language(self, tag: str) -> Language:
        """The language of this tag; raises LanguageUnknown."""
        if tag not in self.languages:
            raise LanguageUnknown(language=tag, known=", ".join(self.languages))
        return self.languages[tag]

    def translator(self, tag: str) -> Translator:
        """The texts of this language; raises LanguageUnknown."""
        if tag not in self._translators:
            self._translators[tag] = Translator(self.language(tag), self._read(tag))
        return self._translators[tag]

    def translation(self, tag: str, message: str) -> str | None:
        """The message in this language; None where the language or the translation is missing."""
        if not message or tag not in self.languages:
            return None
        translated = self.translator(tag).text(message)
        return translated if translated != message else None

    def _read(self, tag: str) -> gettext.NullTranslations:
        path = self._folder / tag / "LC_MESSAGES" / f"{_DOMAIN}.po"
        if not path.exists():
            return gettext.NullTranslations()
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import PoFileError, read_po

        compiled = io.BytesIO()
        try:
            with path.open("rb") as po:
                catalogue = read_po(po, abort_invalid=True)
            write_mo(compiled, catalogue)
            compiled.seek(0)
            translations = gettext.GNUTranslations(compiled)
            # Babel writes the plural rule only for a catalogue that names its language.
            translations.plural = gettext.c2py(catalogue.plural_expr)  # type: ignore[attr-defined]  # it has
            return translations
        except (OSError, PoFileError, ValueError) as error:
            log.warning(
                "the catalogue %s cannot be read, its language shows the source's texts: %s", path, error
            )
            return gettext.NullTranslations()


def own_name(tag: str) -> str:
    """What the language calls itself, with a capital where its script has one."""
    if name := _beside_babel()["own_names"].get(tag):
        return str(name)
    locale = _locale(tag)
    if locale is None:
        return tag
    name = locale.languages.get(tag) or locale.get_display_name(tag) or tag
    return name[0].upper() + name[1:]


@cache
def _direction(tag: str) -> Direction:
    if tag == SOURCE_LANGUAGE:
        return "ltr"
    locale = _locale(tag)
    return "rtl" if locale and locale.text_direction == "rtl" else "ltr"


@cache
def _own_digits(tag: str) -> dict[int, str]:
    """What each Western digit becomes."""
    locale = None if tag == SOURCE_LANGUAGE else _locale(tag)
    zero = locale and _beside_babel()["zeros"].get(locale.default_numbering_system)
    return {ord(digit): chr(ord(zero) + int(digit)) for digit in _WESTERN_DIGITS} if zero else {}


def _locale(tag: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _beside_babel() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
