"""The settings: the shipped defaults, what a school may change, and how a mistake is said."""

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any, get_args, get_origin
from zoneinfo import ZoneInfo

import pytest
from pydantic import BaseModel

from kiosk import shipped
from kiosk.errors import SettingsInvalid
from kiosk.settings import AlertSettings, OfficeSettings, Settings, load
from kiosk.visits.host import HostKind
from kiosk.visits.opening_hours import Span
from kiosk.visits.purpose import Ask, BadgeType

FILES = [f"{name}.toml" for name in Settings.model_fields]


PURPOSE = """
[meeting]
asks = []
badge = "visitor"
icon = "people"
label = { en = "Meet" }
read_back = { en = "You are here to meet someone." }
"""
GYM = """
[destinations.gym]
name = { en = "Gym" }
directions = { en = "Left." }
"""
HOST = """
[hosts.kim]
name = "Kim"
title = ""
kind = "person"
destination = ""
extension = ""
email = ""
"""


def problems(folder: Path, **files: str) -> list[str]:
    """What is said of a folder with these files."""
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsInvalid) as refused:
        load(folder)
    found = refused.value.found["problems"]
    assert isinstance(found, list)
    assert str(refused.value) == "\n".join(
        ["The settings cannot be used:", *(f"  {problem}" for problem in found)]
    )
    return found


class TestDefaults:
    def test_the_shipped_settings_can_be_used(self) -> None:
        settings = load()
        assert settings.school.zone == ZoneInfo("America/Los_Angeles")
        assert settings.office.listen == "127.0.0.1"
        assert settings.alerts.email.server == ""
        assert {"meeting", "pick-up", "volunteer", "delivery", "contractor", "event", "other"} <= set(
            settings.purposes
        )

    def test_an_empty_folder_is_the_defaults(self, tmp_path: Path) -> None:
        assert load(tmp_path) == load()

    @pytest.mark.parametrize(
        "folder",
        sorted(path for path in shipped.CONFIG.iterdir() if path.is_dir()),
        ids=lambda path: path.name,
    )
    def test_every_shipped_folder_can_be_used(self, folder: Path) -> None:
        load(folder)

    def test_purposes_and_directory_become_the_domain_s_values(self) -> None:
        settings = load()
        meeting = settings.purpose_list()["meeting"]
        assert (meeting.asks, meeting.badge) == (frozenset({Ask.HOST}), BadgeType.VISITOR)
        assert meeting.label == settings.purposes["meeting"].label == {"en": "Meet someone"}
        (place,), (office,) = settings.directory.seeds()
        assert (place.id, office.kind, office.destination) == ("main-office", HostKind.OFFICE, "main-office")

    def test_questions_and_agreements_become_the_domain_s_values(self) -> None:
        purposes = load().purpose_list()
        [noise] = purposes["contractor"].questions
        assert (noise.id, noise.answers, noise.tell, noise.ask) == ("noise", ("yes", "no"), {"yes"}, set())
        assert noise.text["en"] == "Will your work make noise or dust?"
        assert (purposes["volunteer"].agreement or {})["en"].startswith("While you help here")
        assert (purposes["meeting"].questions, purposes["meeting"].agreement) == ((), None)

    def test_settings_are_never_changed(self) -> None:
        with pytest.raises(ValueError, match="frozen"):
            load().school.name = "Another School"


class TestLaidOver:
    def test_a_school_says_only_what_differs(self, tmp_path: Path) -> None:
        (tmp_path / "school.toml").write_text('name = "Oak Street School"\n')
        (tmp_path / "alerts.toml").write_text('[email]\nserver = "mail.school.example"\n')
        settings, defaults = load(tmp_path), load()
        assert settings.school == defaults.school.model_copy(update={"name": "Oak Street School"})
        assert settings.alerts.email == defaults.alerts.email.model_copy(
            update={"server": "mail.school.example"}
        )
        assert settings.alerts.tries == defaults.alerts.tries

    def test_purposes_are_replaced_whole(self, tmp_path: Path) -> None:
        (tmp_path / "purposes.toml").write_text(PURPOSE)
        assert list(load(tmp_path).purposes) == ["meeting"]

    def test_a_host_without_a_place_is_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "directory.toml").write_text(GYM + HOST)
        assert [host.destination for host in load(tmp_path).directory.seeds()[1]] == [None]


LETTER = "one capital letter, A to Z"
SECONDS = "a whole number of seconds, 1 to 86400"
DEVICE = 'a URL, such as "folder:pictures" or "file:badges"'
WEB_ADDRESS = 'a web address without a path, such as "http://127.0.0.1:8460"'
WEBHOOK = 'a web address, such as "https://example.org/arrivals", or "" for none'
ZONE = 'the IANA name of a time zone, such as "America/Denver"'
LANGUAGES = 'a list of language tags, such as ["en", "es"]'
WORDING = 'a text by language, such as { en = "Library", es = "Biblioteca" }'
SENDER = 'an e-mail address, such as "Front desk <desk@school.example>"'
FRONT_DESK = 'a list of e-mail addresses, such as ["desk@school.example"]'


class TestMistakes:
    @pytest.mark.parametrize(
        ("file", "written", "found", "allowed"),
        [
            ("lobby", 'letter = "AB"', "letter: found 'AB'", LETTER),
            ("lobby", 'letter = "a"', "letter: found 'a'", LETTER),
            ("lobby", r'letter = "A\n"', r"letter: found 'A\n'", LETTER),
            ("lobby", "letter = 7", "letter: found 7", LETTER),
            ("lobby", 'name = ""', "name: found ''", "a text of 1 to 60 characters"),
            ("lobby", 'watch_on_welcome = "yes"', "watch_on_welcome: found 'yes'", "true or false"),
            ("lobby", "idle_seconds = 0", "idle_seconds: found 0", SECONDS),
            ("lobby", "idle_seconds = 0.5", "idle_seconds: found 0.5", SECONDS),
            ("lobby", "idle_seconds = true", "idle_seconds: found true", SECONDS),
            ("lobby", 'camera = "/dev/video0"', "camera: found '/dev/video0'", DEVICE),
            (
                "lobby",
                'window = "big"',
                "window: found 'big'",
                '"full", or a size in pixels such as "1280x800"',
            ),
            (
                "office",
                'certificate = "own"',
                "certificate: found 'own'",
                '"" while address begins with http:, or an address that begins with https:',
            ),
            ("lobby", 'office = "http://x/y"', "office: found 'http://x/y'", WEB_ADDRESS),
            ("school", 'time_zone = "Mars/Olympus"', "time_zone: found 'Mars/Olympus'", ZONE),
            (
                "school",
                '[look]\naccent = "teal"',
                "look.accent: found 'teal'",
                'a colour as six hexadecimal digits, such as "#0b6b63"',
            ),
            ("lobby", "[look]\ntext_scale = 125", "look.text_scale: found 125", "100, 150 or 200"),
            (
                "lobby",
                "[look]\ndiagonal = -1",
                "look.diagonal: found -1",
                "the panel's diagonal in inches, such as 10.1; 0 if unknown",
            ),
            ("school", "time_zone = 2026-09-01", 'time_zone: found "2026-09-01"', ZONE),
            ("school", "languages = []", "languages: found []", LANGUAGES),
            ("school", 'languages = ["en", 3]', 'languages: found ["en", 3]', LANGUAGES),
            (
                "school",
                'language = "vi"\nlanguages = ["en", "es"]',
                "language: found 'vi'",
                "one of the languages: en, es",
            ),
            ("school", "phone = 5550140", "phone: found 5550140", "a text in quotation marks"),
            (
                "school",
                f'name = "{"x" * 81}"',
                f"name: found '{'x' * 58}…",
                "a text of 1 to 80 characters",
            ),
            ("office", "port = 65536", "port: found 65536", "a port, 0 to 65535"),
            ("office", "session_hours = -1", "session_hours: found -1", "a whole number of hours, 1 to 168"),
            ("alerts", "tries = 0", "tries: found 0", "a whole number, 1 to 1000"),
            ("alerts", "email = 3", "email: found 3", "a table, such as [email]"),
            (
                "alerts",
                '[email]\nsecurity = "ssl"',
                "email.security: found 'ssl'",
                '"starttls", "tls" or "none"',
            ),
            ("alerts", '[email]\nsender = "Kim"', "email.sender: found 'Kim'", SENDER),
            ("alerts", '[email]\nfront_desk = ["Kim"]', 'email.front_desk: found ["Kim"]', FRONT_DESK),
            ("alerts", '[webhook]\nurl = "ftp://x"', "webhook.url: found 'ftp://x'", WEBHOOK),
        ],
    )
    def test_a_bad_value_is_told_with_what_is_allowed(
        self, file: str, written: str, found: str, allowed: str, tmp_path: Path
    ) -> None:
        assert problems(tmp_path, **{file: written}) == [f"{file}.toml: {found}; allowed is {allowed}"]

    def test_purposes_are_checked_one_by_one(self, tmp_path: Path) -> None:
        file = """
            [meeting]
            asks = ["age"]
            badge = "guest"
            icon = ""
            label = { en = "" }
            [other]
            asks = []
            badge = "visitor"
            icon = "people"
            label = "Other"
            """
        assert problems(tmp_path, purposes=file) == [
            f'purposes.toml: meeting.label: found {{"en": ""}}; allowed is {WORDING}',
            "purposes.toml: meeting.read_back: this key is missing",
            'purposes.toml: meeting.asks: found ["age"]; allowed is ["host"], or [] for nothing',
            "purposes.toml: meeting.badge: found 'guest'; allowed is "
            '"visitor", "parent", "volunteer", "contractor", "substitute" or "delivery"',
            "purposes.toml: meeting.icon: found ''; allowed is a text that is not empty",
            f"purposes.toml: other.label: found 'Other'; allowed is {WORDING}",
            "purposes.toml: other.read_back: this key is missing",
        ]

    def test_only_answers_that_are_offered_can_do_something(self, tmp_path: Path) -> None:
        file = f"""{PURPOSE}
            [meeting.questions.far]
            text = {{ en = "Have you come far?" }}
            tell = ["maybe"]
            [meeting.questions.often]
            text = {{ en = "How often?" }}
            choices.daily = {{ en = "Daily" }}
            ask = ["yes"]
            """
        where = "purposes.toml: meeting.questions"
        assert problems(tmp_path, purposes=file) == [
            f'{where}.far.tell: found ["maybe"]; allowed is a list of any of yes, no',
            f'{where}.often.ask: found ["yes"]; allowed is a list of any of daily',
        ]

    def test_a_school_without_purposes_is_none(self, tmp_path: Path) -> None:
        assert problems(tmp_path, purposes="# none\n") == [
            "purposes.toml: nothing is listed; allowed is one table or more"
        ]

    def test_hosts_are_found_at_places_of_the_directory(self, tmp_path: Path) -> None:
        lost = (shipped.CONFIG / "directory.toml").read_text(encoding="utf-8")
        lost = lost.replace('destination = "main-office"', 'destination = "gym"')
        assert problems(tmp_path, directory=lost) == [
            "directory.toml: hosts.main-office.destination: found 'gym'; "
            'allowed is main-office, or "" for none'
        ]

    @pytest.mark.parametrize(
        ("file", "written", "key", "nearest", "known"),
        [
            ("office", "prot = 80", "prot", "port", ", ".join(OfficeSettings.model_fields)),
            ("alerts", "[emial]", "emial", "email", ", ".join(AlertSettings.model_fields)),
            ("alerts", "[webhook]\nadress = 1", "webhook.adress", None, "url"),
            (
                "purposes",
                f"{PURPOSE}lable = 1",
                "meeting.lable",
                "label",
                "label, read_back, asks, badge, icon, photo, questions, agreement",
            ),
            (
                "directory",
                f"{GYM}direction = 1\n[hosts]",
                "destinations.gym.direction",
                "directions",
                "name, directions, step_free",
            ),
        ],
    )
    def test_an_unknown_key_is_told_with_the_ones_there_are(
        self, file: str, written: str, key: str, nearest: str | None, known: str, tmp_path: Path
    ) -> None:
        meant = f"; did you mean {nearest}?" if nearest else "."
        assert problems(tmp_path, **{file: written}) == [
            f"{file}.toml: {key}: there is no such key{meant} There are: {known}"
        ]

    def test_a_file_that_nobody_reads_is_told(self, tmp_path: Path) -> None:
        assert problems(tmp_path, lobbby="") == [
            f"lobbby.toml: there is no such file; did you mean lobby.toml? There are: {', '.join(FILES)}"
        ]

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        assert problems(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: there is no such folder"]

    def test_what_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "office.toml").mkdir()
        (tmp_path / "lobby.toml").write_bytes(b'name = "\xff"')
        assert problems(tmp_path, school="name = ") == [
            "school.toml: this is not TOML: Invalid value (at end of document)",
            "lobby.toml: this is not a text in UTF-8, from byte 9 on",
            "office.toml: it cannot be read: Is a directory",
        ]

    def test_all_mistakes_are_told_at_once(self, tmp_path: Path) -> None:
        found = problems(
            tmp_path,
            school='time_zone = "Mars/Olympus"\nlanguage = "xx"',
            lobby='letter = "AB"\nleter = "B"',
            office="port = [",
            alerts="tries = 0",
            purposes="",
            directory="[hosts]",
            printers="",
        )
        assert [line.split(":")[0] for line in found] == [
            "printers.toml",
            "office.toml",
            "school.toml",
            "school.toml",
            "lobby.toml",
            "lobby.toml",
            "alerts.toml",
            "purposes.toml",
            "directory.toml",
        ]


CARD = """
[[scanning.cards]]
kind = "student"
symbologies = ["Code39"]
pattern = '{}'
"""


class TestCards:
    def test_there_are_none_until_the_school_names_some(self, tmp_path: Path) -> None:
        assert load().lobby.scanning.cards == []
        (tmp_path / "lobby.toml").write_text(CARD.format(r"S-?\d{6}") + CARD.format("T[0-9]{4}"))
        patterns = [card.pattern for card in load(tmp_path).lobby.scanning.cards]
        assert patterns == [r"S-?\d{6}", "T[0-9]{4}"]

    @pytest.mark.parametrize(
        "pattern", [r"\d{8}", "S[0-9]{6}", "[A-Z]{1,2}[0-9]{4,9}-?[0-9X]", r"20\d{2}/\d{5}\.\d", "ABC"]
    )
    def test_a_pattern_that_takes_bounded_time_can_be_used(self, pattern: str, tmp_path: Path) -> None:
        (tmp_path / "lobby.toml").write_text(CARD.format(pattern))
        assert load(tmp_path).lobby.scanning.cards[0].pattern == pattern

    @pytest.mark.parametrize(
        "pattern",
        [
            "",
            "(a+)+",
            "a*",
            "a+",
            ".+",
            "a|b",
            "^a$",
            "[9-0]",
            "a{3}{3}",
            "a??",
            "a{,9}",
            "a?b?c?d?",
            r"(\d)\1",
            "[",
        ],
    )
    def test_another_is_refused(self, pattern: str, tmp_path: Path) -> None:
        (problem,) = problems(tmp_path, lobby=CARD.format(pattern))
        assert problem.startswith("lobby.toml: scanning.cards.0.pattern: found")
        assert "a regular expression such as 'S[0-9]{6}'" in problem

    def test_a_card_that_is_no_table_is_refused_in_our_words(self, tmp_path: Path) -> None:
        assert problems(tmp_path, lobby='[scanning]\ncards = "S123"') == [
            "lobby.toml: scanning.cards: found 'S123'; allowed is tables, each headed [[scanning.cards]]"
        ]


def leaves(table: type[BaseModel], *path: str) -> Iterator[tuple[str, ...]]:
    """The path of every key; "*" stands for an id that the school gives, "0" for the first of a list."""
    for name, field in table.model_fields.items():
        kind: Any = field.annotation
        yield from _leaves_of(kind, *path, name)


def _leaves_of(kind: Any, *path: str) -> Iterator[tuple[str, ...]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from leaves(kind, *path)
    elif (
        get_args(kind) and isinstance(get_args(kind)[-1], type) and issubclass(get_args(kind)[-1], BaseModel)
    ):
        yield from _leaves_of(get_args(kind)[-1], *path, "0" if get_origin(kind) is list else "*")
    else:
        yield path


KEYS = list(leaves(Settings))


def test_the_keys_are_all_there() -> None:
    assert ("lobby", "letter") in KEYS
    assert ("alerts", "email", "port") in KEYS
    assert ("purposes", "*", "icon") in KEYS
    assert ("directory", "hosts", "*", "destination") in KEYS
    assert ("lobby", "scanning", "cards", "0", "pattern") in KEYS
    assert len(KEYS) > 40


@pytest.mark.parametrize("path", KEYS, ids=".".join)
def test_every_key_is_documented(path: tuple[str, ...]) -> None:
    """By the comment above its block; in files of many such tables, at the file's head."""
    blocks = (shipped.CONFIG / f"{path[0]}.toml").read_text(encoding="utf-8").split("\n\n")
    if "*" in path:
        assert re.search(rf"^# .*\b{path[-1]}\b", blocks[0], re.MULTILINE), (
            f"{path[-1]} is not in the file's head"
        )
        return
    if "0" in path:
        tables = rf"\[\[{re.escape('.'.join(path[1 : path.index('0')]))}\]\]"
        (about_tables,) = (block for block in blocks if re.search(rf"^# .*{tables}", block, re.MULTILINE))
        assert re.search(rf"^#   {path[-1]} ", about_tables, re.MULTILINE), f"{path[-1]} is not explained"
        return
    about = [block for block in blocks if re.search(rf"^{path[-1]} = ", block, re.MULTILINE)]
    assert about, f"{path[-1]} has no default"
    for block in about:
        first = next(line for line in block.splitlines() if not line.startswith("["))
        assert first.startswith("# "), f"no comment above {path[-1]}"


@pytest.mark.parametrize("path", KEYS, ids=".".join)
def test_every_key_says_what_it_allows(path: tuple[str, ...], tmp_path: Path) -> None:
    """In words of ours: a value that no key allows is never refused in the validator's."""
    file, *tables, key = ("some-id" if part == "*" else part for part in path)
    header = f"[{'.'.join(tables)}]\n" if tables else ""
    if "0" in tables:
        header = f"[[{'.'.join(tables[:-1])}]]\n"
    where = f"{file}.toml: {'.'.join([*tables, key])}: "
    (problem,) = [
        problem
        for problem in problems(tmp_path, **{file: f"{header}{key} = [[2026-09-01]]\n"})
        if problem.startswith(where)
    ]
    found, _, allowed = problem.removeprefix(where).partition("; allowed is ")
    assert found == 'found [["2026-09-01"]]'
    assert allowed
    assert not re.search(r"[Ii]nput|should|pattern|valid|type", allowed)


def test_a_school_says_when_it_is_open_and_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "school.toml").write_text(
        'closed = [2026-11-26]\n[hours]\nmon = "08:00-12:00"\n'
        '[[news]]\ntext = { en = "Fair" }\nuntil = 2026-12-01\n'
    )
    school = load(tmp_path).school
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    assert school.opening.on(monday) == Span(time(8), time(12))
    assert school.opening.on(friday) == Span(time(7, 30), time(16))
    assert school.opening.on(date(2026, 11, 26)) is None
    assert [(item.text["en"], item.until) for item in school.news] == [("Fair", date(2026, 12, 1))]
