"""What a lobby may write into the record: what happens at its screen and its printer, and nothing of staff's.

A lobby stands where anybody can get at it, and its token is worth no more than what a visitor may do there.
"""

from kiosk.journal import Entry
from kiosk.visits.events import (
    EVENTS,
    AlertDelivered,
    AlertFailed,
    AnswerTakenBack,
    BadgeConfirmed,
    BadgeFailed,
    BadgePrinted,
    BadgeRequested,
    BadgeUnconfirmed,
    ColleagueAsked,
    ColleagueCame,
    ColleagueNotNeeded,
    DestinationDelisted,
    DestinationListed,
    DetailsSeen,
    Event,
    HelpAnswered,
    HelpAsked,
    HelpEscalated,
    HelpReopened,
    HostAway,
    HostBack,
    HostDelisted,
    HostListed,
    IncidentNoted,
    IncidentTakenBack,
    InvitationMade,
    InvitationWithdrawn,
    MessageDone,
    MessageLeft,
    MessageReopened,
    NameCorrected,
    OfficeKeyPublished,
    RecordExported,
    ReferralTakenBack,
    RollCallRequested,
    RollCallSettled,
    VisitAcknowledged,
    VisitEscalated,
    VisitorArrived,
    VisitorForgotten,
    VisitorLeft,
    VisitReferred,
    VisitReopened,
    VisitResolved,
    WaitContinued,
    WayRequested,
    WaySettled,
)
from kiosk.visits.visit import VISITOR

Kinds = frozenset[type[Event]]

OF_A_LOBBY: Kinds = frozenset(
    {
        VisitorArrived,
        WaitContinued,
        HelpAsked,
        BadgePrinted,
        BadgeUnconfirmed,
        BadgeFailed,
        WaySettled,
        RollCallSettled,
        RecordExported,  # at its own command line, as the next, of what it holds itself
        DetailsSeen,
    }
)
"""What a lobby may write whatever it says."""

OF_A_VISITOR: Kinds = frozenset(
    {VisitorLeft, VisitReferred, BadgeRequested, BadgeConfirmed, WayRequested, MessageLeft}
)
"""What it may write of the visitor's own doing: whoever does the same for her does it at the office."""

OF_THE_OFFICE: Kinds = frozenset(
    {
        VisitAcknowledged,
        AnswerTakenBack,
        ReferralTakenBack,
        VisitResolved,
        VisitReopened,
        VisitEscalated,
        NameCorrected,
        IncidentNoted,
        IncidentTakenBack,
        ColleagueAsked,
        ColleagueCame,
        ColleagueNotNeeded,
        AlertDelivered,
        AlertFailed,
        HostListed,
        HostDelisted,
        DestinationListed,
        DestinationDelisted,
        HostAway,
        HostBack,
        InvitationMade,
        InvitationWithdrawn,
        HelpAnswered,
        HelpReopened,
        HelpEscalated,
        MessageDone,
        MessageReopened,
        RollCallRequested,
        OfficeKeyPublished,
        VisitorForgotten,
    }
)
"""What is never taken from a lobby."""


def refusal(entry: Entry) -> str | None:
    """Why this entry, which a lobby wrote, is not taken; None where it is.

    A kind that only a newer version knows is taken: it tells this version nothing.
    """
    content = entry.content
    kind = EVENTS.get(content.kind) if content else None
    if content is None or kind is None or kind in OF_A_LOBBY:
        return None
    if kind not in OF_A_VISITOR:
        return f"{content.kind} is written at the office, never at a lobby"
    by = content.facts.get("by")
    if by in (None, VISITOR):
        return None
    return (
        f"{content.kind} by {str(by)[:60]!r} is written at the office; a lobby writes it by the visitor only"
    )
