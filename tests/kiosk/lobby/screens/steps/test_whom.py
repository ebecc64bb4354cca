"""Whom a visitor came to see: each of the words about it in the language that it is in."""

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.desk import Choice
from kiosk.lobby.screens.steps import whom
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind

CATALOGUES = Catalogues(shipped.TRANSLATIONS)
RIVERA = Host("rivera", "Elena Rivera", "Teacher", HostKind.PERSON, "room", "112", "")
NOBODY = Host("office", "Office", "", HostKind.OFFICE, None, "", "")
ROOM = Destination("room", {"en": "Room 12", "es": "Aula 12"}, {"en": "Up the stairs."})
NOWHERE = None


@pytest.mark.parametrize(
    ("host", "place", "cover", "tag", "detail", "spoken"),
    [
        (RIVERA, ROOM, None, "en", "Teacher · Room 12", "en"),
        (RIVERA, ROOM, None, "fr", "Teacher · Room 12", "en"),
        (RIVERA, ROOM, None, "es", "Teacher · Aula 12", ""),
        (RIVERA, NOWHERE, None, "es", "Teacher", "en"),
        (NOBODY, NOWHERE, None, "es", "", ""),
        (NOBODY, ROOM, RIVERA, "en", "Away now. Elena Rivera is there instead. · Room 12", "en"),
    ],
)
def test_what_tells_whether_it_is_the_right_one(host, place, cover, tag, detail, spoken):
    told = whom.host(Choice(host, place, cover), CATALOGUES.translator(tag), "en")
    assert (told.name, told.detail, told.detail_spoken) == (host.name, detail, spoken)


def test_a_title_is_in_the_language_of_the_school():
    told = whom.role("معلمة", CATALOGUES.translator("en"), "ar")
    assert (told.name, told.spoken) == ("\u2067معلمة\u2069", "ar")
    assert [text.fallback for text in told.said] == ["العربية"]
