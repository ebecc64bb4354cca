"""Attends one visitor at a time: keeps her way, and runs the errands that its steps ask for.

The screens show `way`, `waiting` and `choices`, and hand in touches; the scanner hands in documents; the
journal and the link say when something changed. Everything here is called on the interface's thread.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from kiosk.errors import (
    HostUnknown,
    InvitationExpired,
    InvitationTakenBack,
    InvitationUsed,
    KioskError,
    VisitNotFound,
)
from kiosk.lobby.desk import Choice, Desk, Turn
from kiosk.lobby.flow import Notice, Step, Way
from kiosk.lobby.help_bell import HelpBell
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.waiting import Row, Waiting
from kiosk.visits.visit import Visit
from printer import Photo

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Errands(Protocol):
    """Who runs an errand, and brings back its result on the interface's thread."""

    def run(
        self,
        errand: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """See `kiosk.lobby.errands`."""


class Attendant:
    """One visitor's way, and what the lobby does for her.

    `on_change` is called after each change, `on_move` with her way before and after it.
    """

    def __init__(
        self,
        way: Way,
        desk: Callable[[], Desk],
        errands: Errands,
        on_change: Callable[[], None],
        camera_works: Callable[[], bool],
    ) -> None:
        """`desk` is asked for within errands only: it may wait for the journal, or raise KioskError."""
        self.way = way
        self.waiting: Waiting | None = None
        self.choices: Sequence[Choice] = ()
        self.board: Sequence[Row] = ()
        self.on_move: Callable[[Way, Way], None] = lambda *_: None
        self.help = HelpBell(desk, self._send, on_change)
        self._desk = desk
        self._errands = errands
        self._on_change = on_change
        self._camera_works = camera_works
        self._visitor = 0  # counts those who came: an errand's result is only for who sent it

    def act(self, turn: Callable[[Way], Way]) -> None:
        """She did something: `turn` gives her way from there."""
        before, self.way = self.way, turn(self.way)
        if self.way.step is Step.PHOTO and before.step is not Step.PHOTO and not self._camera_works():
            self.way = self.way.pass_photo()
        if self.way.step is Step.WELCOME and before.step is not Step.WELCOME:
            self._wipe()
        if self.way.visit != before.visit:
            self.waiting = None
            if before.visit is not None:
                self.help.forget()  # somebody else's badge: the help was for whoever stood here before
        if (self.way.step, self.way.visit) != (before.step, before.visit):
            self._enter(self.way.step)
        if self.way is not before:
            self.on_move(before, self.way)
            self._on_change()

    def see(self, document: Presented) -> None:
        """The camera read something."""
        self._send(lambda: self._desk().meaning(document), self.act, _passed_over)

    def take_photo(self, take: Callable[[], Photo | None]) -> None:
        """Her photo is taken, beside the interface's thread, and shown to her."""

        def failed(error: Exception) -> None:
            _passed_over(error)
            self.act(lambda way: way.show_photo(None))

        self._send(take, lambda photo: self.act(lambda way: way.show_photo(photo)), failed)

    def confirm_badge(self, *, came_out: bool) -> None:
        """She says whether her badge came out of the printer."""
        visit, waiting = self.way.visit, self.waiting
        if visit is None or waiting is None:
            return

        def failed(error: Exception) -> None:
            _passed_over(error)
            self._look_up_waiting()

        self._send(
            lambda: self._desk().confirm_badge(visit, waiting.copy, came_out=came_out),
            lambda _: self._look_up_waiting(),
            failed,
        )

    def continue_waiting(self) -> None:
        """She was told how it stands, and goes on waiting."""
        visit = self.way.visit
        if visit is not None:
            self._send(
                lambda: self._desk().waiting_room.continue_waiting(visit),
                lambda _: self._look_up_waiting(),
                _passed_over,
            )

    def refer(self, host: str | None) -> None:
        """She came to see somebody else; None for somebody at the office."""
        visit = self.way.visit

        def failed(error: Exception) -> None:
            _passed_over(error)
            self.act(Way.wait)

        if visit is not None:
            self._send(
                lambda: self._desk().waiting_room.refer(visit, host),
                lambda _: self.act(Way.wait),
                failed,
            )

    def print_way(self, *, step_free: bool) -> None:
        """She wants the way on paper."""
        visit = self.way.visit
        if visit is not None:
            self._send(
                lambda: self._desk().waiting_room.print_way(visit, step_free=step_free),
                lambda _: self._look_up_waiting(),
                _passed_over,
            )

    def leave_message(self, contact: str, text: str) -> None:
        """She leaves a message for whom she came to see."""
        visit = self.way.visit
        if visit is not None:
            self._send(
                lambda: self._desk().waiting_room.leave_message(visit, contact, text),
                lambda _: self.act(Way.message_left),
            )

    def find_leaving(self, number: str, name: str) -> None:
        """She typed number and name to sign out."""
        self._find(number, name, lambda visit: lambda way: way.found_leaving(visit.id))

    def find_waiting(self, number: str, name: str) -> None:
        """She typed number and name to read her page, and to do what only she may do there."""
        self._find(number, name, lambda visit: lambda way: way.found_waiting(visit.id, visit.language))

    def refresh(self) -> None:
        """Something changed in the journal or on the link: what is shown of it is looked up again."""
        self.help.look_up()
        self._look_up_board()
        match self.way.step:
            case Step.HOST | Step.OTHER_HOST | Step.READ_BACK:
                self._look_up_choices()
            case Step.WAITING | Step.LEAVING:
                self._look_up_waiting()
            case _:
                pass

    def _find(self, number: str, name: str, found: Callable[[Visit], Turn]) -> None:
        def refused(error: Exception) -> None:
            known = isinstance(error, VisitNotFound)
            self.act(lambda way: way.not_found() if known else way.unable())

        self._send(
            lambda: self._desk().find_numbered(number, name), lambda visit: self.act(found(visit)), refused
        )

    def _enter(self, step: Step) -> None:
        match step:
            case Step.WELCOME:
                self._look_up_board()
            case Step.HOST | Step.OTHER_HOST | Step.READ_BACK:
                self._look_up_choices()
            case Step.CHECKING_IN:
                way = self.way
                self._send(
                    lambda: self._desk().check_in(way),
                    lambda visit: self.act(lambda way: way.checked_in(visit.id)),
                    self._not_checked_in,
                )
            case Step.WAITING | Step.LEAVING:
                self._look_up_waiting()
            case Step.SIGNING_OUT if self.way.visit is not None:
                visit = self.way.visit
                self._send(lambda: self._desk().sign_out(visit), lambda _: self.act(Way.signed_out))
            case _:
                pass

    def _not_checked_in(self, error: Exception) -> None:
        """She is told what is true, and never left standing: back to a question, or on to a person."""
        match error:
            case HostUnknown():
                self.act(Way.host_gone)
            case InvitationExpired():
                self.act(lambda way: way.invitation_refused(Notice.INVITATION_EXPIRED))
            case InvitationTakenBack():
                self.act(lambda way: way.invitation_refused(Notice.INVITATION_WITHDRAWN))
            case InvitationUsed():
                self.act(lambda way: way.invitation_refused(Notice.INVITATION_USED))
            case _:
                self._unable(error)

    def _unable(self, error: Exception) -> None:
        log.error("a visitor could not be served: %s", error, exc_info=not isinstance(error, KioskError))
        self.act(Way.unable)

    def _look_up_choices(self) -> None:
        def show(choices: Sequence[Choice]) -> None:
            self.choices = choices
            self._on_change()

        self._send(lambda: self._desk().choices(), show)

    def _look_up_waiting(self) -> None:
        visit = self.way.visit

        def show(waiting: Waiting) -> None:
            if self.way.visit == visit and waiting != self.waiting:
                self.waiting = waiting
                self._on_change()

        if visit is not None:
            self._send(lambda: self._desk().waiting_room.waiting(visit), show, _passed_over)

    def _look_up_board(self) -> None:
        def show(board: Sequence[Row]) -> None:
            if board != self.board:
                self.board = board
                self._on_change()

        self._send(lambda: self._desk().waiting_room.board(), show, _passed_over)

    def _send(
        self,
        errand: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs an errand for the visitor who is here now; its result is dropped when she has gone."""
        visitor = self._visitor
        refused = otherwise or self._unable

        def brought(result: Result) -> None:
            if visitor == self._visitor:
                then(result)

        def failed(error: Exception) -> None:
            if visitor == self._visitor:
                refused(error)

        self._errands.run(errand, brought, failed)

    def _wipe(self) -> None:
        """Nothing about one visitor is shown to the next."""
        self._visitor += 1
        self.help.forget()
        self.waiting = None
        self.choices = ()


def _passed_over(error: Exception) -> None:
    """Something that she can do without failed; what the screen says stays true."""
    log.error("passed over: %s", error, exc_info=not isinstance(error, KioskError))
