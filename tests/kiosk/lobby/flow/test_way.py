"""The flow, walked as visitors walk it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.flow import SETTLED, Notice, Step, Way
from kiosk.settings import load
from kiosk.visits import agreement
from kiosk.visits.invitation import Invitation
from kiosk.visits.need import Need
from kiosk.visits.question import Question

PURPOSES = load().purpose_list()
PHOTOGRAPHED = {id: replace(purpose, photo=True) for id, purpose in PURPOSES.items()}
PHOTO = np.zeros((4, 3), np.uint8)


@pytest.fixture
def way():
    return Way.begin("en", PURPOSES)


def test_a_parent_with_a_licence_comes_to_meet_a_teacher(way):
    way = way.choose_language("es")
    assert way.step is Step.SCAN
    way = way.see_licence("María García López", expired=False)
    assert (way.step, way.name, way.notice) == (Step.NAME, "María García López", None)
    way = way.give_name(way.name).choose_purpose("meeting")
    assert way.step is Step.HOST
    way = way.choose_host("rivera")
    assert way.step is Step.READ_BACK
    way = way.confirm()
    assert way.step is Step.CHECKING_IN
    arrival = way.arrival("Main entrance")
    assert (arrival.name, arrival.purpose, arrival.host, arrival.language) == (
        "María García López",
        "meeting",
        "rivera",
        "es",
    )
    way = way.checked_in("visit-1")
    assert (way.step, way.visit) == (Step.WAITING, "visit-1")


def test_an_invited_visitor_only_says_yes(way):
    invitation = Invitation("I" * 16, "Tom Baker", "volunteer", "park", "fr", date(2026, 11, 30))
    way = way.see_invitation(invitation)
    assert (way.step, way.language, way.name, way.host) == (Step.AGREEMENT, "fr", "Tom Baker", "park")
    way = way.agree()
    assert way.step is Step.READ_BACK
    assert way.confirm().arrival("x").invitation == "I" * 16


def test_the_language_that_an_invited_visitor_chose_herself_stays(way):
    invitation = Invitation("I" * 16, "Tom Baker", "volunteer", "park", "fr", date(2026, 11, 30))
    assert way.choose_language("vi").see_invitation(invitation).language == "vi"


@pytest.mark.parametrize(
    ("name", "purpose"),
    [(None, "volunteer"), ("Tom", "no-longer-a-purpose")],
    ids=["the person was forgotten", "the purpose is gone"],
)
def test_an_invitation_that_does_not_say_all_is_asked_about(way, name, purpose):
    invitation = Invitation("I" * 16, name, purpose, None, "fr", date(2026, 11, 30))
    assert way.see_invitation(invitation).step is Step.NAME


def test_typing_is_an_equal_to_scanning(way):
    way = way.choose_language("ar").type_instead().give_name("  فاطمة   الزهراء ")
    assert (way.step, way.name) == (Step.PURPOSE, "فاطمة الزهراء")


def test_an_empty_name_leaves_her_where_she_is(way):
    way = way.choose_language("en").type_instead()
    assert way.give_name("  ") == way


def test_a_purpose_that_needs_no_host_asks_for_none(way):
    way = way.choose_language("en").type_instead().give_name("Ana").choose_purpose("delivery")
    assert way.step is Step.READ_BACK


def read_back(way):
    """Ana, who comes to meet Elena Rivera, before she said that this is right."""
    named = way.choose_language("en").type_instead().give_name("Ana")
    return named.choose_purpose("meeting").choose_host("rivera")


@pytest.mark.parametrize(
    "refuse", [Way.host_gone, lambda way: way.invitation_refused(Notice.INVITATION_USED)]
)
def test_nobody_is_checked_in_by_going_back_from_what_was_refused(way, refuse):
    way = refuse(read_back(way).confirm())
    seen = []
    while way.step is not Step.WELCOME:
        seen.append(way.step)
        way = way.back()
    assert Step.CHECKING_IN not in seen
    assert seen[-4:] == [Step.HOST, Step.PURPOSE, Step.NAME, Step.SCAN]


def test_two_fingers_on_yes_check_her_in_once(way):
    waiting = read_back(way).confirm().checked_in("v")
    assert waiting.confirm() == waiting


@pytest.mark.parametrize("twice", [lambda way: way.give_name("Ana"), Way.need_interpreter])
def test_what_is_said_twice_takes_no_second_step_back(way, twice):
    before = way.choose_language("en").type_instead()
    assert twice(twice(before)).back().step is Step.NAME


def test_an_expired_licence_is_told_and_no_verdict(way):
    way = way.choose_language("en").see_licence("Ana", expired=True)
    assert (way.step, way.notice) == (Step.NAME, Notice.DOCUMENT_EXPIRED)
    assert way.give_name("Ana").notice is None


def test_signing_out_by_badge(way):
    way = way.see_badge("visit-1", "es")
    assert (way.step, way.visit, way.language) == (Step.LEAVING, "visit-1", "es")
    assert way.sign_out().step is Step.SIGNING_OUT
    assert way.sign_out().signed_out().step is Step.GOODBYE


def test_signing_out_by_number(way):
    way = way.go_to_sign_out()
    assert way.not_found().notice is Notice.VISIT_NOT_FOUND
    assert way.found_leaving("visit-1").step is Step.SIGNING_OUT


def test_back_leads_through_every_step_and_out(way):
    way = (
        way.choose_language("en")
        .type_instead()
        .give_name("Ana")
        .choose_purpose("meeting")
        .choose_host("rivera")
    )
    steps = [way.step]
    while way.step is not Step.WELCOME:
        way = way.back()
        steps.append(way.step)
    assert steps == [Step.READ_BACK, Step.HOST, Step.PURPOSE, Step.NAME, Step.SCAN, Step.WELCOME]
    assert way == Way.begin("en", PURPOSES)


@pytest.mark.parametrize(
    ("step", "correction"),
    [
        (Step.NAME, lambda way: way.give_name("Anna")),
        (Step.PURPOSE, lambda way: way.choose_purpose("volunteer").choose_host("park").agree()),
        (Step.HOST, lambda way: way.choose_host("park")),
    ],
)
def test_a_correction_leads_back_to_the_read_back(way, step, correction):
    way = (
        way.choose_language("en")
        .type_instead()
        .give_name("Ana")
        .choose_purpose("meeting")
        .choose_host("rivera")
    )
    corrected = correction(way.correct(step))
    assert corrected.step is Step.READ_BACK
    assert way.correct(step).back() == way


def test_changing_the_language_on_the_way_changes_only_the_words(way):
    way = way.choose_language("en").type_instead().give_name("Ana")
    changed = way.choose_language("vi")
    assert (changed.step, changed.name, changed.language) == (way.step, "Ana", "vi")


def test_progress_counts_the_host_only_where_it_is_asked(way):
    way = way.choose_language("en")
    assert way.progress == (1, 5)
    way = way.type_instead().give_name("Ana")
    assert way.progress == (3, 5)
    assert way.choose_purpose("delivery").progress == (4, 4)
    assert way.choose_purpose("meeting").progress == (4, 5)
    assert Way.begin("en", PURPOSES).progress is None


@pytest.mark.parametrize("step", [Step.READ_BACK, Step.PURPOSE, Step.WAITING])
def test_a_code_seen_by_chance_later_changes_nothing(way, step):
    way = way.choose_language("en").type_instead().give_name("Ana")
    if step is not Step.PURPOSE:
        way = way.choose_purpose("delivery")
    if step is Step.WAITING:
        way = way.confirm().checked_in("visit-1")
    assert way.step is step
    assert way.see_badge("other", "es") == way
    assert way.see_licence("Other", expired=False) == way
    assert way.see_nothing_known(Notice.CODE_UNKNOWN) == way


def test_an_unknown_code_on_the_welcome_screen_begins_the_way_and_says_why(way):
    way = way.see_nothing_known(Notice.BADGE_UNKNOWN)
    assert (way.step, way.notice) == (Step.SCAN, Notice.BADGE_UNKNOWN)


def test_refusals_lead_on(way):
    way = (
        way.choose_language("en")
        .type_instead()
        .give_name("Ana")
        .choose_purpose("meeting")
        .choose_host("gone")
    )
    assert way.confirm().host_gone().step is Step.HOST
    refused = way.confirm().invitation_refused(Notice.INVITATION_USED)
    assert (refused.step, refused.invitation, refused.notice) == (
        Step.READ_BACK,
        None,
        Notice.INVITATION_USED,
    )
    assert way.confirm().unable().step is Step.UNABLE


@pytest.fixture
def before_photo():
    """A visitor who is offered a photo."""
    way = Way.begin("en", PHOTOGRAPHED).choose_language("en").type_instead().give_name("Ana")
    return way.choose_purpose("meeting").choose_host("rivera")


def test_a_photo_is_offered_after_the_host_and_before_the_read_back(before_photo):
    assert (before_photo.step, before_photo.progress) == (Step.PHOTO, (5, 6))
    shown = before_photo.show_photo(PHOTO)
    assert shown.step is Step.PHOTO
    kept = shown.keep_photo()
    assert kept.step is Step.READ_BACK
    assert kept.photo is PHOTO
    assert kept.confirm().photo is PHOTO
    assert kept.confirm().checked_in("visit-1").photo is None
    assert kept.unable().photo is None


def test_no_photo_is_an_answer_too_and_is_not_asked_for_again(before_photo):
    way = before_photo.show_photo(PHOTO).decline_photo()
    assert (way.step, way.photo) == (Step.READ_BACK, None)
    assert way.correct(Step.HOST).choose_host("osei").step is Step.READ_BACK


def test_another_photo_takes_the_place_of_the_first(before_photo):
    way = before_photo.show_photo(PHOTO).show_photo(None)
    assert (way.step, way.photo) == (Step.PHOTO, None)
    assert way.keep_photo() is way


def test_back_from_the_read_back_shows_the_photo_again(before_photo):
    way = before_photo.show_photo(PHOTO).keep_photo().back()
    assert way.step is Step.PHOTO
    assert way.photo is PHOTO
    assert way.back().step is Step.HOST


def test_a_purpose_without_a_host_leads_to_the_photo_and_an_invitation_does(before_photo):
    assert before_photo.correct(Step.PURPOSE).choose_purpose("delivery").step is Step.PHOTO
    invitation = Invitation("I" * 16, "Tom Baker", "volunteer", "park", "fr", date(2026, 11, 30))
    assert Way.begin("en", PHOTOGRAPHED).see_invitation(invitation).agree().step is Step.PHOTO


def test_a_purpose_that_offers_no_photo_drops_it(before_photo):
    mixed = PHOTOGRAPHED | {"delivery": PURPOSES["delivery"]}
    way = replace(before_photo, purposes=mixed).show_photo(PHOTO).keep_photo()
    way = way.correct(Step.PURPOSE).choose_purpose("delivery")
    assert (way.step, way.photo, way.progress) == (Step.READ_BACK, None, (4, 4))


def test_without_a_camera_she_goes_on_as_if_there_were_no_photo(before_photo):
    way = before_photo.pass_photo()
    assert (way.step, way.photo) == (Step.READ_BACK, None)
    assert way.back().step is Step.HOST
    corrected = before_photo.decline_photo().correct(Step.HOST)
    assert corrected.choose_host("osei").past == before_photo.decline_photo().past


def test_back_to_a_camera_that_is_gone_leads_to_the_step_before_it(before_photo):
    kept = before_photo.show_photo(PHOTO).keep_photo()
    way = kept.back().pass_photo()
    assert way.step is Step.HOST
    assert way.photo is PHOTO
    way = way.choose_host("osei")
    assert (way.step, way.photo is PHOTO) == (Step.READ_BACK, True)


def test_a_photo_that_comes_late_is_nobodys(before_photo):
    assert before_photo.decline_photo().show_photo(PHOTO).photo is None
    assert before_photo.leave().show_photo(PHOTO).photo is None


def test_a_purpose_that_is_gone_does_not_stop_the_progress(way):
    gone = Invitation("I" * 16, "Tom", "no-longer-a-purpose", None, "fr", date(2026, 11, 30))
    assert way.see_invitation(gone).progress == (2, 5)


FAR = Question("far", {"en": "Have you come far?"}, tell=frozenset({"yes"}), ask=frozenset({"no"}))
OFTEN = Question("often", {"en": "How often?"}, {"daily": {"en": "Daily"}, "once": {"en": "Once"}})
ASKING = PURPOSES | {
    "event": replace(PURPOSES["event"], questions=(FAR,)),
    "meeting": replace(PURPOSES["meeting"], questions=(FAR, OFTEN), agreement={"en": "Be kind."}, photo=True),
}


@pytest.fixture
def before_questions():
    """A visitor whose purpose has two questions and a text to agree to."""
    way = Way.begin("en", ASKING).choose_language("en").type_instead().give_name("Ana")
    return way.choose_purpose("meeting").choose_host("rivera")


def test_questions_come_one_after_another_then_the_agreement_then_the_photo(before_questions):
    way = before_questions
    assert (way.step, way.question, way.progress) == (Step.QUESTION, FAR, (5, 9))
    way = way.answer("yes")
    assert (way.step, way.question, way.progress) == (Step.QUESTION, OFTEN, (6, 9))
    way = way.answer("daily")
    assert (way.step, way.question, way.progress) == (Step.AGREEMENT, None, (7, 9))
    assert way.answer("daily") is way
    way = way.agree()
    assert (way.step, way.progress) == (Step.PHOTO, (8, 9))
    arrival = way.decline_photo().confirm().arrival("x")
    assert arrival.answers == {"far": "yes"}
    assert arrival.agreement == agreement.version({"en": "Be kind."})


def test_what_the_office_shall_know_is_told_and_nothing_else(before_questions):
    way = before_questions.answer("no").answer("once").talk_about_it()
    assert (way.step, way.arrival("x").answers, way.arrival("x").agreement) == (
        Step.PHOTO,
        {"far": "no"},
        None,
    )
    assert way.wants_person
    assert not before_questions.answer("yes").wants_person


def test_back_through_the_questions(before_questions):
    way = before_questions.answer("yes").answer("once").agree()
    steps = []
    for _ in range(5):
        way = way.back()
        steps.append((way.step, way.answers))
    assert steps == [
        (Step.AGREEMENT, ("yes", "once")),
        (Step.QUESTION, ("yes",)),
        (Step.QUESTION, ()),
        (Step.HOST, ()),
        (Step.PURPOSE, ()),
    ]


def test_a_correction_asks_only_what_the_new_purpose_asks(before_questions):
    way = before_questions.answer("yes").answer("once").agree().decline_photo()
    assert way.correct(Step.HOST).choose_host("osei").step is Step.READ_BACK
    same = way.correct(Step.PURPOSE).choose_purpose("meeting").choose_host("osei")
    assert (same.step, same.answers, same.agreed) == (Step.READ_BACK, ("yes", "once"), True)
    other = way.correct(Step.PURPOSE).choose_purpose("contractor").choose_host("osei")
    assert (other.step, other.answers, other.agreed) == (Step.QUESTION, (), False)
    assert other.answer("no").step is Step.READ_BACK


@pytest.mark.parametrize(
    ("number", "answer", "answers"), [(0, "no", ("no", "once")), (1, "daily", ("yes", "daily"))]
)
def test_one_answer_is_changed_and_the_others_stay(before_questions, number, answer, answers):
    way = before_questions.answer("yes").answer("once").agree().decline_photo()
    asked = way.correct_answer(number)
    assert (asked.step, asked.question, asked.progress) == (
        Step.QUESTION,
        (FAR, OFTEN)[number],
        (5 + number, 9),
    )
    assert asked.back() == way
    assert asked.need_interpreter().back().back() == way
    assert asked.answer(answer) == replace(way, answers=answers)


def test_nobody_confirms_around_a_question():
    way = (
        Way.begin("en", ASKING)
        .choose_language("en")
        .type_instead()
        .give_name("Ana")
        .choose_purpose("pick-up")
    )
    around = way.correct(Step.PURPOSE).choose_purpose("event").back().back()
    assert (around.step, around.purpose) == (Step.READ_BACK, "event")
    assert around.confirm().step is Step.QUESTION


@pytest.mark.parametrize("step", [Step.SCAN, Step.QUESTION, Step.READ_BACK, Step.WAITING])
def test_from_asking_for_an_interpreter_she_comes_back_to_where_she_was(before_questions, step):
    way = {
        Step.SCAN: Way.begin("en", PURPOSES).choose_language("en"),
        Step.QUESTION: before_questions.answer("yes"),
        Step.READ_BACK: before_questions.answer("yes").answer("once").agree().decline_photo(),
        Step.WAITING: before_questions.confirm().checked_in("visit-1"),
    }[step]
    asking = way.need_interpreter()
    assert asking.step is Step.INTERPRETER
    assert asking.back() == way
    asked = asking.ask_interpreter("so")
    assert asked == replace(way, interpreter=True, interpreter_language="so")
    remembered = asked.have_interpreter_remembered(True)
    assert remembered.remember_interpreter
    assert remembered.need_interpreter().need_no_interpreter() == way


def test_what_she_has_written_waits_for_her_and_counts_only_once_it_is_given(way):
    way = way.choose_language("en").see_licence("ANA NUNEZ", expired=False).write_name("Ana Nú")
    assert way.need_interpreter().ask_interpreter("so").written == "Ana Nú"
    assert (way.give_name("Ana Núñez").name, way.give_name("Ana Núñez").written) == ("Ana Núñez", None)
    corrected = way.give_name("Ana").choose_purpose("delivery").correct(Step.NAME).write_name("")
    assert (corrected.back().name, corrected.back().written) == ("Ana", None)
    assert way.see_licence("Bob", expired=False).written is None


def test_asking_for_an_interpreter_on_the_welcome_screen_begins_the_way(way):
    asking = way.need_interpreter()
    assert asking.back() == way
    asked = asking.speak("ar").ask_interpreter("ar")
    assert (asked.step, asked.language, asked.interpreter_language) == (Step.SCAN, "ar", "ar")
    assert asked.back() == way


def test_a_role_is_told_where_no_name_is_known(before_questions):
    way = before_questions.back().choose_role("Teacher")
    assert (way.step, way.host, way.role) == (Step.QUESTION, None, "Teacher")
    way = way.answer("yes").answer("once").agree().decline_photo()
    assert (way.arrival("x").host, way.arrival("x").role) == (None, "Teacher")
    assert way.correct(Step.HOST).choose_host("rivera").role is None


def test_what_else_she_needs_and_how_she_is_addressed_are_hers_to_say(before_questions):
    way = before_questions.answer("yes").answer("once").agree().decline_photo()
    assert (way.arrival("x").honorific, way.arrival("x").needs) == (None, ())
    way = way.choose_honorific("Mx.").ask_for(Need.STEP_FREE).ask_for(Need.COMPANY)
    assert (way.arrival("x").honorific, way.arrival("x").needs) == ("Mx.", ("company", "step-free"))
    way = way.ask_for(Need.COMPANY).choose_honorific(None)
    assert (way.arrival("x").honorific, way.arrival("x").needs) == (None, ("step-free",))


TOUCHES = [
    lambda way: way.choose_language("es"),
    lambda way: way.type_instead(),
    lambda way: way.need_interpreter(),
    lambda way: way.ask_interpreter("so"),
    lambda way: way.need_no_interpreter(),
    lambda way: way.choose_purpose("contractor"),
    lambda way: way.choose_purpose("volunteer"),
    lambda way: way.choose_role("Teacher"),
    lambda way: way.answer("yes"),
    lambda way: way.correct_answer(0),
    lambda way: way.agree(),
    lambda way: way.ask_for(Need.STEP_FREE),
    lambda way: way.give_name("Ana"),
    lambda way: way.choose_purpose("meeting"),
    lambda way: way.choose_purpose("delivery"),
    lambda way: way.choose_host("rivera"),
    lambda way: way.show_photo(PHOTO),
    lambda way: way.keep_photo(),
    lambda way: way.decline_photo(),
    lambda way: way.confirm(),
    lambda way: way.correct(Step.NAME),
    lambda way: way.back(),
    lambda way: way.go_to_sign_out(),
    lambda way: way.open_page("visit-1", "es"),
    lambda way: way.claim(),
    lambda way: way.found_waiting("visit-1", "es"),
    lambda way: way.see_badge("visit-1", "es"),
    lambda way: way.see_licence("Ana", expired=False),
    lambda way: way.checked_in("visit-1"),
    lambda way: way.unable(),
]


@given(st.lists(st.sampled_from(TOUCHES), max_size=30))
def test_from_everywhere_there_is_a_way_back_to_an_empty_start(touches):
    way = Way.begin("en", PURPOSES)
    for touch in touches:
        way = touch(way)
    assert way.leave() == Way.begin("en", PURPOSES)
    backs = 0
    while way.step is not Step.WELCOME and way.step not in SETTLED:
        way = way.back()
        backs += 1
        assert backs <= len(touches) + 1
