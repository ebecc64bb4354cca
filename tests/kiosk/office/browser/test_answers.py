"""Each answer to an arrival, given in a browser."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from kiosk import reception
from kiosk.office.times import lasting
from kiosk.visits.acknowledgement import Answer, AnswerKind, NotTodayReason
from kiosk.visits.phrase import Phrase
from tests.kiosk.office.chromium import signed_in

COUNT = """seconds => {
    const timer = document.createElement("p");
    timer.className = "counted";
    timer.dataset.since = new Date(Date.parse(document.body.dataset.now) - 1000 * seconds).toISOString();
    document.body.append(timer);
}"""


@pytest.fixture(scope="module")
def desk(chromium, office):
    """The arrivals as Rosa has them open all day."""
    with signed_in(chromium, office, "rosa") as opened:
        yield opened


def tap(name):
    return lambda card: card.locator(f'[data-answer="{name}"]').click()


def fill(label, value, name):
    def act(card):
        card.locator("[data-other]").click()
        field = card.get_by_label(label)
        field.select_option(value) if name in ("please-go-to", "not-today") else field.fill(value)
        tap(name)(card)

    return act


def say(phrase):
    def act(card):
        card.locator("[data-other]").click()
        card.locator(f'[data-phrase="{phrase}"]').click()

    return act


@pytest.mark.parametrize(
    ("act", "said", "answer"),
    [
        (tap("on-my-way"), "on my way", Answer(AnswerKind.ON_MY_WAY)),
        (tap("with-you-shortly"), "with you shortly", Answer(AnswerKind.WITH_YOU_SHORTLY)),
        (tap("in-5-minutes"), "in 5 minutes", Answer(AnswerKind.IN_MINUTES, minutes=5)),
        (tap("in-15-minutes"), "in 15 minutes", Answer(AnswerKind.IN_MINUTES, minutes=15)),
        (
            fill("In how many minutes", "25", "in-minutes"),
            "in 25 minutes",
            Answer(AnswerKind.IN_MINUTES, minutes=25),
        ),
        (
            tap("please-go-to-host"),
            "please go to Library",
            Answer(AnswerKind.PLEASE_GO_TO, destination="library"),
        ),
        (
            fill("Please go to", "main-office", "please-go-to"),
            "please go to Main office",
            Answer(AnswerKind.PLEASE_GO_TO, destination="main-office"),
        ),
        (
            fill("Cannot today, because", "in-class", "not-today"),
            "cannot today: with a class",
            Answer(AnswerKind.NOT_TODAY, reason=NotTodayReason.IN_CLASS),
        ),
        (
            say("papers-ready"),
            "“Please have your papers ready.”",
            Answer(AnswerKind.PHRASE, phrase=Phrase.PAPERS_READY),
        ),
        (
            fill("In your words", "Ms. Rivera comes at ten.", "written"),
            "“Ms. Rivera comes at ten.”",
            Answer(AnswerKind.WRITTEN, text="Ms. Rivera comes at ten."),
        ),
    ],
)
def test_it_is_given_and_shown(office, desk, act, said, answer):
    visit = office.check_in(name="Ana Ruiz")
    act(desk.locator(f'#waiting [data-visit="{visit.id}"]'))
    row = desk.locator(f'#answered [data-visit="{visit.id}"]')
    expect(row).to_contain_text(f"Rosa Delgado: {said}")
    assert reception.find(office.office.journal, visit.id).acknowledgement.answer == answer


def test_words_that_are_not_courteous_are_refused_with_the_rule_and_stay_to_be_mended(office, desk):
    visit = office.check_in(name="Ana Ruiz")
    card = desk.locator(f'#waiting [data-visit="{visit.id}"]')
    fill("In your words", "PLEASE SIT DOWN", "written")(card)
    expect(desk.locator("#notice")).to_contain_text("is all in capitals (standard 41)")
    expect(card.get_by_label("In your words")).to_have_value("PLEASE SIT DOWN")
    card.get_by_label("In your words").fill("Please sit down.")
    tap("written")(card)
    row = desk.locator(f'#answered [data-visit="{visit.id}"]')
    expect(row).to_contain_text("“Please sit down.”")


def test_both_clocks_go_on_until_she_was_met(office, desk):
    visit = office.check_in(name="Ana Ruiz")
    card = desk.locator(f'#waiting [data-visit="{visit.id}"]')
    expect(card).to_contain_text("2 min promised")
    office.office.clock.advance(minutes=3)
    desk.reload()
    expect(card.locator(".timer.soon")).to_have_text("3 min")
    tap("on-my-way")(card)
    row = desk.locator(f'#answered [data-visit="{visit.id}"]')
    expect(row).to_contain_text("after 3 min")
    office.office.clock.advance(minutes=16)
    desk.reload()
    expect(row.locator(".timer.late")).to_have_text("16 min")
    row.locator("[data-met]").click()
    expect(row).to_contain_text("16 min after the answer")
    expect(row.locator(".timer")).to_have_count(0)


def test_a_page_counts_in_the_words_of_the_office(page):
    page.clock.set_fixed_time(0)
    page.reload()
    lengths = [timedelta(seconds=59), timedelta(minutes=7), timedelta(hours=1, minutes=5), timedelta(days=3)]
    for length in lengths:
        page.evaluate(COUNT, length.total_seconds())
    expect(page.locator(".counted")).to_have_text([lasting(length) for length in lengths])


def test_a_keyboard_is_enough(office, desk):
    visit = office.check_in(name="Ana Ruiz")
    card = desk.locator(f'#waiting [data-visit="{visit.id}"]')
    expect(card).to_be_visible()
    desk.keyboard.press("Tab")  # from where the last step left it
    wanted = card.locator('[data-answer="with-you-shortly"]')
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            break
        desk.keyboard.press("Tab")
    expect(wanted).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#notice")).to_be_focused()
    expect(desk.locator(f'#answered [data-visit="{visit.id}"]')).to_contain_text("with you shortly")
