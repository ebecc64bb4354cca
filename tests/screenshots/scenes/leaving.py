"""She leaves the building."""

from kiosk.lobby.flow import Step, Way
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.screens.app import HESITATION
from tests.screenshots.scenes.waiting import on_my_way
from tests.screenshots.stage import Scene, Stage


def _leaving(stage: Stage) -> None:
    on_my_way(stage)
    [token] = [found.token for found in stage.lobby.visits() if found.id == stage.visit]
    stage.act(Way.leave, lambda way: way.choose_language(stage.language))
    stage.see(Badge(token))
    stage.act(Way.ask_leaving)
    stage.hand.until(lambda: stage.app.attendant.waiting)


def _sign_out(stage: Stage) -> None:
    stage.act(Way.go_to_sign_out)


def _sign_out_not_found(stage: Stage) -> None:
    stage.act(Way.go_to_sign_out, Way.not_found)


def _goodbye(stage: Stage) -> None:
    _leaving(stage)
    stage.act(Way.sign_out)
    stage.hand.until(lambda: stage.app.attendant.way.step is Step.GOODBYE)


def _signing_out(stage: Stage) -> None:
    _leaving(stage)
    stage.meanwhile.enter_context(stage.lobby.busy())
    stage.act(Way.sign_out)
    stage.hand.wait(HESITATION)


SCENES: dict[str, Scene] = {
    "leaving": _leaving,
    "sign-out": _sign_out,
    "sign-out-not-found": _sign_out_not_found,
    "signing-out": _signing_out,
    "goodbye": _goodbye,
}
