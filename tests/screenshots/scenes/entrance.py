"""At the entrance: the welcome screen, the languages, what the camera sees, and the screen itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.decode import read_still
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.scanning.picture import Picture
from kiosk.lobby.scanning.sight import Sight, outline
from kiosk.lobby.scanning.specimen import LicenceFields, Pose, held_up, licence_card, licence_text
from kiosk.lobby.screens.guidance import NO_VOICE
from kiosk.lobby.screens.keypad import HELP
from kiosk.lobby.screens.sayings import HINTS, NOTICES
from kiosk.lobby.screens.steps.scan import PATIENCE
from kiosk.lobby.screens.steps.welcome import DROWSY, LOOK_SECONDS
from kiosk.settings.tables.school import NewsSettings
from tests.kiosk.lobby.screens.lobby import NOW
from tests.screenshots.stage import Scene, Stage


def _welcome(stage: Stage) -> None:
    pass


def _welcome_without_camera(stage: Stage) -> None:
    stage.lobby.on_camera(CameraState.ABSENT)


def _asleep(stage: Stage) -> None:
    stage.meanwhile.enter_context(_late(stage, lobby={"sleep": "20:00-06:00"}))
    for _ in range(DROWSY):
        stage.hand.wait(LOOK_SECONDS)


def begin(stage: Stage) -> None:
    """She touches her language."""
    stage.act(lambda way: way.choose_language(stage.language))


def _languages(stage: Stage) -> None:
    begin(stage)
    stage.hand.tap(stage.app.look.translator.language.own_name)


def _scan_without_camera(stage: Stage) -> None:
    stage.lobby.frame = None
    stage.lobby.on_camera(CameraState.ABSENT)
    begin(stage)


def _scan_unknown(stage: Stage) -> None:
    begin(stage)
    stage.see(Unknown("QRCode"))


def _licence() -> Picture:
    """A visitor's licence, held up."""
    return held_up(licence_card(licence_text(LicenceFields())), Pose(share=0.6, roll=-5), (1280, 720))


def _show(stage: Stage, sight: Sight) -> None:
    """She holds it up, and the scanner sees this."""
    stage.lobby.frame = Frame(_licence(), 0.0, stage.lobby.frame.number + 1)
    begin(stage)
    stage.hand.until(lambda: stage.app.screen.ids.viewfinder.has_picture)
    stage.lobby.on_sight(sight)
    stage.hand.settle()


def _scan_recognised(stage: Stage) -> None:
    [code] = [code for code in read_still(_licence()) if code.format == "PDF417"]
    _show(stage, Sight(outline=outline(code, (1280, 720))))


def _scan_hint(stage: Stage) -> None:
    say = stage.app.look.translator.text
    _show(stage, Sight(hint=max(HINTS, key=lambda hint: len(say(HINTS[hint])))))
    stage.hand.wait(PATIENCE)


def _unable(stage: Stage) -> None:
    begin(stage)
    stage.act(Way.unable)


def _access(stage: Stage) -> None:
    begin(stage)
    stage.hand.tap("access")


def _welcome_closed(stage: Stage) -> None:
    news = NewsSettings(
        until=date(2026, 12, 1),
        text={"en": "Picture day is on Tuesday. Please come in by the north door: it is the larger one."},
    )
    stage.meanwhile.enter_context(_late(stage, school={"news": [news]}))
    stage.app.screen.refresh()


@contextmanager
def _late(stage: Stage, **given: dict[str, object]) -> Iterator[None]:
    """At ten in the evening, at a school with these settings."""
    clock, settings = stage.app.clock, stage.lobby.settings
    stage.app.clock = lambda: replace(NOW, at=NOW.at + timedelta(hours=13))
    stage.lobby.settings = settings.model_copy(
        update={table: getattr(settings, table).model_copy(update=update) for table, update in given.items()}
    )
    try:
        yield
    finally:
        stage.app.clock, stage.lobby.settings = clock, settings


def _scan_in_the_dark(stage: Stage) -> None:
    stage.lobby.frame = None
    stage.lobby.on_camera(CameraState.BLACK)
    begin(stage)


def _scan_told(stage: Stage) -> None:
    """The longest of what she may be told of what she showed."""
    say = stage.app.look.translator.text
    reason = max(NOTICES, key=lambda reason: len(say(NOTICES[reason][1])))
    begin(stage)
    stage.act(lambda way: way.see_nothing_known(reason))


def _keys(stage: Stage) -> None:
    begin(stage)
    stage.hand.strike(HELP)


def _no_voice(stage: Stage) -> None:
    begin(stage)
    stage.app.frame.guidance = stage.app.look.say(NO_VOICE)
    stage.hand.settle()


SCENES: dict[str, Scene] = {
    "welcome": _welcome,
    "welcome-no-camera": _welcome_without_camera,
    "welcome-closed": _welcome_closed,
    "welcome-asleep": _asleep,
    "languages": _languages,
    "scan": begin,
    "scan-no-camera": _scan_without_camera,
    "scan-dark": _scan_in_the_dark,
    "scan-unknown": _scan_unknown,
    "scan-told": _scan_told,
    "scan-recognised": _scan_recognised,
    "scan-hint": _scan_hint,
    "access": _access,
    "keys": _keys,
    "no-voice": _no_voice,
    "unable": _unable,
}
