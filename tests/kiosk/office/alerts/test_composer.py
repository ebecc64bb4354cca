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
    school, known = bureau.settings.school.name, bureau.settings.alerts.abbreviations
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
    assert check_message(message, names=(), purpose="", school=bureau.settings.school.name) == []


@pytest.mark.parametrize("label", ["MEET SOMEONE", "Come to an IEP meeting", "Meet {host}"])
def test_a_purpose_whose_words_are_not_fit_stays_out_of_the_subject(bureau, arrive, compose, label):
    bureau.purposes["meeting"] = replace(bureau.purposes["meeting"], label={"en": label})
    said = compose(arrive().id)
    assert said.subject == "A visitor is here"
    assert dict(said.facts)["Purpose"] == label
