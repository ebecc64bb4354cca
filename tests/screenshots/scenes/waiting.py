"""She waits, and hears of her host."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from kiosk import reception
from kiosk.lobby.flow import Way
from kiosk.lobby.scanning.camera import CameraState
from kiosk.lobby.screens.steps.waiting_board import WaitingRow
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting import BadgeWord, WayWord
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.arrival import Arrival
from kiosk.visits.events import BadgeFailed, BadgePrinted, BadgeUnconfirmed, WaySettled
from tests.kiosk.lobby.screens.lobby import NOW, SETTINGS
from tests.screenshots.stage import Scene, Stage


def _office_away(stage: Stage) -> None:
    stage.lobby.link.state = LinkState.DOWN
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="no-paper"))


def _told(stage: Stage) -> None:
    stage.lobby.link.held = 10_000
    stage.waiting(lambda visit: BadgePrinted(subject=visit, copy=1))


def _another_badge(stage: Stage) -> None:
    on_my_way(stage)
    stage.hand.tap("none_came_out")
    stage.hand.until(lambda: stage.app.attendant.waiting.badge is BadgeWord.ANOTHER)


def _no_labels(stage: Stage) -> None:
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="out-of-labels"))


def _badge_later(stage: Stage) -> None:
    stage.waiting(lambda visit: BadgeFailed(subject=visit, copy=1, reason="cooling"))


def on_my_way(stage: Stage) -> None:
    """Her host comes, and nobody knows whether her badge came out."""
    stage.waiting(lambda visit: BadgeUnconfirmed(subject=visit, copy=1), answer=Answer(AnswerKind.ON_MY_WAY))


def _in_minutes(stage: Stage) -> None:
    stage.waiting(
        lambda visit: BadgePrinted(subject=visit, copy=1), answer=Answer(AnswerKind.IN_MINUTES, minutes=5)
    )


def _go_to(stage: Stage) -> None:
    stage.waiting(
        lambda visit: BadgePrinted(subject=visit, copy=1),
        answer=Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"),
    )


def _written(stage: Stage) -> None:
    text = "Please have a seat by the window. I am with a class, and come to fetch you when the bell rings."
    stage.waiting(answer=Answer(AnswerKind.WRITTEN, text=text))


def _not_today(stage: Stage) -> None:
    stage.waiting(answer=Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS))


def _way_without_steps(stage: Stage) -> None:
    places, _ = stage.lobby.settings.directory.seeds()
    [room] = [place for place in places if place.id == "room-12"]
    stairs = {tag: f"{text} {text}" for tag, text in room.directions.items()}
    place = replace(room, directions=stairs, step_free=room.directions)
    reception.list_destination(stage.lobby.journal, place, now=NOW)
    _go_to(stage)


def _asked_to_wait(stage: Stage) -> None:
    _told(stage)
    with _minutes_later(stage, 6):
        stage.app.attendant.refresh()
        stage.hand.until(lambda: stage.app.frame.overlay)


@contextmanager
def _minutes_later(stage: Stage, minutes: int) -> Iterator[None]:
    stage.lobby.now = replace(NOW, at=NOW.at + timedelta(minutes=minutes))
    try:
        yield
    finally:
        stage.lobby.now = NOW


def _choices(stage: Stage) -> None:
    _told(stage)
    stage.app.screen.offer_choices()
    stage.hand.settle()


def _message(stage: Stage) -> None:
    _told(stage)
    stage.act(Way.write_message)


def _message_left(stage: Stage) -> None:
    _told(stage)
    stage.act(Way.message_left)


def _board(stage: Stage) -> None:
    """Those who wait: in their own languages, answered and not."""
    for language, answer in (
        (stage.language, Answer(AnswerKind.IN_MINUTES, minutes=5)),
        ("ar", None),
        ("es", Answer(AnswerKind.WRITTEN, text="Un momento.")),
        ("zh_Hans", Answer(AnswerKind.ON_MY_WAY)),
    ):
        arrival = Arrival("Ana", "meeting", language, SETTINGS.lobby.name, "rivera")
        purposes = stage.lobby.purposes
        visit = reception.check_in(stage.lobby.journal, arrival, letter="A", purposes=purposes, now=NOW)
        if answer:
            reception.acknowledge(stage.lobby.journal, visit.id, answer, by="Elena Rivera", now=NOW)
    stage.lobby.on_news()
    stage.hand.until(lambda: len(stage.app.attendant.board) >= 4)
    stage.hand.settle()


def _board_for_one(stage: Stage) -> None:
    """One who waits; the rest of the room is for what is posted."""
    arrival = Arrival("Ana", "meeting", stage.language, SETTINGS.lobby.name, "rivera")
    reception.check_in(stage.lobby.journal, arrival, letter="A", purposes=stage.lobby.purposes, now=NOW)
    _hears(stage, lambda: stage.app.attendant.board)
    stage.hand.settle()


def _page_by_number(stage: Stage) -> None:
    _board(stage)
    rows = [widget for widget in stage.hand.widgets() if isinstance(widget, WaitingRow)]
    stage.hand.tap(rows[0])
    stage.hand.until(lambda: stage.app.attendant.waiting)


def _own_visit(stage: Stage) -> None:
    _page_by_number(stage)
    stage.act(Way.claim)


def _own_visit_not_found(stage: Stage) -> None:
    stage.lobby.on_camera(CameraState.ABSENT)
    _own_visit(stage)
    stage.act(Way.not_found)


def _shortly(stage: Stage) -> None:
    stage.waiting(
        lambda visit: BadgePrinted(subject=visit, copy=1), answer=Answer(AnswerKind.WITH_YOU_SHORTLY)
    )


def _referred(stage: Stage) -> None:
    _told(stage)
    reception.refer(stage.lobby.journal, stage.visit, "park", by="Elena Rivera", now=NOW)
    _hears(stage, lambda: stage.app.attendant.waiting.news.word is Word.REFERRED)


def _overdue(stage: Stage) -> None:
    _in_minutes(stage)
    with _minutes_later(stage, 7):
        _hears(stage, lambda: stage.app.attendant.waiting.news.word is Word.OVERDUE)
        stage.app.frame.uncover()


def _met(stage: Stage) -> None:
    on_my_way(stage)
    reception.resolve(stage.lobby.journal, stage.visit, by="Elena Rivera", now=NOW)
    _hears(stage, lambda: stage.app.attendant.waiting.news.word is Word.MET)


def _hears(stage: Stage, news: Callable[[], bool]) -> None:
    stage.lobby.on_news()
    stage.hand.until(news)


def _way_on_paper(stage: Stage) -> None:
    _go_to(stage)
    stage.hand.tap("print")
    stage.hand.until(lambda: stage.app.attendant.waiting.way is WayWord.PRINTING)
    settled = WaySettled(subject=stage.visit, copy=1, label=1, labels=1, state="unconfirmed")
    stage.lobby.journal.append(lambda _: [settled], now=NOW)
    _hears(stage, lambda: stage.app.attendant.waiting.way is WayWord.LOOK_FOR_IT)


def _somebody_else(stage: Stage) -> None:
    _told(stage)
    stage.act(Way.see_somebody_else)
    stage.hand.until(lambda: stage.app.attendant.choices)


SCENES: dict[str, Scene] = {
    "waiting": Stage.waiting,
    "waiting-told": _told,
    "waiting-office-away": _office_away,
    "waiting-referred": _referred,
    "waiting-on-my-way": on_my_way,
    "waiting-shortly": _shortly,
    "waiting-minutes": _in_minutes,
    "waiting-overdue": _overdue,
    "waiting-go-to": _go_to,
    "waiting-without-steps": _way_without_steps,
    "waiting-on-paper": _way_on_paper,
    "waiting-written": _written,
    "waiting-not-today": _not_today,
    "waiting-met": _met,
    "waiting-another-badge": _another_badge,
    "waiting-no-labels": _no_labels,
    "waiting-badge-later": _badge_later,
    "waiting-asked": _asked_to_wait,
    "waiting-choices": _choices,
    "other-host": _somebody_else,
    "message": _message,
    "message-left": _message_left,
    "welcome-board": _board,
    "welcome-board-one": _board_for_one,
    "waiting-by-number": _page_by_number,
    "own-visit": _own_visit,
    "own-visit-not-found": _own_visit_not_found,
}
