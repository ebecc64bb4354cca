"""Attending a visitor, on a real journal, with errands run by hand."""

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from kiosk import reception
from kiosk.errors import JournalUnusable
from kiosk.journal import Journal
from kiosk.lobby.attendant import Attendant
from kiosk.lobby.desk import Desk
from kiosk.lobby.flow import Notice, Step, Way
from kiosk.lobby.help_point import HelpPoint
from kiosk.lobby.photos import Photos
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.card import Card, CardKind
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.scanning.documents.unknown import Unknown
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting import BadgeWord
from kiosk.lobby.waiting_room import WaitingRoom
from kiosk.settings import load
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.events import BadgeUnconfirmed
from kiosk.visits.host import Host, HostKind
from kiosk.visits.moment import Moment

PURPOSES = load().purpose_list()
PHOTO = np.arange(12, dtype=np.uint8).reshape(4, 3)
NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)
RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "room-12", "112", "rivera@school.example")
ROOM = Destination("room-12", {"en": "Room 12"}, {"en": "Second door on the right."})
OFFICE = Host("main-office", "Main office", "Front desk", HostKind.OFFICE, None, "100", "")


class HandedErrands:
    """Errands that run when the test says so, in the order in which they were sent."""

    def __init__(self):
        self.waiting = deque()

    def run(self, errand, then, otherwise):
        self.waiting.append((errand, then, otherwise))

    def work(self):
        while self.waiting:
            errand, then, otherwise = self.waiting.popleft()
            try:
                result = errand()
            except Exception as error:
                otherwise(error)
            else:
                then(result)


class QuietLink:
    """A link whose state the test sets."""

    def __init__(self):
        self.state = LinkState.UP
        self.held = 0

    def delivered(self, origin, number):
        return number <= self.held


class Lobby:
    """A lobby without a screen: its attendant, its journal, and an interface that counts its changes."""

    def __init__(self, folder):
        self.now = NOW
        self.journal = Journal.at(folder)
        reception.seed_directory(self.journal, [ROOM], [RIVERA, OFFICE], now=NOW)
        self.link = QuietLink()
        self.errands = HandedErrands()
        self.changes = 0
        self.camera_works = True
        self.photos = Photos(folder)
        waiting_room = WaitingRoom(
            self.journal,
            self.link,
            lobby="Main entrance",
            every=timedelta(minutes=5),
            pages="",
            clock=lambda: self.now,
        )
        desk = Desk(
            self.journal,
            self.photos,
            waiting_room,
            HelpPoint(self.journal, self.link, lobby="Main entrance", clock=lambda: self.now),
            lobby="Main entrance",
            letter="A",
            purposes=PURPOSES,
            clock=lambda: self.now,
        )
        self.attendant = Attendant(
            Way.begin("en", PURPOSES), lambda: desk, self.errands, self.changed, lambda: self.camera_works
        )

    def changed(self):
        self.changes += 1

    def act(self, *turns):
        for turn in turns:
            self.attendant.act(turn)
            self.errands.work()
        return self.attendant.way

    def visits(self):
        with self.journal.reading() as view:
            return view.in_building()


@pytest.fixture
def lobby(tmp_path):
    lobby = Lobby(tmp_path)
    yield lobby
    lobby.journal.close()


def typed(name="Ana", host="rivera"):
    """The touches of a visitor who types her name and meets somebody, up to the read-back."""
    return (
        lambda way: way.choose_language("es"),
        lambda way: way.type_instead(),
        lambda way: way.give_name(name),
        lambda way: way.choose_purpose("meeting"),
        lambda way: way.choose_host(host),
    )


def test_offices_come_before_people(lobby):
    lobby.act(*typed()[:4])
    assert [choice.host.id for choice in lobby.attendant.choices] == ["main-office", "rivera"]
    assert lobby.attendant.choices[1].place == ROOM


def test_the_screen_says_checked_in_only_once_the_visit_is_on_disk(lobby):
    lobby.act(*typed())
    lobby.attendant.act(Way.confirm)
    assert lobby.attendant.way.step is Step.CHECKING_IN
    assert lobby.visits() == []
    lobby.errands.work()
    assert lobby.attendant.way.step is Step.WAITING
    [visit] = lobby.visits()
    assert (visit.name, visit.host, visit.language, visit.number) == ("Ana", "rivera", "es", "A-001")


def test_the_answer_reaches_the_waiting_screen(lobby):
    lobby.act(*typed(), Way.confirm)
    assert lobby.attendant.waiting.news.word is Word.TELLING
    lobby.link.held = 99
    lobby.attendant.refresh()
    lobby.errands.work()
    assert lobby.attendant.waiting.news.word is Word.TOLD
    answer = Answer(AnswerKind.PLEASE_GO_TO, destination="room-12")
    reception.acknowledge(lobby.journal, lobby.visits()[0].id, answer, by="Front desk", now=NOW)
    lobby.attendant.refresh()
    lobby.errands.work()
    assert (lobby.attendant.waiting.news.word, lobby.attendant.waiting.news.place) == (
        Word.PLEASE_GO_TO,
        ROOM,
    )


def unconfirmed(lobby, copy):
    """The printer cannot tell whether this copy came out."""
    visit = lobby.visits()[0].id
    lobby.journal.append(lambda _: [BadgeUnconfirmed(subject=visit, copy=copy)], now=NOW)
    lobby.attendant.refresh()
    lobby.errands.work()


def confirm(lobby, *, came_out):
    lobby.attendant.confirm_badge(came_out=came_out)
    lobby.errands.work()
    return lobby.attendant.waiting.badge


def test_a_badge_that_she_has_is_no_more_asked_for(lobby):
    lobby.act(*typed(), Way.confirm)
    unconfirmed(lobby, 1)
    assert lobby.attendant.waiting.badge is BadgeWord.LOOK_FOR_IT
    assert confirm(lobby, came_out=True) is BadgeWord.TAKE_IT
    assert lobby.visits()[0].badge.seen_by == reception.VISITOR


def test_one_that_did_not_come_out_is_printed_once_more_and_then_written_by_hand(lobby):
    lobby.act(*typed(), Way.confirm)
    unconfirmed(lobby, 1)
    assert confirm(lobby, came_out=False) is BadgeWord.ANOTHER
    unconfirmed(lobby, 2)
    assert confirm(lobby, came_out=False) is BadgeWord.WRITE_BY_HAND
    assert lobby.visits()[0].badge.copy == 2


def test_two_touches_print_no_two_badges(lobby):
    lobby.act(*typed(), Way.confirm)
    unconfirmed(lobby, 1)
    lobby.attendant.confirm_badge(came_out=False)
    assert confirm(lobby, came_out=False) is BadgeWord.ANOTHER
    assert lobby.visits()[0].badge.copy == 2


def test_what_staff_saw_meanwhile_is_shown_to_her(lobby):
    lobby.act(*typed(), Way.confirm)
    unconfirmed(lobby, 1)
    visit = lobby.visits()[0].id
    reception.confirm_badge(lobby.journal, visit, 1, came_out=True, by="Kim", now=NOW)
    assert confirm(lobby, came_out=False) is BadgeWord.TAKE_IT


def test_nobody_is_asked_before_there_is_a_visit(lobby):
    lobby.act(*typed())
    lobby.attendant.confirm_badge(came_out=True)
    assert not lobby.errands.waiting


def test_she_is_checked_in_though_nobody_could_be_asked_to_come(lobby, monkeypatch):
    asked = []

    def fail(_, wish):
        asked.append(wish)
        raise JournalUnusable(path="journal.db", problem="the disk is full")

    monkeypatch.setattr(HelpPoint, "ask", fail)
    monkeypatch.setattr(Way, "wants_person", True)
    assert lobby.act(*typed(), Way.confirm).step is Step.WAITING
    assert [wish.visit for wish in asked] == [lobby.visits()[0].id]


def test_with_the_link_down_the_screen_says_so(lobby):
    lobby.link.state = LinkState.DOWN
    lobby.act(*typed(), Way.confirm)
    assert lobby.attendant.waiting.news.word is Word.OFFICE_AWAY


def test_what_is_brought_back_after_she_left_is_not_shown(lobby):
    lobby.act(*typed())
    lobby.attendant.act(Way.confirm)
    lobby.attendant.act(Way.leave)
    lobby.errands.work()
    assert lobby.attendant.way == Way.begin("en", PURPOSES)
    assert (lobby.attendant.waiting, lobby.attendant.choices) == (None, ())
    assert len(lobby.visits()) == 1  # she had said yes: the fact stays a fact


def test_a_host_who_left_the_directory_is_asked_for_again(lobby):
    way = lobby.act(*typed(host="gone"), Way.confirm)
    assert (way.step, way.notice, way.name) == (Step.HOST, Notice.HOST_GONE, "Ana")


def test_without_a_journal_she_is_sent_to_a_person(lobby):
    def no_desk():
        raise JournalUnusable(path="journal.db", problem="disk full")

    lobby.attendant._desk = no_desk
    way = lobby.act(*typed(), Way.confirm)
    assert way.step is Step.UNABLE


def test_documents_that_the_camera_reads(lobby):
    lobby.attendant.see(Holder("María", "García López", "", expired=False))
    lobby.errands.work()
    assert (lobby.attendant.way.step, lobby.attendant.way.name) == (Step.NAME, "María García López")
    lobby.act(Way.leave)
    lobby.attendant.see(Unknown("QRCode"))
    lobby.errands.work()
    assert lobby.attendant.way.notice is Notice.CODE_UNKNOWN


@pytest.mark.parametrize(
    ("kind", "notice"),
    [(CardKind.STUDENT, Notice.STUDENT_CARD), (CardKind.STAFF, Notice.STAFF_CARD)],
)
def test_a_card_of_the_school_is_no_visitor_s(lobby, kind, notice):
    lobby.attendant.see(Card(kind))
    lobby.errands.work()
    way = lobby.attendant.way
    assert (way.step, way.notice, way.name) == (Step.SCAN, notice, "")


def show_badge(lobby, token, **later):
    """The badge is shown on the welcome screen, so much later."""
    lobby.act(Way.leave)
    lobby.now = replace(NOW, at=NOW.at + timedelta(**later))
    lobby.attendant.see(Badge(token))
    lobby.errands.work()
    return lobby.attendant.way


def test_showing_the_badge_signs_out_whoever_has_been_seen(lobby):
    lobby.act(*typed(), Way.confirm)
    [visit] = lobby.visits()
    reception.resolve(lobby.journal, visit.id, by="Sam", now=NOW)
    assert show_badge(lobby, visit.token).step is Step.LEAVING
    assert lobby.act(Way.sign_out).step is Step.GOODBYE
    assert lobby.visits() == []
    assert show_badge(lobby, visit.token).notice is Notice.BADGE_LEFT


@pytest.mark.parametrize(
    ("answer", "shortly", "hours_later"),
    [
        (None, Step.WAITING, Step.WAITING),
        (Answer(AnswerKind.ON_MY_WAY), Step.WAITING, Step.LEAVING),
        (Answer(AnswerKind.IN_MINUTES, minutes=45), Step.WAITING, Step.LEAVING),
        (Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"), Step.WAITING, Step.LEAVING),
        (Answer(AnswerKind.WRITTEN, text="Please wait by the window."), Step.WAITING, Step.WAITING),
    ],
)
def test_showing_the_badge_opens_her_page_while_that_has_news_for_her(lobby, answer, shortly, hours_later):
    lobby.act(*typed(), Way.confirm)
    [visit] = lobby.visits()
    if answer is not None:
        reception.acknowledge(lobby.journal, visit.id, answer, by="Sam", now=NOW)
    seen = show_badge(lobby, visit.token, minutes=5)
    assert (seen.step, seen.visit, seen.recognised) == (shortly, visit.id, True)
    assert show_badge(lobby, visit.token, hours=2).step is hours_later


def test_number_and_name_open_her_page_as_her_badge_does(lobby):
    lobby.act(*typed(name="Ana Núñez"), Way.confirm, Way.leave)
    lobby.act(*typed(name="Ana Ode"), Way.confirm, Way.leave)
    by_number = {visit.number: visit for visit in lobby.visits()}
    ana = by_number["A-001"]
    lobby.act(lambda way: way.open_page(ana.id, "en"), Way.claim)
    lobby.attendant.find_waiting("a-001", "Ode")
    lobby.errands.work()
    assert lobby.attendant.way.notice is Notice.VISIT_NOT_FOUND
    assert not lobby.attendant.way.recognised
    lobby.attendant.find_waiting("a-001", "ana")
    lobby.errands.work()
    way = lobby.attendant.way
    assert (way.step, way.visit, way.recognised, way.language) == (Step.WAITING, ana.id, True, "es")
    assert lobby.attendant.waiting.news.number == "A-001"


def test_who_is_not_found_for_want_of_a_journal_is_sent_to_a_person(lobby):
    lobby.act(*typed(), Way.confirm, Way.leave)
    [visit] = lobby.visits()
    lobby.act(lambda way: way.open_page(visit.id, "en"), Way.claim)

    def no_desk():
        raise JournalUnusable(path="journal.db", problem="disk full")

    lobby.attendant._desk = no_desk
    lobby.attendant.find_waiting("a-001", "ana")
    lobby.errands.work()
    assert lobby.attendant.way.step is Step.UNABLE


def test_signing_out_by_number_and_name(lobby):
    lobby.act(*typed(name="Ana Núñez"), Way.confirm, Way.leave, Way.go_to_sign_out)
    lobby.attendant.find_leaving("a-001", "Somebody")
    lobby.errands.work()
    assert lobby.attendant.way.notice is Notice.VISIT_NOT_FOUND
    lobby.attendant.find_leaving("a-001", "nunez")
    lobby.errands.work()
    assert lobby.attendant.way.step is Step.GOODBYE


def test_an_invitation_counts_once(lobby):
    made = reception.invite(
        lobby.journal,
        name="Tom Baker",
        purpose="meeting",
        host="rivera",
        language="fr",
        until=NOW.local.date(),
        by="Front desk",
        purposes=PURPOSES,
        now=NOW,
    )
    shown = Invitation(made.id, made.until)
    lobby.attendant.see(shown)
    lobby.errands.work()
    assert (lobby.attendant.way.step, lobby.attendant.way.language) == (Step.READ_BACK, "fr")
    lobby.act(Way.confirm, Way.leave)
    lobby.attendant.see(shown)
    lobby.errands.work()
    assert lobby.attendant.way.notice is Notice.INVITATION_USED


def test_an_invitation_that_has_not_come_down_yet_is_honoured(lobby):
    lobby.attendant.see(Invitation("Q" * 16, NOW.local.date()))
    lobby.errands.work()
    assert (lobby.attendant.way.step, lobby.attendant.way.invitation) == (Step.NAME, "Q" * 16)


@pytest.fixture
def before_photo(lobby):
    """The lobby with a visitor who is offered a photo."""
    offered = PURPOSES | {"meeting": replace(PURPOSES["meeting"], photo=True)}
    lobby.attendant.way = Way.begin("en", offered)
    lobby.act(*typed())
    return lobby


def test_a_photo_is_kept_once_she_is_checked_in_and_not_before(before_photo, tmp_path):
    lobby = before_photo
    lobby.attendant.take_photo(lambda: PHOTO)
    lobby.errands.work()
    assert lobby.attendant.way.photo is PHOTO
    lobby.act(Way.keep_photo)
    assert not (tmp_path / "photos").exists()
    lobby.act(Way.confirm)
    [visit] = lobby.visits()
    assert (lobby.photos.of(visit.id) == PHOTO).all()


def test_a_photo_of_somebody_who_has_left_is_dropped(before_photo):
    lobby = before_photo
    lobby.attendant.take_photo(lambda: PHOTO)
    lobby.attendant.act(Way.leave)
    lobby.act(*typed())
    assert (lobby.attendant.way.step, lobby.attendant.way.photo) == (Step.PHOTO, None)


def test_a_camera_that_fails_lets_her_try_again(before_photo):
    def broken():
        raise RuntimeError("the lens fell off")

    lobby = before_photo
    lobby.attendant.take_photo(broken)
    before = lobby.changes
    lobby.errands.work()
    assert (lobby.attendant.way.step, lobby.attendant.way.photo) == (Step.PHOTO, None)
    assert lobby.changes > before


def test_without_a_camera_no_photo_is_asked_for(before_photo):
    lobby = before_photo
    lobby.camera_works = False
    assert lobby.act(Way.back, lambda way: way.choose_host("rivera")).step is Step.READ_BACK


def test_back_to_a_camera_that_is_gone_keeps_her_photo(before_photo):
    lobby = before_photo
    lobby.act(lambda way: way.show_photo(PHOTO), Way.keep_photo)
    lobby.camera_works = False
    way = lobby.act(Way.back)
    assert (way.step, way.photo is PHOTO) == (Step.HOST, True)


def test_a_full_disk_keeps_nobody_from_checking_in(before_photo, tmp_path):
    lobby = before_photo
    (tmp_path / "photos").write_text("in the way")
    lobby.act(lambda way: way.show_photo(PHOTO), Way.keep_photo, Way.confirm)
    assert lobby.attendant.way.step is Step.WAITING
    [visit] = lobby.visits()
    assert visit.name == "Ana"
