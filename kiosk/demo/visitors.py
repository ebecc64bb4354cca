"""Visitors who touch the lobby's own screens, and hold things up to its camera."""

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.demo.story import Story, require
from kiosk.lobby.flow import Step
from kiosk.lobby.waiting import BadgeWord, Waiting
from kiosk.telling import Word
from kiosk.visits.visit import Visit

if TYPE_CHECKING:
    from kiosk.lobby.scanning.picture import Picture
    from kiosk.lobby.screens.app import LobbyApp
    from kiosk.lobby.screens.hand import Hand

SECONDS = 15.0  # within which whatever a visitor waits for must come


class Entrance:
    """The lobby as a visitor meets it: a screen to touch and read, and a camera."""

    def __init__(self, app: "LobbyApp", hand: "Hand", lobby: Path, pictures: Path) -> None:
        """`lobby` is the lobby's data folder; pictures of the screens go to `pictures`."""
        self.app = app
        self.hand = hand
        self.lobby = lobby
        self._camera = lobby / "camera"
        self._pictures = pictures
        self._taken = 0

    def hold_up(self, card: "Picture | Path") -> None:
        """Puts a picture before the camera: drawn (BGR), or a PNG file."""
        from kiosk.lobby.scanning.opencv import cv2

        part = self._camera.parent / "held-up.png"
        if isinstance(card, Path):
            shutil.copyfile(card, part)
        else:
            cv2.imwrite(str(part), card)
        part.rename(self._camera / "held-up.png")

    def take_away(self) -> None:
        """Nothing is before the camera any more."""
        (self._camera / "held-up.png").unlink()

    def recorded(self, visit: str) -> Visit:
        """The visit as the lobby's record has it on disk."""
        from kiosk import reception
        from kiosk.journal import Journal

        journal = Journal.at(self.lobby)
        found = reception.find(journal, visit)
        journal.close()
        return found

    @property
    def waiting(self) -> Waiting:
        """What the waiting screen shows."""
        shown = self.app.attendant.waiting
        if shown is None:
            raise LookupError("the waiting screen shows nothing yet")
        return shown

    def at(self, step: Step) -> None:
        """Waits until the screen of this step is there."""
        from kiosk.lobby.screens.steps import SCREENS

        def is_there() -> bool:
            return self.app.attendant.way.step is step and type(self.app.screen) is SCREENS[step]

        self.hand.until(is_there, SECONDS)

    def until(self, condition: Callable[[], object]) -> None:
        """Waits for whatever the lobby is to show."""
        self.hand.until(condition, SECONDS)

    def picture(self, name: str) -> None:
        """Keeps a picture of the screen."""
        self._taken += 1
        file = (
            unicodedata.normalize("NFKD", name.lower().replace(" ", "-")).encode("ascii", "ignore").decode()
        )
        self.hand.picture(self._pictures / f"{self._taken:02}-{file}.png")


def check_in(entrance: Entrance, story: Story, who: str) -> Visit:
    """She says that what is read back is right; from there to the waiting screen, and her badge."""
    with story.step(f"{who} says that it is right, and is checked in"):
        entrance.picture(f"{who} read-back")
        entrance.hand.tap("confirm")
        entrance.at(Step.WAITING)
        entrance.until(lambda: entrance.app.attendant.waiting)
        visit = entrance.app.attendant.way.visit
        require(visit, "the waiting screen belongs to no visit")
    with story.step(f"{who} takes the badge"):
        entrance.until(lambda: entrance.waiting.badge is BadgeWord.TAKE_IT)
        entrance.picture(f"{who} waiting")
    return entrance.recorded(str(visit))


def read_answer(entrance: Entrance, story: Story, who: str, word: Word, said: str) -> None:
    """The answer reaches her screen, and she makes room for the next, who sees no name of hers."""
    with story.step(f"{who} reads the answer"):
        entrance.until(lambda: entrance.waiting.news.word is word)
        entrance.until(lambda: entrance.hand.reads(said))
        entrance.picture(f"{who} answered")
        hers = (entrance.recorded(str(entrance.app.attendant.way.visit)).name or "").split()
        if word is Word.WRITTEN:
            hers.append(said)
        entrance.hand.tap("done")
        entrance.at(Step.WELCOME)
        left_behind = [text for text in entrance.hand.texts() if any(part in text for part in hers)]
        require(not left_behind, f"the welcome screen still shows {left_behind}")


def licence_parent(entrance: Entrance, story: Story, card: "Picture") -> Visit:
    """A Spanish-speaking parent shows a licence and comes to meet a teacher."""
    with story.step("María chooses Spanish"):
        entrance.picture("welcome")
        entrance.hand.tap("Español")
        entrance.at(Step.SCAN)
    with story.step("the camera reads María's licence"):
        entrance.hold_up(card)
        entrance.at(Step.NAME)
        name = entrance.app.attendant.way.name
        require(name == "María García López", f"the licence was read as {name!r}")
        entrance.picture("María name")
        entrance.take_away()
    with story.step("María says why, and whom"):
        entrance.hand.finish()
        entrance.at(Step.PURPOSE)
        entrance.picture("María purpose")
        entrance.hand.tap(entrance.app.lobby.purposes["meeting"].label["es"])
        entrance.at(Step.HOST)
        entrance.until(lambda: entrance.hand.reads("Elena Rivera"))
        entrance.picture("María host")
        entrance.hand.tap("Elena Rivera")
        entrance.at(Step.READ_BACK)
    return check_in(entrance, story, "María")


def invited(entrance: Entrance, story: Story, code: Path) -> Visit:
    """An invited volunteer shows the QR code of the invitation; only the agreement is asked."""
    with story.step("the camera reads Tom's invitation"):
        entrance.hold_up(code)
        entrance.at(Step.AGREEMENT)
        entrance.take_away()
        entrance.picture("Tom agreement")
        entrance.hand.tap("agree")
        entrance.at(Step.READ_BACK)
        require(entrance.hand.reads("Tom Baker"), "the invitation's name is not read back")
    return check_in(entrance, story, "Tom")


def arabic_typist(entrance: Entrance, story: Story) -> Visit:
    """A visitor types her name in Arabic and asks for an interpreter."""
    with story.step("Fatima chooses Arabic and asks for an interpreter"):
        entrance.hand.tap("العربية")
        entrance.at(Step.SCAN)
        entrance.hand.tap("type_instead")
        entrance.at(Step.NAME)
        entrance.hand.tap("interpreter")
        entrance.at(Step.INTERPRETER)
        entrance.picture("Fatima interpreter")
        rows = entrance.hand.find("found").children
        entrance.hand.tap(next(row for row in rows if row.key == "ar"))
        entrance.at(Step.NAME)
        require(entrance.app.attendant.way.interpreter, "the interpreter was not noted")
        entrance.picture("Fatima help")
        entrance.hand.tap("close")
    with story.step("Fatima types her name"):
        entrance.hand.type("فاطمة الزهراء")
        entrance.picture("Fatima name")
        entrance.hand.finish()
        entrance.at(Step.PURPOSE)
        entrance.hand.tap(entrance.app.lobby.purposes["pick-up"].label["ar"])
        entrance.at(Step.READ_BACK)
    return check_in(entrance, story, "Fatima")


def leave_with_badge(entrance: Entrance, story: Story, badge: Path) -> None:
    """She shows the badge that was printed for her, and is signed out."""
    with story.step("María shows her badge and signs out"):
        entrance.hold_up(badge)
        entrance.at(Step.WAITING)  # her answer is fresh: she may have come to read it again
        entrance.take_away()
        entrance.hand.tap("leaving")
        entrance.at(Step.LEAVING)
        entrance.picture("María leaving")
        entrance.hand.tap("leave")
        entrance.at(Step.GOODBYE)
        entrance.picture("María goodbye")
        entrance.hand.tap("done")
        entrance.at(Step.WELCOME)


def leave_with_number(entrance: Entrance, story: Story, visit: Visit) -> None:
    """She gives visit number and name, and is signed out."""
    with story.step("Tom signs out with his visit number"):
        entrance.hand.tap("sign_out")
        entrance.at(Step.SIGN_OUT)
        entrance.hand.type(visit.number.partition("-")[2])  # the lobby's letter stands there already
        entrance.hand.finish()
        entrance.hand.type("Baker")
        entrance.picture("Tom sign-out")
        entrance.hand.finish()
        entrance.at(Step.GOODBYE)
        entrance.hand.tap("done")
        entrance.at(Step.WELCOME)
