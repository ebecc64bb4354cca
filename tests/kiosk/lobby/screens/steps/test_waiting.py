"""The waiting screen, as the answer comes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from kivy.uix.label import Label

from kiosk import reception
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.steps.waiting import LOOK_SECONDS
from kiosk.lobby.waiting import BadgeWord
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.destination import Destination
from kiosk.visits.events import BadgeFailed, BadgePrinted, BadgeUnconfirmed
from kiosk.visits.help import HelpKind
from kiosk.visits.phrase import Phrase
from kiosk.visits.token import follow_token
from tests.kiosk.lobby.screens.lobby import NOW, PAGES


@pytest.mark.parametrize(
    ("event", "badge", "said"),
    [
        (BadgePrinted(subject="", copy=1), BadgeWord.TAKE_IT, "Please take your badge"),
        (BadgeUnconfirmed(subject="", copy=1), BadgeWord.LOOK_FOR_IT, "Did your badge come out"),
        (BadgeFailed(subject="", copy=1, reason="no-paper"), BadgeWord.WRITE_BY_HAND, "write A-001 on it"),
    ],
)
def test_what_became_of_the_badge(walk, event, badge, said):
    walk.go_to(Step.WAITING)
    visit = walk.attendant.way.visit
    walk.lobby.journal.append(lambda _: [replace(event, subject=visit)], now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting.badge is badge)
    assert walk.hand.reads(said)


def unconfirmed(walk):
    """The printer cannot tell whether her badge came out."""
    walk.go_to(Step.WAITING)
    unsure = BadgeUnconfirmed(subject=walk.attendant.way.visit, copy=1)
    walk.lobby.journal.append(lambda _: [unsure], now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting.badge is BadgeWord.LOOK_FOR_IT)


@pytest.mark.parametrize(
    ("button", "badge", "said"),
    [
        ("came_out", BadgeWord.TAKE_IT, "Please take your badge"),
        ("none_came_out", BadgeWord.ANOTHER, "We are printing another badge for you."),
    ],
)
def test_she_is_asked_whether_her_badge_came_out(walk, button, badge, said):
    walk.go_to(Step.WAITING)
    assert not walk.hand.reads("Yes, I have it")
    unconfirmed(walk)
    walk.hand.tap(button)
    walk.hand.until(lambda: walk.attendant.waiting.badge is badge)
    assert walk.hand.reads(said)
    assert not walk.hand.reads("Yes, I have it")


def test_a_written_answer_stands_as_it_was_written(walk):
    answer(walk, Answer(AnswerKind.WRITTEN, text="Please wait by the window."))
    assert walk.hand.reads("Front desk has written to you:")
    assert walk.hand.reads("Please wait by the window.")


def test_a_later_answer_takes_the_place_of_an_earlier_one(walk):
    answer(walk, Answer(AnswerKind.WRITTEN, text="Please wait by the window."))
    answer(walk, Answer(AnswerKind.ON_MY_WAY))
    assert walk.hand.reads("Front desk is on the way to you.")
    assert not walk.hand.reads("by the window")


def test_directions_that_are_not_in_her_language_say_so(walk):
    place = Destination("gym", {"en": "Gym"}, {"en": "Across the yard."})
    reception.list_destination(walk.lobby.journal, place, now=NOW)
    answer(walk, Answer(AnswerKind.PLEASE_GO_TO, destination="gym"))
    assert walk.hand.reads("Across the yard.")
    assert not walk.hand.reads("This text is in")
    walk.act(lambda way: way.choose_language("ar"))
    assert walk.hand.reads("لغة هذا النص: \u2068English\u2069")
    labels = [widget for widget in walk.hand.widgets() if isinstance(widget, Label)]
    text = next(label for label in labels if label.text == "Across the yard.")
    assert (text.language, text.direction) == ("en", "ltr")


def test_whom_to_ask_for_is_named_with_the_extension(walk):
    walk.go_to(Step.WAITING)
    assert walk.hand.reads("Elena Rivera")
    assert walk.hand.reads("Extension 112")


def answer(walk, given):
    if walk.step is not Step.WAITING:
        walk.go_to(Step.WAITING)
    before = walk.attendant.waiting
    reception.acknowledge(walk.lobby.journal, walk.attendant.way.visit, given, by="Front desk", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.attendant.waiting is not before)


def later(walk, **length):
    """Time passes, as the lobby's clock tells it."""
    walk.lobby.now = replace(walk.lobby.now, at=walk.lobby.now.at + timedelta(**length))
    walk.hand.wait(LOOK_SECONDS + 1)


def test_after_some_minutes_she_is_thanked_apologised_to_and_asked(walk):
    walk.go_to(Step.WAITING)
    later(walk, minutes=3)
    walk.hand.until(lambda: walk.hand.reads("You have waited 3 minutes without an answer. We are sorry."))
    walk.hand.tap("wait")
    walk.hand.until(lambda: not walk.attendant.waiting.news.asks)
    assert [it.continued for it in walk.lobby.visits()] == [1]
    assert walk.app.frame.overlay is None
    later(walk, minutes=3)
    walk.hand.until(lambda: walk.hand.reads("You have waited 6 minutes without an answer."))


def test_once_somebody_answers_nothing_says_that_nobody_did(walk):
    walk.go_to(Step.WAITING)
    later(walk, minutes=3)
    walk.hand.until(lambda: walk.hand.reads("without an answer"))
    later(walk, minutes=1)
    walk.hand.until(lambda: walk.hand.reads("You have waited 4 minutes without an answer."))
    reception.acknowledge(
        walk.lobby.journal,
        walk.attendant.way.visit,
        Answer(AnswerKind.ON_MY_WAY),
        by="Front desk",
        now=walk.lobby.now,
    )
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.hand.reads("Front desk is on the way to you."))
    assert not walk.hand.reads("without an answer")


def test_by_a_number_alone_nobody_has_a_badge_printed(walk):
    unconfirmed(walk)
    visit = walk.attendant.way.visit
    walk.act(Way.leave)
    walk.act(lambda way: way.open_page(visit, "en"))
    walk.hand.until(lambda: walk.attendant.waiting)
    assert not walk.hand.reads("Did your badge come out")
    assert not walk.hand.reads("No, it did not")


def test_anothers_badge_opens_anothers_page_with_nothing_of_the_first(walk):
    walk.go_to(Step.WAITING)
    first = walk.attendant.way.visit
    walk.act(Way.leave)
    walk.go_to(Step.WAITING)
    second = walk.attendant.way.visit
    walk.act(Way.leave)
    walk.act(lambda way: way.open_page(first, "en"))
    walk.hand.until(lambda: walk.attendant.waiting)
    walk.app.screen.offer_choices()
    walk.app.help.ask(HelpKind.OFFICE)
    page = walk.app.screen
    walk.act(lambda way: way.see_badge_of_waiting(second, "en"))
    assert walk.app.screen is not page
    assert (walk.app.frame.overlay, walk.attendant.help.helping) == (None, None)
    walk.hand.until(lambda: walk.app.screen.number == "A-002")


def test_she_is_not_asked_again_and_again_while_she_does_not_answer(walk):
    walk.go_to(Step.WAITING)
    later(walk, minutes=3)
    walk.hand.until(lambda: walk.app.frame.overlay)
    walk.app.frame.uncover()
    later(walk, minutes=1)
    walk.hand.until(lambda: walk.attendant.waiting.news.waited == 4)
    assert walk.app.frame.overlay is None


def test_a_time_that_passed_is_told_with_an_apology(walk):
    answer(walk, Answer(AnswerKind.IN_MINUTES, minutes=5))
    assert walk.hand.reads("Front desk will be with you in 5 minutes, at about 9:05\u00a0AM.")
    later(walk, minutes=6)
    walk.hand.until(lambda: walk.hand.reads("Front desk wanted to be with you at about 9:05\u00a0AM"))
    assert walk.hand.reads("We are sorry that you have to wait. Thank you for your patience.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Answer(AnswerKind.WITH_YOU_SHORTLY), "Front desk will be with you shortly. Would you mind waiting"),
        (Answer(AnswerKind.PHRASE, phrase=Phrase.TAKE_A_SEAT), "Please take a seat."),
        (Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS), "is with a class."),
    ],
)
def test_other_answers(walk, given, said):
    answer(walk, given)
    assert walk.hand.reads(said)


def test_the_way_without_steps_is_a_touch_away(walk):
    place = Destination("gym", {"en": "Gym"}, {"en": "Up the stairs. First door."}, {"en": "Take the lift."})
    reception.list_destination(walk.lobby.journal, place, now=NOW)
    answer(walk, Answer(AnswerKind.PLEASE_GO_TO, destination="gym"))
    card = walk.app.screen.ids.card
    assert [step.text for step in reversed(card.ids.way.children)] == ["Up the stairs.", "First door."]
    card.ids.toggle.dispatch("on_release")  # a small screen may have to be scrolled for it
    walk.hand.settle()
    assert [step.text for step in card.ids.way.children] == ["Take the lift."]


def test_a_place_with_one_way_offers_no_other(walk):
    answer(walk, Answer(AnswerKind.PLEASE_GO_TO, destination="room-12"))
    assert not walk.app.screen.ids.card.offers_step_free


def test_she_changes_whom_she_came_to_see(walk):
    walk.go_to(Step.WAITING)
    walk.hand.tap("choices")
    walk.hand.tap("other_host")
    walk.at(Step.OTHER_HOST)
    walk.hand.until(lambda: walk.attendant.choices)
    walk.app.screen.choose("osei")
    walk.at(Step.WAITING)
    walk.hand.until(lambda: walk.hand.reads("Kwame Osei"))
    [visit] = walk.lobby.visits()
    assert [(it.to_host, it.by) for it in visit.referrals] == [("osei", reception.VISITOR)]


def test_where_the_directory_lists_no_office_nobody_is_sent_to_one(walk):
    walk.go_to(Step.WAITING)
    reception.delist_host(walk.lobby.journal, "rivera", now=NOW)
    reception.delist_host(walk.lobby.journal, "main-office", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: not walk.attendant.waiting.addressed)
    walk.hand.tap("choices")
    assert not walk.hand.reads("Leave a message")
    walk.hand.tap("other_host")
    walk.at(Step.OTHER_HOST)
    walk.hand.until(lambda: "rivera" not in {choice.host.id for choice in walk.attendant.choices})
    assert not walk.hand.reads("I do not know")
    walk.hand.tap(walk.row("osei"))
    walk.at(Step.WAITING)
    walk.hand.until(lambda: walk.attendant.waiting.addressed)


def test_with_an_office_she_need_not_know_whom(walk):
    walk.go_to(Step.WAITING)
    walk.act(Way.see_somebody_else)
    walk.hand.until(lambda: walk.hand.reads("I do not know"))


def test_who_was_signed_out_is_not_told_that_she_is_checked_in(walk):
    walk.go_to(Step.WAITING)
    assert walk.hand.reads("You are checked in.")
    reception.check_out(walk.lobby.journal, walk.attendant.way.visit, by="Front desk", now=NOW)
    walk.lobby.on_news()
    walk.hand.until(lambda: walk.hand.reads("This visit has ended."))
    assert not walk.hand.reads("You are checked in.")


def test_back_from_another_host_changes_nothing(walk):
    walk.go_to(Step.WAITING)
    walk.hand.tap("choices")
    walk.hand.tap("other_host")
    walk.at(Step.OTHER_HOST)
    walk.hand.tap("Back")
    walk.at(Step.WAITING)
    assert walk.lobby.visits()[0].referrals == ()


def test_she_leaves_a_message_and_then_leaves(walk):
    walk.go_to(Step.WAITING)
    walk.hand.tap("choices")
    walk.hand.tap("message")
    walk.at(Step.MESSAGE)
    screen = walk.app.screen
    screen.go_on()
    assert screen.missing
    screen.ids.text.insert("About the trip on Friday")
    screen.go_on()
    assert screen.writing == "contact"
    screen.ids.contact.insert("555 0123")
    screen.go_on()
    screen.go_on()
    walk.at(Step.MESSAGE_LEFT)
    with walk.lobby.journal.reading() as view:
        [message] = view.messages_open()
    assert (message.host, message.name, message.contact, message.text) == (
        "rivera",
        "Ana Núñez",
        "555 0123",
        "About the trip on Friday",
    )
    walk.hand.tap("leave")
    walk.at(Step.GOODBYE)
    assert walk.lobby.visits() == []


def test_after_a_message_she_may_wait_on(walk):
    walk.go_to(Step.WAITING)
    walk.act(Way.message_left)
    walk.hand.tap("stay")
    walk.at(Step.WAITING)
    assert len(walk.lobby.visits()) == 1


def test_the_code_for_her_phone_says_her_page_and_nothing_of_her(walk):
    walk.go_to(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert walk.app.screen.page == f"{PAGES}/v/{follow_token(visit.token)}"
    assert visit.token not in walk.app.screen.page


def test_when_she_has_gone_the_screen_is_free_and_the_board_has_her_answer(walk):
    answer(walk, Answer(AnswerKind.ON_MY_WAY))
    walk.hand.wait(walk.lobby.settings.lobby.waiting_seconds + 1)
    walk.at(Step.WELCOME)
    walk.hand.until(lambda: walk.hand.reads("Front desk is on the way to you."))
    assert walk.hand.reads("A-001")
    assert not walk.hand.reads("Núñez")
