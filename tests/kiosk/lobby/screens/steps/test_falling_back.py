"""What a school has not written in her language is set and said in the one that it is in, and she is told."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from kivy.uix.label import Label

from kiosk import reception
from kiosk.lobby.flow import Step, Way
from kiosk.lobby.screens.stops import is_control
from kiosk.settings import NewsSettings
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.question import Question
from tests.kiosk.lobby.screens.lobby import NOW, SETTINGS
from tests.screenshots.fit import misfits

LABEL = {"ja": "親の手伝い"}
READ_BACK = {"ja": "お手伝いにいらしたのですね。"}
AGREEMENT = {"ja": "見聞きしたことは校外で話さないでください。"}
QUESTION = {"ja": "よくいらっしゃいますか。"}
CHOICE = {"ja": "初めて"}
PLACE = {"ja": "図書館"}
WAY = {"ja": "廊下を進み右側です。"}
TITLE = "司書"
NEWS = {"ja": "本の市は金曜日です。"}
CLOSED = {"ja": "緊急の場合は119番へ。"}


@dataclass(frozen=True)
class Place:
    """A text of the school's own, the step that shows it, and what she did before."""

    text: str
    step: Step
    purpose: str = "volunteer"


PLACES = {
    "purpose": Place(LABEL["ja"], Step.PURPOSE),
    "question": Place(QUESTION["ja"], Step.QUESTION, "contractor"),
    "answer": Place(CHOICE["ja"], Step.QUESTION, "contractor"),
    "agreement": Place(AGREEMENT["ja"], Step.AGREEMENT),
    "purpose read back": Place(READ_BACK["ja"], Step.READ_BACK),
    "host read back": Place(PLACE["ja"], Step.READ_BACK),
    "title in the list": Place(TITLE, Step.HOST),
    "place in the list": Place(PLACE["ja"], Step.HOST),
    "directions": Place(WAY["ja"], Step.WAITING),
}


@pytest.fixture
def japanese(walk):
    """A school that has everything of its own in Japanese alone, before a visitor."""
    kept, often = dict(walk.lobby.purposes), Question("often", QUESTION, {"once": CHOICE})
    for id, purpose in kept.items():
        own = replace(purpose, label=LABEL, read_back=READ_BACK, agreement=AGREEMENT, questions=())
        walk.lobby.purposes[id] = own
    walk.lobby.purposes["contractor"] = replace(kept["contractor"], label=LABEL, questions=(often,))
    news = [NewsSettings(text=NEWS, until=date.max)]
    changed = {"language": "ja", "news": news, "after_hours": CLOSED, "closed": [NOW.local.date()]}
    walk.lobby.settings = SETTINGS.model_copy(update={"school": SETTINGS.school.model_copy(update=changed)})
    journal = walk.lobby.journal
    reception.list_destination(journal, Destination("library", PLACE, WAY), now=NOW)
    sato = Host("sato", "Sato Yui", TITLE, HostKind.PERSON, "library", "", "")
    reception.list_hosts(journal, [sato], now=NOW)
    yield walk
    walk.lobby.settings = SETTINGS
    walk.lobby.purposes.update(kept)


def come_to(walk, place):
    """Brings a visitor who speaks Arabic there."""
    told = [lambda way: way.choose_language("ar"), Way.type_instead, lambda way: way.give_name("Ana Núñez")]
    host = [lambda way: way.choose_purpose(place.purpose), lambda way: way.choose_host("sato")]
    agreed = [Way.agree]
    turns = {
        Step.PURPOSE: told,
        Step.HOST: [*told, host[0]],
        Step.QUESTION: [*told, *host],
        Step.AGREEMENT: [*told, *host],
        Step.READ_BACK: [*told, *host, *agreed],
        Step.WAITING: [*told, *host, *agreed, Way.confirm],
    }
    walk.act(*turns[place.step])
    walk.at(place.step)


def labels(walk):
    """Every text on the screen."""
    return [widget for widget in walk.hand.widgets() if isinstance(widget, Label) and widget.text]


def says_it_is_japanese(walk, tag):
    """How often the screen says, in this language, that a text is in Japanese."""
    told = walk.lobby.catalogues.translator(tag).text("This text is in: {language}", language="日本語")
    plain = [label.text.replace("\u2068", "").replace("\u2069", "") for label in labels(walk)]
    return plain.count(told)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_on_the_way(japanese, place):
    walk = japanese
    come_to(walk, place)
    if place.step is Step.HOST:
        walk.app.screen.ids.search.text = "Sato"
    if place.step is Step.WAITING:
        answer = Answer(AnswerKind.PLEASE_GO_TO, destination="library")
        reception.acknowledge(walk.lobby.journal, walk.attendant.way.visit, answer, by="Sam", now=NOW)
        walk.lobby.on_news()
    walk.hand.until(lambda: any(place.text in label.text for label in labels(walk)))
    shown = [label for label in labels(walk) if place.text in label.text and "\u2068" not in label.text]
    assert {label.text_language for label in shown} == {"ja"}
    assert all(label.base_direction == "ltr" or label.text.startswith("\u2066") for label in shown)
    assert {
        widget.about_language
        for widget in walk.hand.widgets()
        if is_control(widget) and place.text in getattr(widget, "about", "")
    } <= {"ja"}
    assert says_it_is_japanese(walk, "ar") == 1
    assert misfits(walk.hand) == []


def test_a_role_that_she_chose(japanese):
    walk = japanese
    walk.act(
        lambda way: way.choose_language("ar"),
        Way.type_instead,
        lambda way: way.give_name("Ana Núñez"),
        lambda way: way.choose_purpose("volunteer"),
        lambda way: way.choose_role(TITLE),
        Way.agree,
    )
    walk.at(Step.READ_BACK)
    [role] = [label for label in labels(walk) if TITLE in label.text]
    assert role.text_language == "ja"
    assert says_it_is_japanese(walk, "ar") == 1


def test_what_is_posted(japanese):
    walk = japanese
    walk.act(Way.leave)
    walk.app.screen.refresh()
    posted = list(reversed(walk.app.screen.ids.posted.children))
    assert [label.text for label in posted] == [CLOSED["ja"], NEWS["ja"], "This text is in: 日本語"]
    assert [label.text_language for label in posted] == ["ja", "ja", "en"]


def test_who_speaks_the_school_s_language_is_told_nothing_of_it(japanese):
    walk = japanese
    walk.act(lambda way: way.choose_language("ja"), Way.type_instead, lambda way: way.give_name("Ana Núñez"))
    walk.at(Step.PURPOSE)
    assert walk.hand.reads(LABEL["ja"])
    assert says_it_is_japanese(walk, "ja") == 0
