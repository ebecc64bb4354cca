"""Three visitors walk through the lobby's screens, and staff answer them in the console."""

import csv
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.demo import SIZE, visitors
from kiosk.demo.school import School
from kiosk.demo.specimen import licence
from kiosk.demo.staff import FrontDesk
from kiosk.demo.story import Story, require
from kiosk.demo.visitors import Entrance
from kiosk.telling import Word
from kiosk.visits.visit import Visit

SECONDS = 15.0
PACE = 0.05  # seconds between two touches; the screens run as on a kiosk, and leave the scanner its time


@dataclass(frozen=True)
class Alert:
    """Whom an alert about a visit reached."""

    recipient: str
    subject: str


def walk(folder: Path, browser: str) -> int:
    """Walks the whole way; raises StepFailed for the first step that did not happen. Returns 0."""
    began = time.monotonic()
    story = Story()
    print(f"A day at Oak Street School, in {folder}")
    with ExitStack() as stack:
        with story.step("the school's office opens"):
            school = stack.enter_context(School(folder))
        with (
            FrontDesk(browser, school, folder / "console") as desk,
            _entrance(school, folder / "screens", story) as entrance,
        ):
            with story.step("Sam signs in at the front desk, and invites Tom"):
                desk.sign_in()
                code = desk.invite("Tom Baker", purpose="volunteer", host="park", language="en")
            maria = visitors.licence_parent(entrance, story, licence())
            alerts = {maria.number: _alerted(school, story, maria, "rivera@oakstreet.example")}
            with story.step("María's arrival appears in the console; Sam says where to go"):
                desk.sees(maria)
                desk.send_to_host(maria)
            visitors.read_answer(entrance, story, "María", Word.PLEASE_GO_TO, "doble a la derecha")
            tom = visitors.invited(entrance, story, code)
            alerts[tom.number] = _alerted(school, story, tom, "park@oakstreet.example")
            with story.step("Tom's arrival appears; Sam answers that it takes five minutes"):
                desk.sees(tom)
                desk.promise(tom, minutes=5)
            visitors.read_answer(entrance, story, "Tom", Word.IN_MINUTES, "Sam Ortiz")
            fatima = visitors.arabic_typist(entrance, story)
            alerts[fatima.number] = _alerted(school, story, fatima, "office@oakstreet.example")
            with story.step("Fatima's arrival appears with her need of an interpreter; Sam is on the way"):
                desk.sees(fatima, interpreter=True)
                desk.come(fatima)
            visitors.read_answer(entrance, story, "Fatima", Word.ON_MY_WAY, "Sam Ortiz")
            visitors.leave_with_badge(entrance, story, _badge(school, maria))
            visitors.leave_with_number(entrance, story, tom)
            with story.step("the roll call has Fatima only; Sam signs her out and takes the log"):
                desk.roll_call([fatima], gone=[maria, tom])
                desk.sign_out(fatima)
                log = desk.download_log(folder / "visits.csv")
        with story.step("both records are whole"):
            school.kiosk("journal", "verify", "--at", "lobby")
            school.kiosk("journal", "verify", "--at", "office")
        with story.step("badges and log are left"):
            shutil.copytree(school.badges, folder / "badges")
            rows = _checked(log, [maria, tom, fatima])
    _summarise(rows, alerts, folder, time.monotonic() - began)
    return 0


@contextmanager
def _entrance(school: School, pictures: Path, story: Story) -> Iterator[Entrance]:
    """The lobby's own app, in a window that needs no display."""
    from kiosk.lobby.screens import window

    with story.step("the lobby opens its screen"):
        window.prepare(window.Display.OFF_SCREEN, SIZE)
        from kiosk.lobby.screens import text

        text.register()
        from kiosk import shipped
        from kiosk.clock import school_clock
        from kiosk.i18n import Catalogues
        from kiosk.lobby.main import Lobby
        from kiosk.lobby.screens.app import LobbyApp
        from kiosk.lobby.screens.hand import Hand

        school.camera.mkdir(parents=True)
        settings = school.settings
        clock = school_clock(settings.school.zone)
        lobby = Lobby(settings, Catalogues(shipped.TRANSLATIONS), school.lobby, clock)
        app = LobbyApp(lobby, clock)
        hand = Hand(app, PACE)
        hand.__enter__()
    try:
        yield Entrance(app, hand, school.lobby, pictures)
    finally:
        hand.__exit__()


def _alerted(school: School, story: Story, visit: Visit, recipient: str) -> Alert:
    with story.step(f"an e-mail about {visit.number} reaches {recipient}"):
        message = school.mail.about(visit.number, SECONDS)
        require(message is not None, "no message came")
        assert message is not None  # noqa: S101 - for the types; said above
        require(recipient in message["To"], f"it went to {message['To']}")
        require((visit.name or "") not in message["Subject"], "its subject has a name (standard 39)")
        return Alert(recipient, message["Subject"])


def _badge(school: School, visit: Visit) -> Path:
    return school.badges / f"{visit.id}-1.png"


def _checked(log: Path, came: list[Visit]) -> list[dict[str, str]]:
    """The rows of the log, in the order of arrival, each with everything that happened."""
    with log.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["arrived"])
    require([row["visit"] for row in rows] == [visit.id for visit in came], "the log has other visits")
    for row in rows:
        for column in ("name", "arrived", "answered", "answered_by", "answer", "left"):
            require(row[column], f"the log has no {column} for {row['number']}")
        require(row["badge"] == "printed", f"the badge of {row['number']} is {row['badge']}")
    return rows


def _summarise(rows: list[dict[str, str]], alerts: dict[str, Alert], folder: Path, seconds: float) -> None:
    from datetime import datetime

    print("\nWho came")
    for row in rows:
        waited = datetime.fromisoformat(row["answered"]) - datetime.fromisoformat(row["arrived"])
        alert = alerts[row["number"]]
        print(
            f"  {row['number']}  {row['name']} ({row['language']}), badge {row['visit']}-1.pdf\n"
            f'         told: {alert.recipient}, "{alert.subject}"\n'
            f"         answered by {row['answered_by']} after {waited.total_seconds():.0f} s: {row['answer']}"
        )
    print(f"\nLeft in {folder}: screens/ badges/ console/ mail/ visits.csv")
    print(f"Every step happened, in {seconds:.1f} s.")
