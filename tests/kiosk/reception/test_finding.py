"""Who is found, and who is told nothing; when a day begins."""

from datetime import datetime, timedelta

import pytest

from kiosk import reception
from kiosk.errors import (
    HostAmbiguous,
    HostUnknown,
    VisitNotFound,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from kiosk.visits.arrival import Arrival
from kiosk.visits.host import Host
from kiosk.visits.visit import arrive
from tests.kiosk.reception.school import (
    MORNING,
    NGUYEN,
    RIVERA,
    ROSS,
    at,
    check_in,
    host,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


class TestLeaving:
    def test_signing_out_twice_is_one_fact(self, journal: Journal) -> None:
        visit = check_in(journal)
        gone = reception.check_out(journal, visit.id, by=reception.VISITOR, now=at("09-01 09:00"))
        assert (gone.left, gone.left_by) == (at("09-01 09:00"), "visitor")
        before = journal.position
        assert reception.check_out(journal, visit.id, by="Kim", now=at("09-01 09:05")) == gone
        assert journal.position == before

    @pytest.mark.parametrize(
        ("name", "number", "typed"),
        [
            ("Ana Ruiz", "A-001", "Ana Ruiz"),
            ("Ana Ruiz", " a-001 ", "ana"),
            ("Ana Ruiz", "A-001", "RUIZ"),
            ("Ana Ruiz", "A-001", "ruiz, ana"),
            ("José Núñez", "A-001", "jose"),
            ("Jose Nunez", "A-001", "NÚÑEZ"),
            ("Đặng Thị Hòa", "A-001", "dang hoa"),
            ("Siobhán O’Brien-Smith", "A-001", "o'brien"),
            ("Siobhán O’Brien-Smith", "A-001", "smith"),
            ("ليلى حدّاد", "A-001", "حداد"),
            ("王小明", "A-001", "王小明"),
        ],
    )
    def test_number_and_part_of_the_name_find_her(
        self, journal: Journal, name: str, number: str, typed: str
    ) -> None:
        visit = check_in(journal, name)
        assert reception.find_numbered(journal, number, typed, now=at("09-01 15:00")) == visit

    @pytest.mark.parametrize(
        ("number", "typed"),
        [
            ("A-001", "Ben"),
            ("A-001", "Ana Ben"),
            ("A-001", "An"),
            ("A-001", ""),
            ("A-001", " - "),
            ("A-002", "Ana"),
            ("", "Ana"),
            ("A-0%", "Ana"),
        ],
    )
    def test_nobody_can_ask_who_is_here(self, journal: Journal, number: str, typed: str) -> None:
        check_in(journal)
        with pytest.raises(VisitNotFound) as refused:
            reception.find_numbered(journal, number, typed, now=MORNING)
        assert str(refused.value) == "No visit of today has this number and this name."

    def test_who_has_left_is_not_found(self, journal: Journal) -> None:
        reception.check_out(journal, check_in(journal).id, by="visitor", now=MORNING)
        with pytest.raises(VisitNotFound):
            reception.find_numbered(journal, "A-001", "Ana", now=MORNING)

    def test_the_number_is_today_s(self, journal: Journal) -> None:
        check_in(journal, now=at("08-31 08:30"))
        with pytest.raises(VisitNotFound):
            reception.find_numbered(journal, "A-001", "Ana", now=MORNING)
        today = check_in(journal)
        assert reception.find_numbered(journal, "A-001", "Ana", now=MORNING) == today

    def test_of_two_with_one_number_the_name_tells(self, journal: Journal) -> None:
        """Two lobbies that were given the same letter, or one that was restored from a backup."""
        ana = check_in(journal, "Ana Ruiz")
        arrival = Arrival("Ben Ode", "pick-up", "en", "Side entrance")
        ben = arrive(arrival, visit="v-ben", person="p-ben", number=ana.number, token="T" * 16)
        journal.append(lambda _: ben, now=MORNING)
        assert reception.find_numbered(journal, ana.number, "Ana", now=MORNING).id == ana.id
        assert reception.find_numbered(journal, ana.number, "Ben", now=MORNING).id == "v-ben"

    def test_of_two_whom_number_and_name_fit_neither_is_guessed(self, journal: Journal) -> None:
        ruiz = check_in(journal, "Ana Ruiz")
        arrival = Arrival("Ana Ode", "pick-up", "en", "Side entrance")
        ode = arrive(arrival, visit="v-ode", person="p-ode", number=ruiz.number, token="T" * 16)
        journal.append(lambda _: ode, now=MORNING)
        with pytest.raises(VisitNotFound):
            reception.find_numbered(journal, ruiz.number, "Ana", now=MORNING)
        assert reception.find_numbered(journal, ruiz.number, "Ana Ruiz", now=MORNING).id == ruiz.id

    def test_who_was_forgotten_is_found_by_no_name(self, journal: Journal) -> None:
        visit = check_in(journal)
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        with pytest.raises(VisitNotFound):
            reception.find_numbered(journal, "A-001", "Ana", now=MORNING)


class TestHostNamed:
    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ("rivera", RIVERA),
            ("Elena Rivera", RIVERA),
            ("elena", RIVERA),
            ("  RIVERA ", RIVERA),
            ("Rivera, Elena", None),
            ("nguyen", NGUYEN),
            ("linh nguyen", NGUYEN),
            ("NGUYỄN", NGUYEN),
            ("ross", ROSS),
        ],
    )
    def test_by_id_name_or_part_of_the_name(self, journal: Journal, wanted: str, found: Host | None) -> None:
        with journal.reading() as view:
            if found is None:
                with pytest.raises(HostUnknown):
                    reception.host_named(view.hosts(), wanted)
            else:
                assert reception.host_named(view.hosts(), wanted) == found

    def test_one_that_could_be_several_is_not_guessed(self, journal: Journal) -> None:
        with (
            journal.reading() as view,
            pytest.raises(HostAmbiguous, match=r"'n' could be several") as refused,
        ):
            reception.host_named(view.hosts(), "n")
        assert "rivera" in str(refused.value)
        assert "ross" not in str(refused.value)

    @pytest.mark.parametrize("wanted", ["", "  ", "-", "Kim"])
    def test_one_that_is_not_listed_is_refused(self, journal: Journal, wanted: str) -> None:
        with journal.reading() as view, pytest.raises(HostUnknown, match="The directory lists: Elena Rivera"):
            reception.host_named(view.hosts(), wanted)

    def test_an_exact_name_is_meant_though_it_is_part_of_another(self, journal: Journal) -> None:
        reception.list_hosts(journal, [host("ross-2", "Tom Rossi")], now=MORNING)
        with journal.reading() as view:
            assert reception.host_named(view.hosts(), "tom ross") == ROSS


@pytest.mark.parametrize(
    ("now", "began"),
    [
        ("09-01 00:00", "2026-09-01T00:00:00-07:00"),
        ("09-01 23:59", "2026-09-01T00:00:00-07:00"),
        ("12-01 12:00", "2026-12-01T00:00:00-08:00"),
    ],
)
def test_a_day_begins_at_the_school_s_midnight(now: str, began: str) -> None:
    assert reception.midnight(at(now)) == datetime.fromisoformat(began)
    assert reception.midnight(at(now)) - at(now).at <= timedelta()
