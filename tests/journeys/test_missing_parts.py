"""Whatever is broken, she gets through and reads the truth; what was missed is done later."""

from zxingcpp import read_barcodes

from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.waiting import BadgeWord
from kiosk.office.pages.lobbies import troubles
from kiosk.reception import VISITOR
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.badge import BadgeState
from printer.testing.escpos import ReceiptPrinter
from printer.testing.line import TcpLine


def type_in(entrance, name="Ana"):
    """An English-speaking visitor types her name and comes with a delivery, up to the waiting screen."""
    entrance.hand.tap("English")
    entrance.at(Step.SCAN)
    entrance.hand.tap("type_instead")
    entrance.at(Step.NAME)
    entrance.hand.type(name)
    entrance.hand.finish()
    entrance.at(Step.PURPOSE)
    entrance.hand.tap("Make a delivery")
    entrance.at(Step.READ_BACK)
    entrance.hand.tap("confirm")
    entrance.at(Step.WAITING)
    entrance.until(lambda: entrance.app.attendant.waiting)
    return entrance.app.attendant.way.visit


def test_no_printer(school, tmp_path):
    folder = tmp_path / "not-mounted"
    entrance = school.open_lobby(printer=f"file://{folder}")
    visit = type_in(entrance)
    entrance.until(lambda: entrance.waiting.badge is BadgeWord.WRITE_BY_HAND)
    assert entrance.hand.reads(entrance.waiting.news.number)
    entrance.until(lambda: (known := school.at_office(visit)) and known.badge.state is BadgeState.FAILED)
    assert school.at_office(visit).badge.reason == "no-folder"
    entrance.until(lambda: troubles(school.office) == ["Main entrance: the folder for badges is missing."])
    folder.mkdir()
    entrance.until(lambda: school.at_office(visit).badge.state is BadgeState.PRINTED)
    assert (folder / f"{visit}-1.pdf").exists()
    entrance.until(lambda: not troubles(school.office))


def test_a_printer_that_never_says_whether_a_badge_came_out(school):
    badge = school.settings.badge.model_copy(update={"medium": "receipt-80"})
    school.settings = school.settings.model_copy(update={"badge": badge})
    printer = ReceiptPrinter()
    printer.confirms = False
    with TcpLine(printer) as line:
        entrance = school.open_lobby(printer=f"escpos://{line.address}")
        visit = type_in(entrance, "Ana Riuz")
        entrance.until(lambda: (entrance.waiting.badge, entrance.waiting.copy) == (BadgeWord.LOOK_FOR_IT, 1))
        entrance.hand.tap("none_came_out")
        entrance.until(lambda: (entrance.waiting.badge, entrance.waiting.copy) == (BadgeWord.LOOK_FOR_IT, 2))
        entrance.hand.tap("came_out")
        entrance.until(lambda: entrance.waiting.badge is BadgeWord.TAKE_IT)
        entrance.until(lambda: (known := school.at_office(visit)) and known.badge.seen_by == VISITOR)
        assert len(printer.receipts) == 2
        school.reprint(visit, "Ana Ruiz")
        entrance.until(lambda: entrance.waiting.copy == 3 and len(printer.receipts) == 3)
        assert entrance.recorded(visit).name == "Ana Ruiz"
    first, *others = [[code.text for code in read_barcodes(badge)] for badge in printer.receipts]
    assert len(first) == 1
    assert others == [first, first], "every copy carries the same token"


def test_no_office(school):
    entrance = school.open_lobby()
    school.close_office()
    visit = type_in(entrance)
    entrance.until(lambda: entrance.waiting.news.word is Word.OFFICE_AWAY)
    entrance.until(lambda: entrance.waiting.badge is BadgeWord.TAKE_IT)
    school.open_office()
    entrance.until(lambda: entrance.waiting.news.word is Word.TOLD)
    school.answer(visit, Answer(AnswerKind.ON_MY_WAY))
    entrance.until(lambda: entrance.waiting.news.word is Word.ON_MY_WAY)
    assert entrance.hand.reads("Sam Ortiz")


def test_a_lobby_that_was_never_introduced_to_the_office(school):
    (school.lobby_folder / "office-token").unlink()
    entrance = school.open_lobby()
    type_in(entrance)
    entrance.until(lambda: entrance.waiting.news.word is Word.OFFICE_AWAY)
    entrance.until(lambda: entrance.waiting.badge is BadgeWord.TAKE_IT)


def test_no_camera(school):
    entrance = school.open_lobby(camera="none:")
    entrance.until(lambda: entrance.app.camera is CameraState.ABSENT)
    visit = type_in(entrance)
    entrance.until(lambda: school.at_office(visit))


def test_a_camera_that_is_plugged_in_later(school):
    camera = school.lobby_folder / "camera"
    camera.rmdir()
    entrance = school.open_lobby()
    entrance.until(lambda: entrance.app.camera is CameraState.ABSENT)
    camera.mkdir()
    entrance.until(lambda: entrance.app.camera is CameraState.WORKING)


def test_no_record(school):
    (school.lobby_folder / "journal.db").write_bytes(b"this is not a database" * 100)
    entrance = school.open_lobby()
    entrance.hand.tap("English")
    entrance.at(Step.SCAN)
    entrance.hand.tap("type_instead")
    entrance.at(Step.NAME)
    entrance.hand.type("Ana")
    entrance.hand.finish()
    entrance.at(Step.PURPOSE)
    entrance.hand.tap("Make a delivery")
    entrance.at(Step.UNABLE)
    (school.lobby_folder / "journal.db").unlink()
    entrance.hand.tap("done")
    entrance.at(Step.WELCOME)
    type_in(entrance)
