from dataclasses import replace

import pytest

from kiosk.office.alerts.courtesy import check_message
from kiosk.office.alerts.message import Draft, write
from kiosk.visits.host import Host, HostKind

ELENA = Host("rivera", "Elena Rivera", "", HostKind.PERSON, None, "", "")
DRAFT = Draft(
    id="v.arrived",
    thread="v.arrived",
    subject="A visitor is here",
    purpose="Meet someone",
    opening="María José is here to see you.",
    facts=(("Visit", "A-017"), ("Purpose", "Meet someone")),
    link="http://office.example/visits/v",
    invitation="Open this page to answer:",
    brief="Visit A-017.",
    names=("María José", "Elena Rivera"),
    to=ELENA,
)


@pytest.fixture
def message(school):
    return write(DRAFT, school.school)


@pytest.fixture
def check(school):
    def check(message):
        found = check_message(
            message, names=DRAFT.names, purpose="Meet someone", school=school.school, known=["PTA"]
        )
        return [(breach.standard, breach.where, breach.found) for breach in found]

    return check


def test_a_courteous_message_passes(check, message):
    assert check(message) == []


@pytest.mark.parametrize(
    ("was", "becomes", "standard", "found"),
    [
        ("Hello Elena Rivera,", "Elena Rivera!", 40, "no greeting"),
        ("Thank you for welcoming our visitor.", "", 40, "no thanks"),
        ("-- \n", "", 43, "no signature"),
        ("Oak Street School", "The kiosk", 43, "no signature"),
        ("Phone: (555) 010-0140", "", 43, "a signature without phone or hours"),
        ("Open:  Monday to Friday, 7:30 AM to 4:00 PM", "", 43, "a signature without phone or hours"),
        ("María José is", "A visitor is", 44, "it names nobody"),
        ("Meet someone", "Something", 44, "it does not say what it is about"),
        ("http://office.example/visits/v", "http://office.example/", 45, "no link"),
        ("Open this page", "Urgent: open this page", 42, "'Urgent'"),
        ("Open this page", "Open {page}", 46, "'{page}' was never filled in"),
    ],
)
def test_what_is_missing_or_too_much_is_told(check, message, was, becomes, standard, found):
    assert (standard, "The text", found) in check(replace(message, text=message.text.replace(was, becomes)))


@pytest.mark.parametrize(
    ("subject", "standard", "found"),
    [
        ("José is here", 39, "'josé' is of a name"),
        ("Somebody waits for RIVERA", 39, "'rivera' is of a name"),
        ("", 39, "0 characters"),
        ("A visitor " * 8, 39, "80 characters"),
        ("VISITOR WAITING", 41, "'VISITOR WAITING' is all in capitals"),
    ],
)
def test_a_subject_is_a_short_phrase_and_never_a_name(check, message, subject, standard, found):
    assert (standard, "The subject", found) in check(replace(message, subject=subject))


def test_urgent_is_only_what_nobody_answered(check, message):
    urgent = replace(message, subject="Urgent: a visitor still has no answer", urgent=True)
    assert check(urgent) == []
    assert check(replace(urgent, urgent=False)) != []


def test_how_people_are_called_is_no_fault(message, school):
    loud = replace(DRAFT, opening="JJ KIMBALL is here to see you.", names=("JJ KIMBALL",))
    found = check_message(write(loud, school.school), names=loud.names, purpose="", school=school.school)
    assert [breach.standard for breach in found] == []
