"""Visitors walk through the real app, touch by touch."""

import gc
import threading

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk import reception
from kiosk.lobby.flow import SETTLED, Step, Way
from kiosk.lobby.scanning.documents.badge import Badge
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from kiosk.lobby.screens.app import AFTER_PICTURE, HESITATION
from kiosk.telling import Word
from kiosk.visits.acknowledgement import Answer, AnswerKind
from tests.kiosk.lobby.screens.conftest import SMALL
from tests.kiosk.lobby.screens.lobby import NOW

ASKED = [
    Step.SCAN,
    Step.NAME,
    Step.PURPOSE,
    Step.HOST,
    Step.QUESTION,
    Step.AGREEMENT,
    Step.READ_BACK,
    Step.INTERPRETER,
    Step.SIGN_OUT,
]


def test_a_spanish_speaking_parent_with_a_licence_meets_a_teacher(walk):
    hand = walk.hand
    hand.tap("Español")
    walk.at(Step.SCAN)
    assert hand.reads("Muestre su identificación o su invitación")
    scanner = threading.Thread(
        target=walk.lobby.on_document, args=[Holder("María", "García López", "", expired=False)]
    )
    scanner.start()
    walk.at(Step.NAME)
    scanner.join()
    assert hand.find("name").text == "María García López"
    hand.finish()
    walk.at(Step.PURPOSE)
    hand.tap("Reunirme con alguien")
    walk.at(Step.HOST)
    hand.until(lambda: hand.reads("Elena Rivera"))
    hand.tap("Elena Rivera")
    walk.at(Step.READ_BACK)
    for told in ("Usted viene a reunirse con alguien.", "María García López", "Elena Rivera", "Aula 12"):
        hand.until(lambda told=told: hand.reads(told))
    hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert (visit.name, visit.host, visit.language) == ("María García López", "rivera", "es")
    hand.until(lambda: hand.reads("Estamos avisando a Elena Rivera que usted está aquí."))
    assert hand.find("number").text == "A-001"
    answer = Answer(AnswerKind.PLEASE_GO_TO, destination="room-12")
    reception.acknowledge(walk.lobby.journal, visit.id, answer, by="Elena Rivera", now=NOW)
    walk.lobby.on_news()
    hand.until(lambda: hand.reads("Por favor, vaya a: Aula 12"))
    assert hand.reads("doble a la derecha")
    hand.tap("done")
    walk.at(Step.WELCOME)
    assert hand.reads("Good morning")


def test_an_invited_visitor_only_says_yes(walk):
    made = reception.invite(
        walk.lobby.journal,
        name="Tom Baker",
        purpose="volunteer",
        host="park",
        language="fr",
        until=NOW.local.date(),
        by="Front desk",
        purposes=walk.lobby.purposes,
        now=NOW,
    )
    walk.show(Invitation(made.id, made.until))
    walk.at(Step.AGREEMENT)
    walk.hand.tap("agree")
    walk.at(Step.READ_BACK)
    walk.hand.until(lambda: walk.hand.reads("Min-ji Park"))
    assert walk.hand.reads("Est-ce exact")
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert walk.lobby.visits()[0].invitation == made.id


def test_an_arabic_name_is_typed_and_an_interpreter_asked_for(walk):
    hand = walk.hand
    hand.tap("العربية")
    hand.tap("type_instead")
    walk.at(Step.NAME)
    hand.tap("interpreter")
    walk.at(Step.INTERPRETER)
    hand.tap(walk.row("ar"))
    walk.at(Step.NAME)
    hand.tap("close")
    assert hand.reads("سُجّل الطلب")
    hand.type("فاطمة الزهراء")
    hand.finish()
    walk.at(Step.PURPOSE)
    assert hand.reads("سُجّل الطلب")
    hand.tap("اصطحاب طفل")
    walk.at(Step.READ_BACK)
    assert not hand.reads("شخص ما في المكتب")
    hand.tap("confirm")
    walk.at(Step.WAITING)
    [visit] = walk.lobby.visits()
    assert (visit.name, visit.interpreter_language, visit.host) == ("فاطمة الزهراء", "ar", None)


def test_who_knows_no_name_comes_to_see_the_office(walk):
    walk.go_to(Step.HOST)
    walk.hand.tap("I do not know")
    walk.hand.tap("Somebody at the office")
    walk.at(Step.READ_BACK)
    assert walk.hand.reads("Somebody at the office")
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert walk.lobby.visits()[0].host is None
    walk.hand.until(lambda: walk.hand.reads("We are telling the office that you are here."))


def test_what_is_read_back_wrong_is_changed(walk):
    walk.go_to(Step.READ_BACK)
    name = walk.hand.find("name")
    walk.hand.tap(next(widget for widget in name.walk() if getattr(widget, "text", "") == "Change"))
    walk.at(Step.NAME)
    walk.app.screen.ids.name.text = "Anna Núñez"
    walk.hand.finish()
    walk.at(Step.READ_BACK)
    assert walk.hand.reads("Anna Núñez")


@pytest.mark.parametrize("step", ASKED)
def test_back_cancel_and_time_out_lead_home_from_everywhere(walk, step):
    settings = walk.lobby.settings.lobby
    walk.go_to(step)
    walk.hand.tap("Back")
    assert walk.step is not step
    walk.act(Way.leave)
    walk.go_to(step)
    walk.hand.tap("Cancel")
    assert walk.step is Step.WELCOME
    walk.go_to(step)
    walk.hand.wait(settings.idle_seconds + 1)
    walk.hand.tap("stay")
    assert (walk.step, walk.hand.reads("Are you still there?")) == (step, False)
    walk.hand.wait(settings.idle_seconds + 1)
    assert not walk.hand.reads("Are you still there?")  # whoever needs more time is given twice as much
    walk.hand.wait(settings.idle_seconds)
    assert walk.hand.reads("Are you still there?")
    walk.hand.wait(2 * settings.still_there_seconds + 1)
    assert walk.attendant.way == Way.begin("en", walk.lobby.purposes)
    assert not walk.hand.reads("Are you still there?")


def test_the_touch_that_says_that_she_is_still_there_presses_nothing_else(walk):
    walk.go_to(Step.SCAN)
    walk.hand.wait(walk.lobby.settings.lobby.idle_seconds + 1)
    walk.hand.tap("type_instead")
    assert walk.step is Step.SCAN


def test_the_waiting_screen_gives_way_by_itself(walk):
    walk.go_to(Step.WAITING)
    seconds = walk.lobby.settings.lobby.waiting_seconds
    walk.hand.wait(seconds - 1)
    walk.hand.tap("number")
    walk.hand.wait(2 * seconds - 1)  # whoever touches it has twice as long
    assert walk.step is Step.WAITING
    walk.hand.wait(2)
    assert walk.step is Step.WELCOME
    walk.go_to(Step.WAITING)
    walk.hand.wait(seconds + 1)
    assert walk.step is Step.WELCOME


def test_nothing_of_her_is_left_when_she_has_gone(walk):
    walk.go_to(Step.READ_BACK)
    assert _widgets_that_say("Núñez")
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    walk.hand.tap("done")
    walk.at(Step.WELCOME)
    walk.hand.wait(AFTER_PICTURE)
    assert _widgets_that_say("Núñez") == []
    assert walk.attendant.way == Way.begin("en", walk.lobby.purposes)
    assert (walk.attendant.waiting, walk.attendant.choices) == (None, ())


def test_her_name_is_not_on_the_waiting_screen(walk):
    walk.go_to(Step.WAITING)
    assert not walk.hand.reads("Núñez")


def test_the_language_changes_on_the_way_and_keeps_what_she_wrote(walk):
    walk.go_to(Step.NAME)
    walk.app.screen.ids.name.text = "Layla"
    left = walk.hand.find("Back").x
    walk.hand.tap("English")
    walk.hand.tap("العربية")
    assert walk.hand.reads("أحتاج إلى ترجمة شفوية")
    assert walk.hand.find("name").text == "Layla"
    assert walk.hand.find("رجوع").x > left
    assert walk.attendant.way.language == "ar"


def test_beside_the_languages_a_touch_changes_nothing(walk):
    walk.go_to(Step.NAME)
    walk.hand.tap("English")
    assert walk.hand.reads("Choose your language")
    walk.hand.tap((5, 5))
    assert not walk.hand.reads("Choose your language")
    assert walk.attendant.way.language == "en"


def test_signing_out_by_number_and_name(walk):
    walk.go_to(Step.WAITING)
    walk.hand.tap("done")
    walk.hand.tap("sign_out")
    walk.at(Step.SIGN_OUT)
    walk.hand.type("1")
    walk.hand.finish()
    walk.hand.type("Bob")
    walk.hand.finish()
    walk.hand.until(lambda: walk.hand.reads("We do not find this number with this name."))
    assert len(walk.lobby.visits()) == 1
    walk.app.screen.ids.name.clear()
    walk.hand.settle()
    walk.hand.type("Nunez")
    walk.hand.finish()
    walk.at(Step.GOODBYE)
    assert walk.lobby.visits() == []


def test_a_badge_asks_whether_she_leaves_by_number_and_not_by_name(walk):
    walk.go_to(Step.WAITING)
    token = walk.lobby.visits()[0].token
    walk.hand.tap("done")
    walk.show(Badge(token))
    walk.at(Step.WAITING)
    walk.hand.tap("leaving")
    walk.at(Step.LEAVING)
    walk.hand.until(lambda: walk.hand.reads("A-001"))
    assert not walk.hand.reads("Núñez")
    walk.hand.tap("stay")
    walk.at(Step.WAITING)
    assert len(walk.lobby.visits()) == 1
    walk.hand.tap("leaving")
    walk.at(Step.LEAVING)
    walk.hand.tap("leave")
    walk.at(Step.GOODBYE)
    assert walk.lobby.visits() == []


def test_without_a_journal_she_is_told_the_truth_and_sent_to_a_person(walk):
    walk.go_to(Step.PURPOSE)
    walk.lobby.broken = True
    walk.hand.tap("Pick up a child")
    walk.at(Step.UNABLE)
    assert walk.hand.reads("Please go to the main office.")
    assert walk.hand.reads("(555) 010-0140")
    assert not walk.hand.reads("You are checked in.")
    walk.hand.tap("done")
    assert walk.step is Step.WELCOME


def test_with_the_link_down_the_waiting_screen_says_so(walk):
    walk.lobby.link.state = "down"
    walk.go_to(Step.WAITING)
    assert walk.attendant.waiting.news.word is Word.OFFICE_AWAY
    assert walk.hand.reads("We cannot reach the office right now.")


def test_only_what_takes_long_is_announced(walk):
    walk.go_to(Step.READ_BACK)
    with walk.lobby.busy():
        walk.hand.tap("confirm")
        assert walk.hand.reads("Is this right?")
        walk.hand.tap("name")
        walk.hand.tap("Back")
        assert walk.step is Step.CHECKING_IN
        walk.hand.wait(HESITATION)
        assert walk.hand.reads("We are checking you in.")
    walk.at(Step.WAITING)
    assert walk.hand.reads("You are checked in.")


def test_a_settled_step_shows_neither_back_nor_cancel(walk):
    walk.go_to(Step.WAITING)
    assert walk.step in SETTLED
    assert not walk.hand.reads("Back")
    assert not walk.hand.reads("Cancel")


def test_another_window_takes_other_sizes(walk):
    small = walk.app.look.sizes.title
    try:
        Window.size = (1920, 1080)
        walk.hand.settle()
        assert walk.app.look.sizes.title > small
    finally:
        Window.size = SMALL


def _widgets_that_say(words):
    widgets = [found for found in gc.get_objects() if issubclass(type(found), Widget)]
    return [widget for widget in widgets if words in str(getattr(widget, "text", ""))]
