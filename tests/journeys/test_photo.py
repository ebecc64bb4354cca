"""A photo for the badge, from a folder as the camera to a badge in another one, and until she has left."""

import numpy as np
from PIL import Image

from kiosk import reception
from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.sitter import SKINS, Sitter, before_camera
from kiosk.lobby.waiting import BadgeWord
from tests.journeys.school import now


def offers_photos(school):
    """A school whose repairers are offered a photo."""
    purposes = dict(school.settings.purposes)
    purposes["contractor"] = purposes["contractor"].model_copy(update={"photo": True})
    school.settings = school.settings.model_copy(update={"purposes": purposes})
    return school


def comes_to_the_photo(entrance):
    entrance.hand.tap("English")
    entrance.at(Step.SCAN)
    entrance.hand.tap("type_instead")
    entrance.at(Step.NAME)
    entrance.hand.type("Ana")
    entrance.hand.finish()
    entrance.at(Step.PURPOSE)
    entrance.hand.tap("Do repair or other work")
    entrance.at(Step.HOST)
    entrance.until(lambda: entrance.hand.reads("Kwame Osei"))
    entrance.hand.tap("Kwame Osei")
    entrance.at(Step.QUESTION)
    entrance.hand.tap("No")
    entrance.at(Step.PHOTO)


def kept(school):
    """The photos that the lobby holds."""
    return [file.stem for file in (school.lobby_folder / "photos").glob("*")]


def signed_out(school, visit):
    """The front desk signs her out."""
    journal = school.office_journal()
    reception.check_out(journal, visit, by="Sam Ortiz", now=now())
    journal.close()


def test_a_photo_is_on_her_badge_and_goes_when_she_leaves(school):
    entrance = offers_photos(school).open_lobby()
    entrance.hold_up(before_camera(Sitter(SKINS["dark"], glasses=True)))
    comes_to_the_photo(entrance)
    entrance.until(lambda: entrance.app.screen.ready)
    entrance.hand.tap("take")
    entrance.until(lambda: entrance.app.screen.taken)
    assert kept(school) == []
    entrance.hand.tap("take")
    entrance.at(Step.READ_BACK)
    assert kept(school) == []
    entrance.hand.tap("confirm")
    entrance.at(Step.WAITING)
    visit = entrance.app.attendant.way.visit
    entrance.until(lambda: entrance.app.attendant.waiting)
    entrance.until(lambda: entrance.waiting.badge is BadgeWord.TAKE_IT)
    assert kept(school) == [visit]
    badge = np.asarray(Image.open(school.lobby_folder / "badges" / f"{visit}-1.png"))
    assert 0.3 < badge[200:570, 40:310].mean() < 0.8  # dots of a face, where else there is white paper
    entrance.until(lambda: school.at_office(visit))
    signed_out(school, visit)
    entrance.until(lambda: kept(school) == [])
    for record in (school.folder / "office", school.lobby_folder):
        assert not [
            file
            for file in record.rglob("*.png")
            if "badges" not in file.parts and "camera" not in file.parts
        ]
