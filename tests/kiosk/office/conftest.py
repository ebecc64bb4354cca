"""What the office's tests stand on: the settings of a small school, a clock, a journal, a running office."""

import pytest

from kiosk import reception, settings, shipped
from kiosk.i18n import Catalogues
from kiosk.office.accounts import Accounts, Role
from kiosk.office.office import open_journal
from tests.kiosk.office.chromium import INSTALLED, launched
from tests.kiosk.office.running import PASSWORD, HandClock, running

CONFIG = {
    "school.toml": """
        name = "Oak Street School"
        time_zone = "America/Denver"
        language = "en"
        languages = ["en", "es"]
        phone = "(555) 010-0140"
    """,
    "directory.toml": """
        [destinations.main-office]
        name = { en = "Main office", es = "Oficina principal" }
        directions = { en = "First door on the left.", es = "Primera puerta a la izquierda." }
        [destinations.library]
        name = { en = "Library" }
        directions = { en = "Straight ahead." }
        [hosts.rivera]
        name = "Elena Rivera"
        title = "Grade 3 teacher"
        kind = "person"
        destination = "library"
        extension = "112"
        email = "rivera@oakstreet.example"
        [hosts.front]
        name = "Front desk"
        title = ""
        kind = "office"
        destination = "main-office"
        extension = ""
        email = ""
    """,
}


@pytest.fixture(scope="session")
def school(tmp_path_factory):
    """The settings of a small school; no channel for alerts is on."""
    folder = tmp_path_factory.mktemp("config")
    for name, text in CONFIG.items():
        (folder / name).write_text(text, encoding="utf-8")
    return settings.load(folder)


@pytest.fixture(scope="session")
def catalogues():
    return Catalogues(shipped.TRANSLATIONS)


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def journal(tmp_path, school, clock):
    """The journal of an office that knows its directory, with the office's own tables."""
    opened = open_journal(school, tmp_path / "data")
    places, hosts = school.directory.seeds()
    reception.seed_directory(opened, places, hosts, now=clock())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory, school, catalogues):
    """An office that a whole module of tests shares, with three members of staff."""
    with running(school, tmp_path_factory.mktemp("office"), HandClock(), catalogues) as opened:
        accounts = Accounts(opened.office.journal)
        accounts.add("rosa", PASSWORD, Role.ADMINISTRATOR, "Rosa Delgado")
        accounts.add("pat", PASSWORD, Role.FRONT_DESK, "Pat Kim")
        accounts.add("elena", PASSWORD, Role.HOST, "Elena Rivera")
        yield opened


@pytest.fixture
def staff(office):
    """Rosa's browser."""
    with office.signed_in() as browser:
        yield browser


@pytest.fixture(scope="module")
def chromium():
    if INSTALLED is None:
        pytest.skip("no Chromium is installed: apt install chromium")
    with launched() as browser:
        yield browser
