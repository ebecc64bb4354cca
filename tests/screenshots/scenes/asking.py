"""What a visitor is asked, up to her check-in."""

from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.screens.app import HESITATION
from kiosk.visits.need import Need
from tests.screenshots.scenes.entrance import begin
from tests.screenshots.stage import NotOffered, Scene, Stage


def _name(stage: Stage) -> None:
    stage.act(lambda way: way.choose_language(stage.language), Way.type_instead)


def _name_from_expired_card(stage: Stage) -> None:
    begin(stage)
    stage.see(Holder("María", "García López", "", expired=True))


def purpose(stage: Stage) -> None:
    """A visitor who types her name, up to the question why she comes."""
    _name(stage)
    stage.act(lambda way: way.give_name("Ana"))


def _host(stage: Stage) -> None:
    stage.typed()


def _host_search(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("ri")


def _host_nobody(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("qqq")


def _host_role(stage: Stage) -> None:
    _host(stage)
    stage.hand.tap("otherwise")


def _honorifics(stage: Stage) -> None:
    _name(stage)
    if not stage.app.screen.honorific:
        raise NotOffered
    stage.hand.tap("honorific")


def _question(stage: Stage) -> None:
    purpose(stage)
    stage.act(lambda way: way.choose_purpose("contractor"), lambda way: way.choose_host("osei"))


def _agreement(stage: Stage) -> None:
    purpose(stage)
    stage.act(lambda way: way.choose_purpose("volunteer"), lambda way: way.choose_host("park"))


def _interpreter(stage: Stage) -> None:
    stage.act(Way.need_interpreter)


def _interpreter_search(stage: Stage) -> None:
    _interpreter(stage)
    stage.hand.tap("search")
    stage.app.screen.ids.search.insert("ma")


def _photo_counting(stage: Stage) -> None:
    stage.photo()
    stage.hand.tap("take")


def _photo_taken(stage: Stage) -> None:
    _photo_counting(stage)
    for _ in range(3):
        stage.hand.wait(1.0)
    stage.hand.until(lambda: stage.app.screen.taken)


def _read_back_all(stage: Stage) -> None:
    stage.read_back()
    stage.act(
        lambda way: way.choose_honorific("Ms."),
        Way.need_interpreter,
        lambda way: way.ask_interpreter("so"),
        lambda way: way.ask_for(Need.STEP_FREE),
    )


def _read_back_answers(stage: Stage) -> None:
    purpose(stage)
    stage.act(
        lambda way: way.choose_purpose("contractor"),
        lambda way: way.choose_host("osei"),
        lambda way: way.answer("yes"),
        Way.decline_photo,
    )
    stage.hand.until(lambda: stage.app.attendant.choices)


def _checking_in(stage: Stage) -> None:
    stage.read_back()
    stage.meanwhile.enter_context(stage.lobby.busy())
    stage.act(Way.confirm)
    stage.hand.wait(HESITATION)


def _still_there(stage: Stage) -> None:
    purpose(stage)
    stage.hand.wait(stage.lobby.settings.lobby.idle_seconds + 1)


SCENES: dict[str, Scene] = {
    "name": _name,
    "name-expired": _name_from_expired_card,
    "purpose": purpose,
    "host": _host,
    "host-search": _host_search,
    "host-nobody": _host_nobody,
    "host-role": _host_role,
    "honorifics": _honorifics,
    "question": _question,
    "agreement": _agreement,
    "interpreter": _interpreter,
    "interpreter-search": _interpreter_search,
    "photo": Stage.photo,
    "photo-counting": _photo_counting,
    "photo-taken": _photo_taken,
    "read-back": Stage.read_back,
    "read-back-all": _read_back_all,
    "read-back-answers": _read_back_answers,
    "checking-in": _checking_in,
    "still-there": _still_there,
}
