"""What is posted at the entrance."""

from datetime import UTC, date, datetime

import pytest

from kiosk import settings, shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.posted import posted
from kiosk.settings import NewsSettings

CATALOGUES = Catalogues(shipped.TRANSLATIONS)
ENGLISH = CATALOGUES.translator("en")
HOURS = settings.load().school.hours
SCHOOL = settings.load(shipped.CONFIG / "demo").school.model_copy(update={"hours": HOURS})
FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "hours", "is_open"),
    [
        (FRIDAY, "Open today from 7:30\u00a0AM to 4:00\u00a0PM.", True),
        (FRIDAY.replace(hour=20), "Open today from 7:30\u00a0AM to 4:00\u00a0PM.", False),
        (FRIDAY.replace(day=21), "The school is closed today.", False),
    ],
    ids=["open", "in the evening", "on Saturday"],
)
def test_hours_and_whom_to_turn_to_while_it_is_closed(now, hours, is_open):
    told = posted(SCHOOL, now, ENGLISH)
    assert told.hours == hours
    assert (told.closed is None) is is_open


def test_news_stay_to_the_end_of_their_last_day_in_a_language_that_there_is():
    school = SCHOOL.model_copy(
        update={
            "news": [
                NewsSettings(text={"es": "La feria es hoy."}, until=date(2026, 11, 20)),
                NewsSettings(text={"en": "Over."}, until=date(2026, 11, 19)),
            ]
        }
    )
    [news] = posted(school, FRIDAY, ENGLISH).news
    assert (news.text, news.language, news.fallback) == ("La feria es hoy.", "es", "Español")


@pytest.mark.parametrize("tag", list(CATALOGUES.languages))
def test_every_language_says_all_of_it(tag):
    told = posted(SCHOOL, FRIDAY.replace(hour=20), CATALOGUES.translator(tag))
    assert told.expect
    assert told.hours
    assert told.closed.text
