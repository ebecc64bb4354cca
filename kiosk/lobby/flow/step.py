"""Where a visitor is."""

from enum import StrEnum

from kiosk.visits.purpose import Ask, Purpose


class Step(StrEnum):
    """Where she is. Each step has a screen."""

    WELCOME = "welcome"
    SCAN = "scan"
    NAME = "name"
    PURPOSE = "purpose"
    HOST = "host"
    QUESTION = "question"
    AGREEMENT = "agreement"
    PHOTO = "photo"
    READ_BACK = "read-back"
    INTERPRETER = "interpreter"
    CHECKING_IN = "checking-in"
    WAITING = "waiting"
    OTHER_HOST = "other-host"
    MESSAGE = "message"
    MESSAGE_LEFT = "message-left"
    OWN_VISIT = "own-visit"
    LEAVING = "leaving"
    SIGN_OUT = "sign-out"
    SIGNING_OUT = "signing-out"
    GOODBYE = "goodbye"
    UNABLE = "unable"


# Steps on which nothing is asked of her: there is nothing to go back from.
SETTLED = frozenset(
    {Step.CHECKING_IN, Step.WAITING, Step.MESSAGE_LEFT, Step.SIGNING_OUT, Step.GOODBYE, Step.UNABLE}
)

# Steps that show progress, in the order in which a visitor meets them.
ASKED = (
    Step.SCAN,
    Step.NAME,
    Step.PURPOSE,
    Step.HOST,
    Step.QUESTION,
    Step.AGREEMENT,
    Step.PHOTO,
    Step.READ_BACK,
)


def screens(step: Step, purpose: Purpose | None) -> int:
    """How many screens of this step there are on the way of somebody who came for `purpose`."""
    match step:
        case Step.HOST:
            return int(purpose is None or Ask.HOST in purpose.asks)
        case Step.QUESTION:
            return len(purpose.questions) if purpose else 0
        case Step.AGREEMENT:
            return int(purpose is not None and purpose.agreement is not None)
        case Step.PHOTO:
            return int(purpose is not None and purpose.photo)
        case _:
            return 1
