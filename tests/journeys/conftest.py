"""The school in which the journeys are walked."""

from contextlib import ExitStack

import pytest

from kiosk.demo.story import Story
from tests.journeys.school import School


@pytest.fixture
def school(tmp_path):
    with ExitStack() as stack:
        school = School(tmp_path, stack)
        stack.callback(school.close_office)
        yield school


@pytest.fixture
def story():
    return Story()
