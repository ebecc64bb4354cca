"""What belongs to a host who is signed in: her own visitors, those of whom she covers for, and those of whom
she was told because nobody answered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends

from kiosk.errors import NotYourVisitor
from kiosk.journal import View
from kiosk.office.accounts import Account, Role
from kiosk.office.auth import Right, Staff, TheOffice, having
from kiosk.office.office import Office
from kiosk.visits.host import Host, answered_by
from kiosk.visits.visit import Visit


@dataclass(frozen=True)
class Own:
    """A host of the directory, and the ids of all for whom she answers now, her own among them."""

    host: Host
    answers_for: frozenset[str]

    @classmethod
    def of(cls, account: Account, hosts: Mapping[str, Host], now: datetime) -> "Own | None":
        """Hers, by her account; None where that is no host's, or linked to nobody in the directory."""
        host = hosts.get(account.host) if account.role is Role.HOST else None
        return cls(host, answered_by(host.id, hosts, now)) if host else None

    @classmethod
    def find(cls, view: View, account: Account, now: datetime) -> "Own | None":
        """The same, with the directory of this view."""
        return cls.of(account, {host.id: host for host in view.hosts()}, now)

    def has(self, visit: Visit) -> bool:
        """Whether the visitor is with her, or she was told that nobody had answered; or either is so of
        somebody for whom she answers.
        """
        told = {id for escalation in visit.told for id in escalation.hosts}
        return visit.host in self.answers_for or not told.isdisjoint(self.answers_for)

    def knows(self, visit: Visit) -> bool:
        """Whether the visitor is, or was before she was handed on, one of hers."""
        return self.has(visit) or any(it.from_host in self.answers_for for it in visit.referrals)


Answerer = Annotated[Staff, Depends(having(Right.ANSWERING))]


def own_visitor(visit: str, office: TheOffice, staff: Answerer) -> Staff:
    """A dependency of forms about one visit: the front desk, or the host whose visitor that is.

    Raises SignInNeeded, NotAllowed or NotYourVisitor.
    """
    return _hers(visit, office, staff, Own.has)


def known_visitor(visit: str, office: TheOffice, staff: Answerer) -> Staff:
    """As own_visitor, but a host may also have handed her on."""
    return _hers(visit, office, staff, Own.knows)


def _hers(visit: str, office: Office, staff: Staff, are: Callable[[Own, Visit], bool]) -> Staff:
    if staff.may(Right.RECEPTION):
        return staff
    with office.journal.reading() as view:
        own, found = Own.find(view, staff.account, office.clock().at), view.visit(visit)
    if own is None or found is None or not are(own, found):
        raise NotYourVisitor
    return staff


def waiting_for(view: View, staff: Staff, now: datetime) -> int:
    """How many visitors wait for an answer that this member of staff may give."""
    waiting = view.waiting()
    if staff.may(Right.RECEPTION):
        return len(waiting)
    own = Own.find(view, staff.account, now)
    return sum(map(own.has, waiting)) if own else 0


OwnVisitor = Annotated[Staff, Depends(own_visitor)]
KnownVisitor = Annotated[Staff, Depends(known_visitor)]
