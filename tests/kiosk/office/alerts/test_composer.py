from dataclasses import replace

import pytest

from kiosk import reception
from kiosk.office.alerts.composer import Composer
from kiosk.office.alerts.courtesy import check_message
from kiosk.office.alerts.outbox import About, Letter, State
from kiosk.office.alerts.wait import mark_of, of_visit
from kiosk.office.office import open_office
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.events import Topic
from kiosk.visits.help import HelpKind
from tests.kiosk.office.running import check_in

DESK = "desk@oakstreet.example"
ELENA = "rivera@oakstreet.example"
STEPS = [("arrived", False), ("reminder", False), ("backup", True), ("manager", False), ("ceiling", False)]


@pytest.fixture
def bureau(tmp_path, school, clock, catalogues):
    """An opened office that nobody serves."""
    opened = open_office(school, tmp_path / "bureau", clock, catalogues)
    yield opened
    opened.journal.close()


@pytest.fixture
def arrive(bureau):
    return lambda **told: check_in(bureau.journal, bureau.clock(), bureau.purposes, **told)


@pytest.fixture
def compose(bureau):
    def compose(subject, step="arrived", *, to=ELENA, mark="", late=False, topic=Topic.VISIT):
        about = About(topic, subject, mark, step, late)
        letter = Letter(1, about, "email", to, State.DUE, 0, bureau.clock().at, None)
        return Composer(bureau).compose(letter)

    return compose


def test_an_arrival_says_what_whoever_receives_it_needs(arrive, compose, bureau):
    visit = arrive()
    said = compose(visit.id)
    assert said.id == said.thread == f"{visit.id}.arrived"
    assert said.subject == "A visitor is here: Meet someone"
    assert not said.urgent
    head, answers = said.text.split("Answer with one tap")
    assert (
        head
        == """\
Hello Elena Rivera,

María José is here to see you.

  Visit:    A-001
  Purpose:  Meet someone
  Language: Spanish (Español)
  Entrance: Main entrance
  Arrived:  10:00 AM

"""
    )
    assert [line.split(":")[0].strip() for line in answers.splitlines()[1:5]] == [
        "I am on my way", "With you shortly", "In 5 minutes", "In 10 minutes",
    ]  # fmt: skip
    assert (
        answers.split("\n\n", 1)[1]
        == f"""\
Open this page to answer. The visitor reads your answer on the screen at the entrance:
{bureau.settings.office.address}/visits/{visit.id}

Thank you for welcoming our visitor.

-- \n\
Visitor kiosk, Oak Street School
Phone: (555) 010-0140
Open:  Monday to Friday, 7:30 AM to 4:00 PM
"""
    )


def test_the_front_desk_is_told_whom_and_answers_in_the_console(arrive, compose):
    said = compose(arrive().id, to=DESK)
    assert said.text.startswith("Hello,\n")
    assert said.opening == "María José is here to see Elena Rivera."
    assert "one tap" not in said.text


def test_she_is_called_as_she_wishes(arrive, compose):
    assert compose(arrive(honorific="Ms.").id).opening == "Ms. María José is here to see you."


def test_without_a_host_the_visitor_is_simply_here(arrive, compose):
    assert compose(arrive(host=None).id, to=DESK).opening == "María José is here."


def test_an_interpreter_is_named(arrive, compose):
    facts = dict(compose(arrive(interpreter=True, interpreter_language="so").id).facts)
    assert facts["Interpreter"] == "needed: Somali (Soomaali)"


def test_whoever_interprets_her_language_here_is_named(arrive, compose, bureau, school):
    listed = bureau.settings.directory.seeds()[1][0]
    kim = replace(listed, id="kim", name="ANA KIM", interprets=("so",), email="kim@oakstreet.example")
    reception.list_hosts(bureau.journal, [kim], now=bureau.clock())
    visit = arrive(interpreter=True, interpreter_language="so")
    said = compose(visit.id, to=DESK)
    assert dict(said.facts)["Interprets here"] == "ANA KIM, extension 112"
    assert said.subject == "A visitor is here: Meet someone"
    ask = {"lobby": "Main entrance", "language": "en", "interpreter_language": "so"}
    help = reception.ask_help(bureau.journal, HelpKind.INTERPRETER, **ask, now=bureau.clock())
    said = compose(help, "asked", to=DESK, topic=Topic.HELP)
    assert dict(said.facts)["Interprets here"] == "ANA KIM, extension 112"
    assert check_message(said, names=("ANA KIM",), purpose="", school=school.school) == []
    assert "Interprets here" not in dict(compose(arrive(interpreter=True).id, to=DESK).facts)


@pytest.mark.parametrize(
    ("step", "subject", "urgent"),
    [
        ("reminder", "A visitor still has no answer: Meet someone", True),
        ("ceiling", "Urgent: a visitor still has no answer: Meet someone", True),
    ],
)
def test_what_nobody_answers_is_urgent_and_in_the_same_thread(arrive, compose, clock, step, subject, urgent):
    visit = arrive()
    clock.advance(minutes=5)
    said = compose(visit.id, step)
    assert (said.id, said.thread) == (f"{visit.id}.{step}", f"{visit.id}.arrived")
    assert (said.subject, said.urgent) == (subject, urgent)
    assert said.opening == "María José has waited for 5 min, and nobody has answered yet."
    assert dict(said.facts)["Waiting for"] == "5 min"
    assert "María" not in said.subject + said.brief


def test_what_comes_late_says_so_with_an_apology(arrive, compose):
    said = compose(arrive().id, "reminder", late=True)
    assert "no connection for a while" in said.opening
    assert "apologize" in said.opening


def test_a_time_that_is_over_names_who_promised(arrive, compose, bureau, clock):
    visit = arrive()
    answer = Answer(AnswerKind.IN_MINUTES, minutes=5)
    visit = reception.acknowledge(bureau.journal, visit.id, answer, by="Elena Rivera", now=clock())
    clock.advance(minutes=6)
    said = compose(visit.id, "missed-time", mark=of_visit(visit).mark)
    assert said.subject == "A promised time is over: Meet someone"
    assert said.opening.startswith("Elena Rivera told María José: in 5 minutes.")


def test_who_may_not_have_been_met_is_asked_after_without_haste(arrive, compose, bureau, clock, school):
    visit = arrive()
    answer = Answer(AnswerKind.ON_MY_WAY)
    visit = reception.acknowledge(bureau.journal, visit.id, answer, by="Pat Kim", now=clock())
    clock.advance(minutes=15)
    said = compose(visit.id, "not-met", mark=of_visit(visit).mark)
    assert said.subject == "A visitor may not have been met: Meet someone"
    assert said.opening == "Pat Kim answered María José, and nobody has said yet that they met."
    assert not said.urgent
    names = (visit.name, "Elena Rivera", "Pat Kim")
    assert check_message(said, names=names, purpose="Meet someone", school=school.school) == []
    reception.resolve(bureau.journal, visit.id, by="Pat Kim", now=clock())
    assert compose(visit.id, "not-met", mark=of_visit(visit).mark) is None


def test_whoever_is_handed_on_need_not_tell_her_story_again(arrive, compose, bureau, clock):
    visit = arrive()
    clock.advance(minutes=1)
    visit = reception.refer(bureau.journal, visit.id, "front", by="Pat Kim", now=clock())
    said = compose(visit.id, to=DESK, mark=mark_of(visit.awaited))
    assert dict(said.facts)["Handed on"] == "from Elena Rivera, by Pat Kim"
    assert said.id == f"{visit.id}.{mark_of(visit.awaited)}.arrived"


@pytest.mark.parametrize("kind", list(HelpKind))
def test_a_call_for_help_is_told_without_a_name(compose, bureau, clock, kind):
    ask = {"lobby": "Main entrance", "language": "es", "interpreter_language": "so"}
    help = reception.ask_help(bureau.journal, kind, **ask, now=clock())
    said = compose(help, "asked", to=DESK, topic=Topic.HELP)
    assert said.opening.startswith("Somebody at the entrance asks for ")
    assert dict(said.facts)["Language"] == "Somali (Soomaali)"
    clock.advance(minutes=2)
    again = compose(help, "reminder", to=DESK, topic=Topic.HELP)
    assert again.urgent
    assert again.opening.endswith("Nobody has gone there for 2 min.")
    assert again.thread == said.thread == said.id


@pytest.fixture
def ask_colleague(arrive, bureau, compose):
    """Asks for a colleague; gives the visit, and what composes the letter about that."""

    def ask():
        visit, now = arrive(), bureau.clock()
        reception.ask_colleague(bureau.journal, visit.id, by="Pat Kim", now=now)
        return visit, lambda: compose(visit.id, "colleague", to=DESK, mark=mark_of(now))

    return ask


def test_a_colleague_is_asked_for_quietly(ask_colleague, school):
    visit, composed = ask_colleague()
    said = composed()
    assert said.opening == "Pat Kim is with María José and would like a colleague there. Please come quietly."
    assert (said.subject, said.thread) == ("A colleague is asked for", f"{visit.id}.arrived")
    assert said.id != said.thread
    assert "María" not in said.subject + said.brief + said.link
    assert not said.urgent
    assert "one tap" not in said.text
    names = (visit.name, "Elena Rivera", "Pat Kim")
    assert check_message(said, names=names, purpose="Meet someone", school=school.school) == []


def test_nobody_is_asked_once_a_colleague_comes_or_the_visitor_left(ask_colleague, bureau, clock):
    joined, of_joined = ask_colleague()
    reception.join_colleague(bureau.journal, joined.id, by="Rosa Delgado", now=clock())
    left, of_left = ask_colleague()
    reception.check_out(bureau.journal, left.id, by="visitor", now=clock())
    met, of_met = ask_colleague()
    reception.resolve(bureau.journal, met.id, by="Pat Kim", now=clock())
    _, of_long_ago = ask_colleague()
    assert of_joined() is of_left() is None
    assert of_met() is not None
    clock.advance(hours=12, seconds=1)
    assert of_long_ago() is None


def test_each_call_for_a_colleague_is_one_of_its_own(ask_colleague, bureau, clock):
    visit, of_first = ask_colleague()
    reception.join_colleague(bureau.journal, visit.id, by="Rosa Delgado", now=clock())
    clock.advance(minutes=5)
    reception.ask_colleague(bureau.journal, visit.id, by="Pat Kim", now=clock())
    assert of_first() is None


@pytest.fixture
def leave(bureau, clock):
    """A visitor leaves a message, written down with her visit; gives its id."""

    def leave(visit=None, name="María José", contact="maria@example.com"):
        told = {"language": "es", "name": name, "contact": contact, "text": "About Ana’s grades."}
        where = {"host": "rivera", "visit": visit and visit.id, "by": "visitor"}
        return reception.leave_message(bureau.journal, **where, **told, now=clock())

    return leave


def test_a_message_is_told_with_who_when_and_how_to_answer_but_not_what_it_says(
    arrive, leave, compose, bureau, school
):
    message = leave(arrive())
    said = compose(message, "left", topic=Topic.MESSAGE)
    assert said.opening == "María José left a message for you."
    assert said.subject == "A visitor left a message"
    assert said.facts == (
        ("Visit", "A-001"),
        ("Purpose", "Meet someone"),
        ("Language", "Spanish (Español)"),
        ("Left", "10:00 AM"),
        ("Answer by", "Mar 3, 10:00 AM"),
        ("To be reached", "maria@example.com"),
    )
    assert said.link == f"{bureau.settings.office.address}/messages#message-{message}"
    assert "grades" not in said.text
    assert not said.urgent
    assert "María" not in said.subject + said.brief + said.link
    names = ("María José", "Elena Rivera")
    assert check_message(said, names=names, purpose="Meet someone", school=school.school) == []
    assert compose(message, "left", to=DESK, topic=Topic.MESSAGE).opening.endswith("for Elena Rivera.")


def test_a_message_that_is_overdue_says_so_in_the_same_thread(leave, compose, school):
    message = leave()
    first, again = (compose(message, step, topic=Topic.MESSAGE) for step in ("left", "overdue"))
    assert again.subject == "A message has no answer yet"
    assert again.opening.endswith("It was to be answered by now, and nobody has said that it is.")
    assert again.thread == first.thread == first.id != again.id
    assert check_message(again, names=("María José",), purpose="", school=school.school) == []


def test_a_message_that_was_seen_to_or_of_somebody_forgotten(arrive, leave, compose, bureau, clock):
    done, visit = leave(), arrive()
    reception.finish_message(bureau.journal, done, by="Pat Kim", now=clock())
    assert compose(done, "overdue", topic=Topic.MESSAGE) is None
    forgotten = leave(visit)
    reception.forget(bureau.journal, visit.person, now=clock())
    said = compose(forgotten, "left", topic=Topic.MESSAGE)
    assert said.opening == "A visitor left a message for you."
    assert "To be reached" not in dict(said.facts)


def test_how_to_reach_her_stays_out_where_it_tells_what_a_letter_must_not(leave, compose):
    said = compose(leave(contact="mother of student ID 4711"), "left", topic=Topic.MESSAGE)
    assert "4711" not in said.text
    assert "María José left a message for you." in said.text


def test_what_helps_nobody_any_more_is_not_said(arrive, compose, bureau, clock):
    assert compose("unknown") is None
    answered, left, met = arrive(), arrive(), arrive()
    answer = Answer(AnswerKind.ON_MY_WAY)
    reception.acknowledge(bureau.journal, answered.id, answer, by="Pat Kim", now=clock())
    reception.check_out(bureau.journal, left.id, by="visitor", now=clock())
    reception.resolve(bureau.journal, met.id, by="Pat Kim", now=clock())
    assert compose(answered.id)
    assert compose(answered.id, "reminder") is compose(left.id) is compose(met.id) is None
    help = reception.ask_help(
        bureau.journal, HelpKind.OFFICE, lobby="Main entrance", language="es", now=clock()
    )
    reception.answer_help(bureau.journal, help, by="Pat Kim", now=clock())
    assert compose(help, "asked", topic=Topic.HELP) is None
    waiting = arrive()
    assert compose(waiting.id, "reminder")
    clock.advance(hours=12, seconds=1)
    assert compose(waiting.id) is compose(waiting.id, "reminder") is None


def test_a_person_who_was_forgotten_is_a_visitor(arrive, compose, bureau, clock):
    visit = arrive()
    reception.forget(bureau.journal, visit.person, now=clock())
    assert compose(visit.id).opening == "A visitor is here to see you."


def test_nothing_is_told_that_is_nobodys_business(arrive, compose):
    visit = arrive()
    said = compose(visit.id)
    assert visit.token not in said.text + said.subject + said.link + said.thread
    assert "María" not in said.link + said.thread + said.subject + said.brief


def test_a_link_answers_in_the_name_of_one_person(arrive, compose, bureau):
    listed = bureau.settings.directory.seeds()[1][0]
    reception.list_hosts(bureau.journal, [replace(listed, id="twin")], now=bureau.clock())
    assert "one tap" not in compose(arrive().id).text


@pytest.mark.parametrize("interpreter", [None, "so"])
@pytest.mark.parametrize("host", ["rivera", "front", None])
@pytest.mark.parametrize("to", [ELENA, DESK])
def test_every_message_is_courteous(bureau, arrive, compose, clock, host, to, interpreter):
    """Every template there is, as filled in for every purpose, by the rules of `courtesy`."""
    school, known = bureau.settings.school, bureau.settings.alerts.abbreviations
    answer = Answer(AnswerKind.IN_MINUTES, minutes=1)
    for purpose in bureau.purposes:
        visit = arrive(purpose=purpose, host=host, interpreter=True, interpreter_language=interpreter)
        label = bureau.purposes[purpose].label["en"]
        clock.advance(minutes=16)
        said = [compose(visit.id, step, to=to, late=late) for step, late in STEPS]
        visit = reception.refer(bureau.journal, visit.id, "rivera", by="Pat Kim", now=clock())
        said.append(compose(visit.id, to=to, mark=mark_of(visit.awaited)))
        visit = reception.acknowledge(bureau.journal, visit.id, answer, by="Elena Rivera", now=clock())
        said.append(compose(visit.id, "missed-time", to=to, mark=of_visit(visit).mark))
        for message in said:
            names = (visit.name, "Elena Rivera", "Pat Kim")
            breaches = check_message(message, names=names, purpose=label, school=school, known=known)
            assert breaches == [], (message.text, [str(breach) for breach in breaches])
            assert label in message.subject


@pytest.mark.parametrize("step", ["asked", "reminder", "ceiling"])
@pytest.mark.parametrize("kind", list(HelpKind))
def test_every_call_for_help_is_courteous(bureau, compose, clock, kind, step):
    ask = {"lobby": "Main entrance", "language": "es"}
    help = reception.ask_help(bureau.journal, kind, **ask, now=clock())
    clock.advance(minutes=3)
    message = compose(help, step, to=DESK, topic=Topic.HELP)
    assert check_message(message, names=(), purpose="", school=bureau.settings.school) == []


@pytest.mark.parametrize("label", ["MEET SOMEONE", "Come to an IEP meeting", "Meet {host}"])
def test_a_purpose_whose_words_are_not_fit_is_left_out_and_the_letter_sent(
    bureau, arrive, compose, school, caplog, label
):
    bureau.purposes["meeting"] = replace(bureau.purposes["meeting"], label={"en": label})
    visit = arrive()
    said = compose(visit.id)
    assert said.subject == "A visitor is here"
    assert label not in said.text
    assert check_message(said, names=(visit.name,), purpose="", school=school.school) == []
    assert f"alert {visit.id}.arrived: as it was written, it breaks standard" in caplog.text
    assert visit.name not in caplog.text


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Meet Mrs. Delgado, the principal", "Ana Delgado"),
        ("Bring O'Neil’s lunch", "Sean O'Neil-Park"),
        ("Jo-Ann’s concert", "Ann Lee"),
        ("Come to a meeting about the garden which we shall plant in spring with all grades", "Ana Delgado"),
    ],
)
def test_a_purpose_that_names_somebody_or_is_long_stays_out_of_the_subject(
    bureau, arrive, compose, label, name
):
    bureau.purposes["meeting"] = replace(bureau.purposes["meeting"], label={"en": label})
    said = compose(arrive(name=name).id)
    assert said.subject == "A visitor is here"
    assert dict(said.facts)["Purpose"] == label


def test_a_name_in_capitals_is_no_fault_of_the_letter(bureau, arrive, compose, clock, caplog):
    visit = arrive(name="SAM OSEI-BAKER")
    answer = Answer(AnswerKind.IN_MINUTES, minutes=5)
    visit = reception.acknowledge(bureau.journal, visit.id, answer, by="PAT KIM", now=clock())
    clock.advance(minutes=6)
    said = compose(visit.id, "missed-time", mark=of_visit(visit).mark)
    assert said.opening.startswith("PAT KIM told SAM OSEI-BAKER")
    assert said.subject == "A promised time is over: Meet someone"
    assert caplog.text == ""


def test_nothing_that_breaks_a_rule_keeps_a_letter_from_being_sent(bureau, arrive, compose):
    said = compose(arrive(name="Visitor Here").id)
    assert said.subject == "A visitor is here"
    assert "Visitor Here is here to see you." in said.text
