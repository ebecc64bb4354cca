"""A visit, as its facts leave it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.visits.acknowledgement import Acknowledgement
from kiosk.visits.badge import BadgeIssue
from kiosk.visits.escalation import Escalation
from kiosk.visits.events import VISITOR
from kiosk.visits.incident import ColleagueCall, Incident
from kiosk.visits.moment import Moment
from kiosk.visits.referral import Referral
from kiosk.visits.slip import SlipIssue


@dataclass(frozen=True)
class Visit:
    """One stay, from arrival to leaving.

    `arrived` is None as long as only later facts of the visit have come in: such a visit counts as in the
    building, for in doubt a person does. `host` is the one with whom she is now; `corrected` is when the name
    was last put right.

    The first clock runs from `arrived` to `acknowledged`, when somebody first answered or referred her; the
    second from there to `resolved`, when somebody said that she was met (standard 24). `acknowledgement` is
    the answer that stands, or None where that one can no longer be read, and `answered` when her present wait
    was first answered. That wait began at `awaited`: at her arrival, or when she was handed on since.

    `way` is the newest slip with the way there that was asked for. `continued` counts how often she was told
    how it stands and waited on. `turn` counts what changed the way the visit stands, the last time by
    `turned_by`: whoever decides something says which turn he saw.
    """

    id: str
    number: str = ""
    lobby: str = ""
    purpose: str = ""
    host: str | None = None
    language: str = ""
    interpreter: bool = False
    interpreter_language: str | None = None
    remember_interpreter: bool = False
    token: str = ""
    invitation: str | None = None
    person: str | None = None
    role: str | None = None
    needs: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    agreement: str | None = None
    honorific: str | None = None
    name: str | None = None
    corrected: Moment | None = None
    arrived: Moment | None = None
    awaited: Moment | None = None
    acknowledged: Moment | None = None
    answered: Moment | None = None
    acknowledgement: Acknowledgement | None = None
    referrals: tuple[Referral, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    continued: int = 0
    resolved: Moment | None = None
    resolved_by: str | None = None
    incidents: tuple[Incident, ...] = ()
    colleague: ColleagueCall | None = None
    badge: BadgeIssue | None = None
    way: SlipIssue | None = None
    left: Moment | None = None
    left_by: str | None = None
    turn: int = 0
    turned_by: str | None = None

    @property
    def in_building(self) -> bool:
        """Whether the visitor is, as far as is known, still inside."""
        return self.left is None

    @property
    def waiting(self) -> bool:
        """Whether the visitor is inside and waits for an answer of whoever she is with now."""
        return self.in_building and self.answered is None

    @property
    def told(self) -> tuple[Escalation, ...]:
        """The steps at which others were told of her present wait."""
        awaited = self.awaited
        if awaited is None or awaited == self.arrived:  # nothing came before, whatever a lobby's clock says
            return self.escalations
        return tuple(it for it in self.escalations if it.moment.at >= awaited.at)

    @property
    def transfers(self) -> int:
        """How often staff handed her on; the second time is worth a warning (standard 15)."""
        return sum(referral.by != VISITOR for referral in self.referrals)
