"""What a visitor must be told on her way."""

from enum import StrEnum


class Notice(StrEnum):
    """What she must be told on her way; screens say it in her words."""

    INVITATION_EXPIRED = "invitation-expired"
    INVITATION_USED = "invitation-used"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    BADGE_UNKNOWN = "badge-unknown"
    BADGE_LEFT = "badge-left"
    CODE_UNKNOWN = "code-unknown"
    STUDENT_CARD = "student-card"
    STAFF_CARD = "staff-card"
    DOCUMENT_EXPIRED = "document-expired"
    HOST_GONE = "host-gone"
    VISIT_NOT_FOUND = "visit-not-found"
