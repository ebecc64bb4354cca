"""The way of somebody who waits, or comes back to see how it stands."""

import pytest

from kiosk.lobby.flow import Notice, Step, Way
from kiosk.settings import load

PURPOSES = load().purpose_list()


@pytest.fixture
def way():
    return Way.begin("en", PURPOSES)


@pytest.fixture
def page(way):
    """Her page, just after she checked in."""
    named = way.choose_language("es").type_instead().give_name("Ana")
    return named.choose_purpose("delivery").checked_in("v")


def test_a_number_touched_opens_the_page_in_the_visits_language_and_no_more(way):
    page = way.open_page("v", "ar")
    assert (page.step, page.visit, page.language) == (Step.WAITING, "v", "ar")
    assert (page.recognised, page.came_back) == (False, True)
    assert page.ask_leaving().step is Step.SIGN_OUT


def test_whoever_has_just_checked_in_is_known(page):
    assert (page.recognised, page.came_back) == (True, False)
    assert page.ask_leaving().step is Step.LEAVING


def test_a_badge_of_somebody_who_waits_opens_her_page(way):
    page = way.see_badge_of_waiting("v", "ar")
    assert (page.step, page.recognised, page.language) == (Step.WAITING, True, "ar")


def test_what_somebody_told_before_a_badge_was_shown_does_not_go_with_the_visit_of_that_badge(way):
    named = way.choose_language("es").see_licence("Ana", expired=False).choose_honorific("Dra.").back()
    shown = named.see_badge("other", "ar")
    assert (shown.step, shown.visit, shown.language) == (Step.LEAVING, "other", "es")
    assert (shown.name, shown.honorific, shown.came_back) == ("", None, True)
    assert shown.back() == way


def test_where_she_signs_out_it_does_not(way):
    assert way.go_to_sign_out().see_badge_of_waiting("v", "ar").step is Step.LEAVING


def test_on_a_page_that_was_opened_by_number_her_badge_says_that_it_is_she(way):
    page = way.open_page("v", "ar")
    assert page.see_badge("v", "ar").step is Step.WAITING
    assert page.see_badge("v", "ar").recognised


def test_on_her_own_page_a_badge_seen_by_chance_changes_nothing(page):
    assert page.see_badge_of_waiting("other", "ar") == page
    assert page.see_badge("other", "ar") == page


@pytest.mark.parametrize(
    ("turn", "step"),
    [
        (Way.claim, Step.WAITING),
        (Way.write_message, Step.MESSAGE),
        (Way.see_somebody_else, Step.OTHER_HOST),
    ],
)
def test_whoever_only_touched_a_number_says_who_she_is_and_comes_to_what_she_wished(way, turn, step):
    asked = turn(way.open_page("v", "ar"))
    assert asked.step is Step.OWN_VISIT
    for found in (asked.found_waiting("v", "ar"), asked.see_badge("v", "ar")):
        assert (found.step, found.visit, found.recognised) == (step, "v", True)
        assert (found.back().step, found.back().recognised) == (Step.WAITING, True)


def test_who_finds_another_visit_than_she_touched_comes_to_the_page_of_that_one(way):
    found = way.open_page("v", "ar").write_message().found_waiting("mine", "es")
    assert (found.step, found.visit, found.recognised, found.language) == (Step.WAITING, "mine", True, "es")


def test_what_she_gave_up_is_not_what_her_badge_opens(way):
    page = way.open_page("v", "ar").write_message().back()
    assert (page.step, page.recognised) == (Step.WAITING, False)
    assert page.see_badge("v", "ar").step is Step.WAITING


def test_what_was_found_after_she_went_on_changes_nothing(way, page):
    assert way.found_waiting("v", "ar") == way
    assert page.found_waiting("other", "ar") == page


def test_where_she_says_who_she_is_a_card_that_is_no_badge_begins_no_other_visit(way):
    asked = way.open_page("v", "ar").claim()
    assert asked.see_licence("Ana", expired=False) == asked
    told = asked.see_nothing_known(Notice.BADGE_LEFT)
    assert (told.step, told.notice) == (Step.OWN_VISIT, Notice.BADGE_LEFT)
    missed = asked.not_found()
    assert (missed.step, missed.recognised, missed.notice) == (Step.OWN_VISIT, False, Notice.VISIT_NOT_FOUND)


@pytest.mark.parametrize("turn", [Way.write_message, Way.see_somebody_else, Way.ask_leaving])
def test_from_whatever_she_looks_at_she_comes_back_to_her_page(page, turn):
    assert turn(page).progress is None
    assert turn(page).back().step is Step.WAITING
    assert turn(page).wait() == page


def test_after_a_message_there_is_nothing_to_go_back_to(page):
    left = page.write_message().message_left()
    assert (left.step, left.back(), left.visit) == (Step.MESSAGE_LEFT, left, "v")


def test_leaving_it_leaves_nothing_of_her(way, page):
    assert page.leave() == way
