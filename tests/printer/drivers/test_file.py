from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from printer import Failed, Printed, Reason, Refused, Sheet, State, Status, UnknownPrinter
from printer.drivers.file import FileDriver
from tests.printer.drivers.sending import nothing, send_nothing


@pytest.fixture
def sheet(blank: Callable[[str], Sheet]) -> Sheet:
    return blank("62x100")


def test_a_job_becomes_a_pdf_and_a_png(tmp_path: Path, sheet: Sheet) -> None:
    outcome = FileDriver(tmp_path).send(sheet, "visit-1", nothing, 1)
    assert outcome == Printed()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["visit-1.pdf", "visit-1.png"]
    assert (tmp_path / "visit-1.pdf").read_bytes() == sheet.pdf
    assert Image.open(BytesIO((tmp_path / "visit-1.png").read_bytes())).size == sheet.medium.dots


@pytest.mark.parametrize("job_id", ["a/b", "../b", "..", "a b", "ä", "a\x00b"])
def test_any_job_id_is_a_file_in_the_folder(tmp_path: Path, sheet: Sheet, job_id: str) -> None:
    assert FileDriver(tmp_path).send(sheet, job_id, nothing, 1) == Printed()
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_can_be_seen_before_the_first_byte_is_announced(tmp_path: Path, sheet: Sheet) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(path.name for path in tmp_path.iterdir() if not path.name.startswith("."))

    FileDriver(tmp_path).send(sheet, "visit-1", look, 1)
    assert seen == []


def test_if_the_first_byte_may_not_leave_nothing_is_written(tmp_path: Path, sheet: Sheet) -> None:
    send_nothing(FileDriver(tmp_path), sheet)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_refuses(tmp_path: Path, sheet: Sheet) -> None:
    driver = FileDriver(tmp_path / "none")
    assert driver.send(sheet, "visit-1", nothing, 1) == Refused(Reason.NO_FOLDER)
    assert driver.status() == Status(State.ATTENTION, frozenset({Reason.NO_FOLDER}))
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_a_file_refuses(tmp_path: Path, sheet: Sheet) -> None:
    (tmp_path / "file").touch()
    assert FileDriver(tmp_path / "file").send(sheet, "v", nothing, 1) == Refused(Reason.NO_FOLDER)


def test_a_folder_that_nobody_may_write_to_is_named(sheet: Sheet) -> None:
    outcome = FileDriver(Path("/sys")).send(sheet, "visit-1", nothing, 1)  # closed to root, too
    assert outcome in {Refused(Reason.NO_PERMISSION), Failed(Reason.NO_PERMISSION)}


def test_a_full_disk_is_named_and_leaves_nothing_behind(tmp_path: Path, sheet: Sheet) -> None:
    (tmp_path / ".visit-1.png.part").symlink_to("/dev/full")
    assert FileDriver(tmp_path).send(sheet, "visit-1", nothing, 1) == Failed(Reason.DISK_FULL)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_fails_after_the_first_byte(tmp_path: Path, sheet: Sheet) -> None:
    (tmp_path / "visit-1.png").mkdir()
    announced: list[str] = []
    outcome = FileDriver(tmp_path).send(sheet, "visit-1", lambda: announced.append("first byte"), 1)
    assert outcome == Failed(Reason.PRINTER_FAULT, len(sheet.pdf))
    assert announced == ["first byte"]
    assert not list(tmp_path.glob(".*"))


def test_a_relative_folder_lies_at_home_and_is_made(tmp_path: Path, sheet: Sheet) -> None:
    driver = FileDriver.open("file:out/badges", tmp_path)
    assert driver.send(sheet, "visit-1", nothing, 1) == Printed()
    assert (tmp_path / "out" / "badges" / "visit-1.pdf").exists()


def test_an_absolute_folder_is_never_made(tmp_path: Path) -> None:
    driver = FileDriver.open(f"file://{tmp_path}/my%20badges", tmp_path)
    assert driver.probe().status.reasons == {Reason.NO_FOLDER}
    (tmp_path / "my badges").mkdir()
    assert driver.probe().status == Status(State.READY)
    assert driver.probe().can_confirm


def test_a_home_that_cannot_be_used_is_reported_later(sheet: Sheet) -> None:
    driver = FileDriver.open("file:badges", Path("/proc/none"))
    assert driver.send(sheet, "visit-1", nothing, 1) == Refused(Reason.NO_FOLDER)


@pytest.mark.parametrize("url", ["file:", "file://", "file://host/folder"])
def test_a_url_that_names_no_folder_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPrinter, match=r"file:FOLDER, file:///FOLDER"):
        FileDriver.open(url, tmp_path)
