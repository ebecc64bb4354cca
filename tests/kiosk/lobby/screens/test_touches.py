"""How many touches it takes to check in."""

import pytest

from kiosk import reception
from kiosk.lobby.flow import Step
from kiosk.lobby.scanning.documents.holder import Holder
from kiosk.lobby.scanning.documents.invitation import Invitation
from tests.kiosk.lobby.screens.lobby import NOW


@pytest.fixture
def touches(walk):
    """Every touch of the screen, as it comes."""
    counted = []

    def count(*_):
        counted.append(walk.step)

    walk.app.frame.bind(on_touched=count)
    yield counted
    walk.app.frame.unbind(on_touched=count)


def test_with_a_licence(walk, touches):
    walk.hand.tap("English")
    walk.show(Holder("María", "García López", "", expired=False))
    walk.at(Step.NAME)
    walk.hand.finish()
    walk.at(Step.PURPOSE)
    walk.hand.tap("Do repair or other work")  # the longest way: it has a question, and offers a photo
    walk.at(Step.HOST)
    walk.hand.tap(walk.row("osei"))
    walk.at(Step.QUESTION)
    walk.hand.tap("No")
    walk.at(Step.PHOTO)
    asked_by_the_school = 2
    walk.hand.tap("decline")
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert len(touches) - asked_by_the_school <= 6


def test_with_an_invitation(walk, touches):
    made = reception.invite(
        walk.lobby.journal,
        name="Tom Baker",
        purpose="volunteer",
        host="park",
        language="en",
        until=NOW.local.date(),
        by="Front desk",
        purposes=walk.lobby.purposes,
        now=NOW,
    )
    walk.show(Invitation(made.id, made.until))
    walk.at(Step.AGREEMENT)
    walk.hand.tap("agree")
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert len(touches) <= 2


def test_typed(walk, touches):
    walk.hand.tap("English")
    walk.at(Step.SCAN)
    walk.hand.tap("type_instead")
    walk.at(Step.NAME)
    walk.hand.type("Ana")
    walk.hand.finish()
    walk.at(Step.PURPOSE)
    walk.hand.tap("Meet someone")
    walk.at(Step.HOST)
    walk.hand.tap(walk.row("rivera"))
    walk.at(Step.READ_BACK)
    walk.hand.tap("confirm")
    walk.at(Step.WAITING)
    assert len(touches) <= 7 + len("Ana")
