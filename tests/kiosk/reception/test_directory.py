"""The directory: whom visitors may see, and where."""

from dataclasses import replace

import pytest

from kiosk import reception
from kiosk.errors import (
    DestinationInUse,
    DestinationUnknown,
    DirectionsMissing,
    HostInUse,
    HostUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.destination import Destination
from kiosk.visits.events import Topic
from tests.kiosk.reception.school import (
    MORNING,
    OFFICE,
    RIVERA,
    ROOM,
    ROSS,
    at,
    host,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


class TestDirectory:
    def test_it_is_seeded_once(self, sqlite_journal: Journal) -> None:
        reception.seed_directory(sqlite_journal, [OFFICE], [ROSS], now=MORNING)
        before = sqlite_journal.position
        reception.seed_directory(sqlite_journal, [ROOM], [RIVERA], now=MORNING)
        assert sqlite_journal.position == before
        with sqlite_journal.reading() as view:
            assert (view.hosts(), view.destinations()) == ([ROSS], [OFFICE])

    def test_it_is_not_seeded_again_when_only_places_are_left(self, sqlite_journal: Journal) -> None:
        reception.seed_directory(sqlite_journal, [OFFICE], [], now=MORNING)
        reception.seed_directory(sqlite_journal, [ROOM], [ROSS], now=MORNING)
        with sqlite_journal.reading() as view:
            assert (view.hosts(), view.destinations()) == ([], [OFFICE])

    def test_hosts_come_and_change_and_go(self, journal: Journal) -> None:
        reception.list_hosts(journal, [host("kim", "Kim")], now=at("09-01 09:00"))
        reception.list_hosts(journal, [host("kim", "Kim Novak", "office")], now=at("09-01 09:01"))
        with journal.reading() as view:
            assert view.host("kim") == host("kim", "Kim Novak", "office")
        reception.delist_host(journal, "kim", now=at("09-01 09:02"))
        with journal.reading() as view:
            assert view.host("kim") is None
        with pytest.raises(HostUnknown):
            reception.delist_host(journal, "kim", now=at("09-01 09:03"))

    def test_who_was_taken_out_by_mistake_comes_back_as_before(self, journal: Journal) -> None:
        with journal.reading() as view:
            before = view.host("desk"), view.destination("office")
        reception.delist_host(journal, "desk", now=at("09-01 09:00"))
        reception.delist_destination(journal, "office", now=at("09-01 09:01"))
        with pytest.raises(DestinationUnknown):
            reception.relist_host(journal, "desk", now=at("09-01 09:02"))
        for minute in ("09:03", "09:04"):
            reception.relist_destination(journal, "office", now=at(f"09-01 {minute}"))
            reception.relist_host(journal, "desk", now=at(f"09-01 {minute}"))
        with journal.reading() as view:
            assert (view.host("desk"), view.destination("office")) == before
            assert len(view.history(Topic.HOST, "desk")) == 3, "nothing is written twice"
        with pytest.raises(HostUnknown):
            reception.relist_host(journal, "nobody", now=MORNING)
        with pytest.raises(DestinationUnknown):
            reception.relist_destination(journal, "nowhere", now=MORNING)

    @pytest.mark.parametrize("named", ["backup", "manager", "cover"])
    def test_nobody_goes_on_whom_others_rely(self, journal: Journal, named: str) -> None:
        if named == "cover":
            reception.go_off_duty(journal, "ross", cover="desk", until=None, by="Kim", now=at("09-01 09:00"))
        else:
            reception.list_hosts(journal, [replace(ROSS, **{named: "desk"})], now=at("09-01 09:00"))
        with pytest.raises(HostInUse, match=r"Main office covers, .* of: Tom Ross \(ross\)"):
            reception.delist_host(journal, "desk", now=at("09-01 09:01"))

    def test_a_host_cannot_be_where_nothing_is(self, journal: Journal) -> None:
        with pytest.raises(DestinationUnknown, match="'gym'"):
            reception.list_hosts(journal, [host("kim", "Kim", "gym")], now=MORNING)

    def test_a_place_needs_the_way_there_in_every_language_of_its_name(self, journal: Journal) -> None:
        for directions in ({"en": "Left."}, {"en": "Left.", "es": "  "}):
            with pytest.raises(DirectionsMissing, match="Gimnasio needs directions from the lobby in es"):
                reception.list_destination(
                    journal, Destination("gym", {"en": "Gym", "es": "Gimnasio"}, directions), now=MORNING
                )

    def test_a_place_where_somebody_is_stays_listed(self, journal: Journal) -> None:
        with pytest.raises(DestinationInUse, match=r"Elena Rivera \(rivera\)"):
            reception.delist_destination(journal, "room-12", now=MORNING)
        reception.delist_host(journal, "desk", now=MORNING)
        reception.delist_destination(journal, "office", now=MORNING)
        with journal.reading() as view:
            assert view.destinations() == [ROOM]
        with pytest.raises(DestinationUnknown):
            reception.delist_destination(journal, "office", now=MORNING)
