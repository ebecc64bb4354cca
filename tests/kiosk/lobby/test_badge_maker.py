"""What a badge says of a visit."""

from datetime import UTC, datetime

import pytest

from kiosk import shipped
from kiosk.i18n import Catalogues
from kiosk.lobby.badge_maker import BadgeMaker
from kiosk.settings import load
from kiosk.visits.destination import Destination
from kiosk.visits.moment import Moment
from kiosk.visits.need import Need
from kiosk.visits.visit import Visit

GYM = Destination("gym", {"en": "Gym"}, {"en": "Up the stairs."}, {"en": "Up the ramp."})
ARRIVED = Moment(datetime(2026, 3, 2, 17, 0, tzinfo=UTC), -480)


@pytest.mark.parametrize(("needs", "way"), [((), "Up the stairs."), ((Need.STEP_FREE,), "Up the ramp.")])
def test_who_needs_a_way_without_steps_finds_it_on_her_badge(needs, way):
    maker = BadgeMaker(load(shipped.CONFIG / "demo"), Catalogues(shipped.TRANSLATIONS))
    visit = Visit("v", language="en", arrived=ARRIVED, needs=needs)
    assert maker.make(visit, None, GYM).directions == way
