"""Visits announced beforehand: how long they count, and what becomes of them."""

from datetime import date
from typing import Any

import pytest

from kiosk import reception
from kiosk.errors import (
    BadInput,
    HostUnknown,
    InvitationExpired,
    InvitationTakenBack,
    InvitationUnknown,
    InvitationUsed,
    NameMissing,
    NameTooLong,
    PurposeUnknown,
)
from kiosk.journal import Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from tests.kiosk.reception.school import (
    MORNING,
    PURPOSES,
    at,
    check_in,
    refused,
)

ON_MY_WAY = Answer(AnswerKind.ON_MY_WAY)


def invite(journal: Journal, *, until: date = date(2026, 9, 1), name: str = "Ana Ruiz") -> str:
    invitation = reception.invite(
        journal,
        name=name,
        purpose="meeting",
        host="rivera",
        language="es",
        until=until,
        by="Kim",
        purposes=PURPOSES,
        now=MORNING,
    )
    return invitation.id


class TestInvitation:
    def test_an_invitation_is_known_as_it_was_made(self, journal: Journal) -> None:
        made = reception.invite(
            journal,
            name="  Ana  Ruiz ",
            purpose="meeting",
            host="rivera",
            language="es",
            until=date(2026, 9, 3),
            by="Kim",
            purposes=PURPOSES,
            now=MORNING,
        )
        with journal.reading() as view:
            assert view.invitation(made.id) == made
            assert view.invitations() == [made]
        assert (made.name, made.host, made.until) == ("Ana Ruiz", "rivera", date(2026, 9, 3))

    def test_it_counts_to_the_end_of_its_last_day(self, journal: Journal) -> None:
        invitation = invite(journal)
        assert check_in(journal, invitation=invitation, now=at("09-01 23:59")).invitation == invitation

    def test_one_of_yesterday_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        refused(
            journal,
            InvitationExpired,
            lambda: check_in(journal, invitation=invitation, now=at("09-02 00:00")),
        )

    def test_one_that_was_used_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        check_in(journal, invitation=invitation)
        refused(journal, InvitationUsed, lambda: check_in(journal, invitation=invitation))

    def test_one_that_was_taken_back_is_refused(self, journal: Journal) -> None:
        invitation = invite(journal)
        reception.withdraw_invitation(journal, invitation, by="Kim", now=MORNING)
        refused(journal, InvitationTakenBack, lambda: check_in(journal, invitation=invitation))

    def test_one_that_has_not_come_down_yet_is_no_hindrance(self, journal: Journal) -> None:
        assert check_in(journal, invitation="I" * 16).invitation == "I" * 16
        with pytest.raises(InvitationUsed):
            check_in(journal, invitation="I" * 16)

    def test_forgetting_a_visitor_reaches_her_invitation(self, journal: Journal) -> None:
        invitation = invite(journal)
        visit = check_in(journal, invitation=invitation)
        assert visit.person is not None
        reception.forget(journal, visit.person, now=MORNING)
        with journal.reading() as view:
            known = view.invitation(invitation)
        assert known is not None
        assert (known.name, reception.find(journal, visit.id).name) == (None, None)

    @pytest.mark.parametrize(
        ("changed", "refusal"),
        [
            ({"name": " "}, NameMissing),
            ({"name": "x" * 121}, NameTooLong),
            ({"purpose": "dance"}, PurposeUnknown),
            ({"host": "kim"}, HostUnknown),
            ({"until": date(2026, 8, 31)}, InvitationExpired),
        ],
    )
    def test_what_could_not_be_kept_is_not_promised(
        self, journal: Journal, changed: dict[str, object], refusal: type[BadInput]
    ) -> None:
        wanted: dict[str, Any] = {
            "name": "Ana",
            "purpose": "meeting",
            "host": "rivera",
            "until": date(2026, 9, 1),
        }
        wanted |= {"language": "es", "by": "Kim", "purposes": PURPOSES, "now": MORNING, **changed}
        refused(journal, refusal, lambda: reception.invite(journal, **wanted))

    def test_only_what_was_made_can_be_withdrawn(self, journal: Journal) -> None:
        with pytest.raises(InvitationUnknown):
            reception.withdraw_invitation(journal, "I" * 16, by="Kim", now=MORNING)
