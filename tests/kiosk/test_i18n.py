"""Languages: what a catalogue may change of a message, and what it may not."""

import logging
import tomllib
from pathlib import Path

import pytest
from babel import Locale

from kiosk import i18n, shipped
from kiosk.errors import LanguageUnknown
from kiosk.i18n import N_, Catalogues, Language, Translator, field_names, own_name

HEADER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plurals}\\n"
"""

SPANISH = (
    HEADER.format(plurals="nplurals=2; plural=(n != 1);")
    + """
msgid "Welcome"
msgstr "Bienvenidos"

msgid "Hello {name}"
msgstr "Hola, {name}"

msgid "{host} is on the way"
msgstr "{name} ya viene"

msgid "Wait {minutes} minutes"
msgstr "Espere"

msgid "Room {room}"
msgstr "Aula {room"

msgid "Number {number}"
msgstr "Número {number:>99}"

msgid "Your badge"
msgstr "Su {credencial}"

msgid "Thanks"
msgstr ""

#, fuzzy
msgid "Goodbye"
msgstr "Hola"

msgctxt "a button"
msgid "Back"
msgstr "Atrás"

msgctxt "a part of the body"
msgid "Back"
msgstr "Espalda"

msgid "One visitor for {host}"
msgid_plural "{number} visitors for {host}"
msgstr[0] "Un visitante para {host}"
msgstr[1] "{number} visitantes para {host}"

msgid "One lobby at {place}"
msgid_plural "{number} lobbies at {place}"
msgstr[0] "Una entrada"
msgstr[1] "{number} entradas"
"""
)

SIX_FORMS = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
ARABIC = (
    HEADER.format(plurals=f"nplurals=6; plural=({SIX_FORMS});")
    + """
msgid "One visitor"
msgid_plural "{number} visitors"
msgstr[0] "لا زوار"
msgstr[1] "زائر واحد"
msgstr[2] "زائران"
msgstr[3] "{number} زوار"
msgstr[4] "{number} زائرًا"
msgstr[5] "{number} زائر"
"""
)


def add(folder: Path, tag: str, catalogue: str | bytes) -> None:
    path = folder / tag / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogue if isinstance(catalogue, bytes) else catalogue.encode())


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    add(tmp_path, "es", SPANISH)
    add(tmp_path, "ar", ARABIC)
    return Catalogues(tmp_path)


@pytest.fixture
def spanish(catalogues: Catalogues) -> Translator:
    return catalogues.translator("es")


class TestText:
    def test_a_message_is_said_in_the_language(self, spanish: Translator) -> None:
        assert spanish.text("Welcome") == "Bienvenidos"
        assert spanish.text("Hello {name}", name="Ana") == "Hola, Ana"

    @pytest.mark.parametrize(
        ("message", "fields", "shown"),
        [
            ("{host} is on the way", {"host": "Kim"}, "Kim is on the way"),  # another field
            ("Wait {minutes} minutes", {"minutes": 5}, "Wait 5 minutes"),  # a field is missing
            ("Room {room}", {"room": "12"}, "Room 12"),  # no format at all
            ("Number {number}", {"number": 7}, "Number 7"),  # a field in another form
            ("Your badge", {}, "Your badge"),  # a field too many
        ],
    )
    def test_a_translation_that_changes_the_fields_is_not_shown(
        self, spanish: Translator, message: str, fields: dict[str, object], shown: str
    ) -> None:
        assert spanish.text(message, **fields) == shown

    @pytest.mark.parametrize("message", ["Thanks", "Goodbye", "Never translated"])
    def test_what_is_not_translated_is_said_in_the_source_s_language(
        self, spanish: Translator, message: str
    ) -> None:
        assert spanish.text(message) == message

    def test_a_message_means_different_things_in_different_places(self, spanish: Translator) -> None:
        assert spanish.within("a button", "Back") == "Atrás"
        assert spanish.within("a part of the body", "Back") == "Espalda"
        assert spanish.within("elsewhere", "Back") == "Back"

    def test_fields_hold_whatever_a_visitor_wrote(self, spanish: Translator) -> None:
        assert spanish.text("Hello {name}", name="{name} {0} %s") == "Hola, {name} {0} %s"

    def test_braces_of_a_message_without_fields_stay(self, spanish: Translator) -> None:
        assert spanish.text("{") == "{"

    def test_english_needs_no_catalogue(self, tmp_path: Path) -> None:
        english = Catalogues(tmp_path).translator("en")
        assert english.text("Hello {name}", name="Ana") == "Hello Ana"
        assert english.count("One visitor", "{number} visitors", 1) == "One visitor"
        assert english.count("One visitor", "{number} visitors", 3) == "3 visitors"

    def test_what_is_marked_stays_as_it_is(self) -> None:
        assert N_("Welcome") == "Welcome"


class TestCount:
    @pytest.mark.parametrize(
        ("number", "said"),
        [(0, "0 visitantes para Kim"), (1, "Un visitante para Kim"), (2, "2 visitantes para Kim")],
    )
    def test_the_number_decides_the_form(self, spanish: Translator, number: int, said: str) -> None:
        assert (
            spanish.count("One visitor for {host}", "{number} visitors for {host}", number, host="Kim")
            == said
        )

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (0, "لا زوار"),
            (1, "زائر واحد"),
            (2, "زائران"),
            (5, "5 زوار"),
            (11, "11 زائرًا"),
            (100, "100 زائر"),
        ],
    )
    def test_a_language_has_as_many_forms_as_it_has(
        self, catalogues: Catalogues, number: int, said: str
    ) -> None:
        assert catalogues.translator("ar").count("One visitor", "{number} visitors", number) == said

    @pytest.mark.parametrize(
        ("number", "said"), [(1, "One lobby at Oak Street"), (2, "2 lobbies at Oak Street")]
    )
    def test_only_the_number_may_be_left_out(self, spanish: Translator, number: int, said: str) -> None:
        assert (
            spanish.count("One lobby at {place}", "{number} lobbies at {place}", number, place="Oak Street")
            == said
        )


class TestLanguages:
    def test_every_folder_with_a_catalogue_is_a_language(
        self, catalogues: Catalogues, tmp_path: Path
    ) -> None:
        assert list(catalogues.languages) == ["en", "ar", "es"]
        add(
            tmp_path,
            "vi",
            HEADER.format(plurals="nplurals=1; plural=0;") + 'msgid "Welcome"\nmsgstr "Chào mừng"\n',
        )
        (tmp_path / "de").mkdir()
        again = Catalogues(tmp_path)
        assert list(again.languages) == ["en", "ar", "es", "vi"]
        assert again.translator("vi").text("Welcome") == "Chào mừng"

    def test_a_language_that_is_not_there_is_refused(self, catalogues: Catalogues) -> None:
        for ask in (catalogues.language, catalogues.translator):
            with pytest.raises(LanguageUnknown, match=r"no language 'fr'\. Languages are: en, ar, es"):
                ask("fr")

    def test_a_catalogue_is_read_once(self, catalogues: Catalogues) -> None:
        assert catalogues.translator("es") is catalogues.translator("es")

    @pytest.mark.parametrize(
        ("tag", "own_name"),
        [
            ("en", "English"),
            ("es", "Español"),
            ("ar", "العربية"),
            ("zh_Hans", "简体中文"),
            ("vi", "Tiếng Việt"),
            ("fr", "Français"),
            ("pt_BR", "Português (Brasil)"),
            ("nobody-speaks-this", "nobody-speaks-this"),
        ],
    )
    def test_a_language_calls_itself_by_its_own_name(self, tag: str, own_name: str, tmp_path: Path) -> None:
        if tag != "en":
            add(tmp_path, tag, HEADER.format(plurals="nplurals=1; plural=0;"))
        assert Catalogues(tmp_path).language(tag).own_name == own_name

    @pytest.mark.parametrize(
        ("tag", "direction"),
        [
            ("en", "ltr"),
            ("ar", "rtl"),
            ("ar_EG", "rtl"),
            ("fa", "rtl"),
            ("he", "rtl"),
            ("ur", "rtl"),
            ("ckb", "rtl"),
            ("pa_Arab", "rtl"),
            ("pa", "ltr"),
            ("zh_Hans", "ltr"),
            ("nobody-speaks-this", "ltr"),
        ],
    )
    def test_which_way_a_language_is_written(self, tag: str, direction: str) -> None:
        assert Language(tag, tag).direction == direction

    def test_the_tag_as_the_web_writes_it(self) -> None:
        assert Language("zh_Hans", "").bcp47 == "zh-Hans"


@pytest.mark.parametrize(
    "catalogue",
    [
        "this is no catalogue",
        '<<<<<<< ours\nmsgid "Welcome"\nmsgstr "Bienvenidos"\n',
        HEADER.format(plurals="nplurals=2; plural=(n ** 2);") + 'msgid "Welcome"\nmsgstr "Bienvenidos"\n',
        HEADER.format(plurals="nplurals=1; plural=0;").encode() + b'msgid "Welcome"\nmsgstr "\xff\xfe"\n',
        b"\x00\x01\x02",
    ],
    ids=["prose", "merge conflict", "plural rule", "not UTF-8", "binary"],
)
def test_a_broken_catalogue_stops_nobody(
    catalogue: str | bytes,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(tmp_path, "es", catalogue)
    with caplog.at_level(logging.WARNING):
        assert Catalogues(tmp_path).translator("es").text("Welcome") == "Welcome"
    assert "es/LC_MESSAGES/kiosk.po cannot be read" in caplog.text
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("Hello", set()),
        ("{a} and {b} and {a}", {"a", "b"}),
        ("{{not a field}}", set()),
        ("{a!r} {b:>5}", {"a!r:", "b!:>5"}),
    ],
)
def test_the_fields_of_a_message(message: str, fields: set[str]) -> None:
    assert field_names(message) == fields


@pytest.mark.parametrize("message", ["{", "a } b", "{a"])
def test_what_is_no_format_has_none(message: str) -> None:
    with pytest.raises(ValueError, match=r"'}'|'{'"):
        field_names(message)


def test_every_shipped_catalogue_can_be_read(caplog: pytest.LogCaptureFixture) -> None:
    catalogues = Catalogues(shipped.TRANSLATIONS)
    for tag in catalogues.languages:
        catalogues.translator(tag)
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("tag", "called", "direction", "bcp47", "customs", "twelve"),
    [
        ("en", "English", "ltr", "en", "en", "12"),
        ("es", "Español", "ltr", "es", "es", "12"),
        ("zh_Hans", "简体中文", "ltr", "zh-Hans", "zh_Hans", "12"),
        ("zh_Hant", "繁體中文", "ltr", "zh-Hant", "zh_Hant", "12"),
        ("vi", "Tiếng Việt", "ltr", "vi", "vi", "12"),
        ("ar", "العربية", "rtl", "ar", "ar", "12"),
        ("ht", "Kreyòl Ayisyen", "ltr", "ht", "ht", "12"),
        ("pt_BR", "Português (Brasil)", "ltr", "pt-BR", "pt_BR", "12"),
        ("fr", "Français", "ltr", "fr", "fr", "12"),
        ("ru", "Русский", "ltr", "ru", "ru", "12"),
        ("uk", "Українська", "ltr", "uk", "uk", "12"),
        ("ko", "한국어", "ltr", "ko", "ko", "12"),
        ("ja", "日本語", "ltr", "ja", "ja", "12"),
        ("fil", "Filipino", "ltr", "fil", "fil", "12"),
        ("hi", "हिन्दी", "ltr", "hi", "hi", "12"),
        ("ne", "नेपाली", "ltr", "ne", "ne", "१२"),
        ("bn", "বাংলা", "ltr", "bn", "bn", "১২"),
        ("ur", "اردو", "rtl", "ur", "ur", "12"),
        ("fa_AF", "دری", "rtl", "fa-AF", "fa_AF", "۱۲"),
        ("ps", "پښتو", "rtl", "ps", "ps", "۱۲"),
        ("so", "Soomaali", "ltr", "so", "so", "12"),
        ("sw", "Kiswahili", "ltr", "sw", "sw", "12"),
        ("am", "አማርኛ", "ltr", "am", "am", "12"),
        ("ti", "ትግርኛ", "ltr", "ti", "ti", "12"),
        ("my", "မြန်မာ", "ltr", "my", "my", "၁၂"),
        ("km", "ខ្មែរ", "ltr", "km", "km", "12"),
        ("th", "ไทย", "ltr", "th", "th", "12"),
        ("hmn", "Hmoob", "ltr", "hmn", "en", "12"),  # which the Unicode CLDR does not have
        ("pl", "Polski", "ltr", "pl", "pl", "12"),
        ("de", "Deutsch", "ltr", "de", "de", "12"),
    ],
)
def test_the_thirty_languages(
    tag: str, called: str, direction: str, bcp47: str, customs: str, twelve: str
) -> None:
    language = Language(tag, own_name(tag))
    assert (language.own_name, language.direction, language.bcp47) == (called, direction, bcp47)
    assert str(language.customs) == customs
    assert language.digits("12") == twelve


def test_a_number_is_counted_in_the_digits_of_its_language(tmp_path: Path) -> None:
    bengali = 'msgid "One visitor"\nmsgid_plural "{number} visitors"\nmsgstr[0] "{number} জন"\n'
    add(tmp_path, "bn", HEADER.format(plurals="nplurals=1; plural=0;") + bengali)
    assert Catalogues(tmp_path).translator("bn").count("One visitor", "{number} visitors", 25) == "২৫ জন"


def test_a_language_that_the_cldr_does_not_have_has_a_catalogue_like_any_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    header = HEADER.format(plurals="nplurals=1; plural=0;") + '"Language: hmn\\n"\n'
    hmong = 'msgid "One visitor"\nmsgid_plural "{number} visitors"\nmsgstr[0] "{number} tus"\n'
    add(tmp_path, "hmn", header + hmong)
    assert Catalogues(tmp_path).translator("hmn").count("One visitor", "{number} visitors", 3) == "3 tus"
    assert caplog.text == ""


@pytest.mark.parametrize("tag", Catalogues(shipped.TRANSLATIONS).languages)
def test_no_shipped_language_costs_the_memory_of_its_locale_to_be_named(tag: str) -> None:
    listed = tomllib.loads(Path(i18n.__file__).with_name("languages.toml").read_text("utf-8"))["own_names"]
    assert own_name(tag) == listed[tag]
    if tag != "hmn":  # which Babel does not have
        locale = Locale.parse(tag)
        name = locale.languages.get(tag) or locale.get_display_name(tag) or ""
        assert listed[tag].casefold() == name.casefold(), "as Babel has it"
