"""Looks at everything that a lobby needs, and says what was found and what to do about it."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk import clock
from kiosk.errors import KioskError, LobbyRefused
from kiosk.lobby.printer_words import describe, remedy, wrong_roll
from kiosk.lobby.scanning import mrz
from kiosk.lobby.scanning.camera import CameraState, open_camera
from kiosk.lobby.scanning.camera_url import without_password
from kiosk.lobby.screens.theme import Theme
from kiosk.lobby.speech.voice import open_voice
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.connection import pinned
from kiosk.lobby.token_file import read_token
from kiosk.settings import SchoolSettings, Settings
from kiosk.settings.tables import SpeechSettings
from printer import PrinterError, Reason, State, medium, open_driver

CAMERA_SECONDS = 10.0  # in which one has started, or says why not
NEVER_PAIRED = "this lobby was never paired with its office"
PAIR = (
    "Pair it: on the service page at its screen, or with `kiosk lobby pair`."
    " Visitors are checked in meanwhile, and told of once it is."
)
LEAST_FREE = 500_000_000  # bytes; a school's year of visits takes a tenth of it


class Health(StrEnum):
    """How a part is. With a `warning` visitors get through, and something will be missing."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True)
class Finding:
    """What was found of one part; `remedy` is what to do, "" where there is nothing to do."""

    part: str
    health: Health
    found: str
    remedy: str = ""


def examine(settings: Settings, folder: Path) -> Iterator[Finding]:
    """Looks at each part in turn; `folder` is the lobby's data folder. Takes some seconds."""
    yield _record(folder)
    yield _disk(folder)
    yield _camera(settings.lobby.camera, folder)
    if settings.lobby.scanning.passports:
        yield _passports()
    if settings.lobby.speech.voices:
        yield _speech(settings.lobby.speech, settings.school.languages, folder)
    yield _look(settings, folder)
    yield _news(settings.school)
    yield _printer(settings.lobby.printer, settings.badge.medium, folder)
    yield _office(settings.lobby.office, folder)
    yield _clock()


def _record(folder: Path) -> Finding:
    from kiosk.journal import Journal
    from kiosk.journal.verify import verify

    try:
        journal = Journal.at(folder)
    except KioskError as error:
        return Finding(
            "record", Health.FAILURE, str(error), "Visitors cannot be checked in until this is mended."
        )
    report = verify(journal)
    journal.close()
    if report.problems:
        return Finding(
            "record", Health.FAILURE, report.problems[0], "`kiosk journal verify` lists all that is wrong."
        )
    return Finding("record", Health.OK, f"{report.entries} entries, whole")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    found = f"{free // 1_000_000} MB free"
    if free < LEAST_FREE:
        return Finding("disk", Health.WARNING, found, "Make room: without it nobody can be checked in.")
    return Finding("disk", Health.OK, found)


def _camera(url: str, folder: Path) -> Finding:
    if url == "none:":
        return Finding("camera", Health.OK, "none: visitors type")
    try:
        camera = open_camera(url, folder)
    except KioskError as error:
        return Finding("camera", Health.FAILURE, str(error), "Mend `camera` in lobby.toml.")
    until = time.monotonic() + CAMERA_SECONDS
    frame = camera.newest(timeout=0.1)
    while camera.state is CameraState.STARTING and time.monotonic() < until:
        frame = camera.newest(timeout=0.1)
    state, remark = camera.state, camera.remark
    camera.close()
    shown = without_password(url)
    if state is CameraState.WORKING and frame is not None:
        height, width = frame.picture.shape[:2]
        found = " ".join(filter(None, (f"{shown}: {width} x {height}", remark)))
        return Finding("camera", Health.OK, found)
    found = " ".join(filter(None, (f"{shown}: {state.sentence}", remark)))
    return Finding("camera", Health.WARNING, found, f"{state.remedy} Until then visitors type.".lstrip())


def _passports() -> Finding:
    if mrz.is_usable():
        return Finding("passports", Health.OK, "can be read")
    found = "the part that reads them is not installed; the rest works without"
    return Finding(
        "passports", Health.WARNING, found, f"Run `{mrz.INSTALL}`, or turn them off in lobby.toml."
    )


def _speech(settings: SpeechSettings, languages: Sequence[str], folder: Path) -> Finding:
    ready, problems = [], []
    for url in settings.voices:
        try:
            voice = open_voice(url, folder, settings.device)
            voice.prepare()
            voice.try_out()
            ready.append(voice)
        except KioskError as error:
            problems.append(str(error))
    tags = {tag: tag.replace("_", "-") for tag in languages}
    silent = [tag for tag, language in tags.items() if not any(voice.speaks(language) for voice in ready)]
    if problems:
        remedy = (
            "Install espeak-ng and alsa-utils, or mend [speech] in lobby.toml. Until then nothing is said."
        )
        return Finding("speech", Health.WARNING, " ".join(problems), remedy)
    found = (
        f"no voice for: {', '.join(silent)}; this is said on the screen" if silent else "in every language"
    )
    return Finding("speech", Health.OK, found)


def _look(settings: Settings, folder: Path) -> Finding:
    remarks = Theme.of(settings, folder).remarks
    if remarks:
        return Finding("look", Health.WARNING, " ".join(remarks), "Mend `[look]` in school.toml.")
    return Finding("look", Health.OK, "everything can be read")


def _news(school: SchoolSettings) -> Finding:
    today = clock.school_clock(school.zone)().local.date()
    if last := school.news_over(today):
        found = f"none any more: the last was for {last}"
        what_to_do = "Write what is new under [[news]] in school.toml, or take out what is over."
        return Finding("news", Health.WARNING, found, what_to_do)
    return Finding("news", Health.OK, f"{len(school.news_on(today)) or 'none'} on the welcome screen")


def _printer(url: str, paper: str, folder: Path) -> Finding:
    try:
        wanted = medium(paper)
        probe = open_driver(url, folder).probe()
    except PrinterError as error:
        what_to_do = "Mend `printer` in lobby.toml, or `medium` in badge.toml."
        return Finding("printer", Health.FAILURE, str(error), what_to_do)
    status = probe.status
    found = f"{probe.model}: {describe(status)}"
    if other := wrong_roll(status, wanted):
        return Finding("printer", Health.WARNING, f"{found}; {other}", remedy(Reason.WRONG_MEDIA))
    if status.state in {State.ATTENTION, State.OFFLINE}:
        remedies = [*map(remedy, sorted(status.reasons)), "Until then badges are written by hand."]
        return Finding("printer", Health.WARNING, found, " ".join(filter(None, remedies)))
    return Finding("printer", Health.OK, found)


def _office(address: str, folder: Path) -> Finding:
    token = read_token(folder)
    if token is None:
        return Finding("office", Health.WARNING, NEVER_PAIRED, PAIR)
    from kiosk.journal import Journal

    journal = Journal.at(folder)
    client = OfficeClient(address, token, pinned(folder))
    try:
        client.exchange(origin=journal.origin, held=journal.held(), heads={}, entries=[], wait=0)
    except LobbyRefused as error:
        return Finding("office", Health.WARNING, str(error), "Arrivals wait here until the token is right.")
    except KioskError as error:
        return Finding(
            "office", Health.WARNING, str(error), "Arrivals wait here, and are told when it is back."
        )
    finally:
        client.close()
        journal.close()
    return Finding("office", Health.OK, f"{address} answers")


def _clock() -> Finding:
    if clock.clock_is_set():
        return Finding("clock", Health.OK, "set")
    return Finding(
        "clock", Health.WARNING, "not set from the network yet", "Times are marked as doubtful until it is."
    )
