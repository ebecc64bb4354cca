"""Every state of every screen that a visitor can meet, each reached by what visitors and staff do."""

from tests.screenshots.scenes import asking, entrance, helping, leaving, staff, waiting
from tests.screenshots.stage import Scene

SCENES: dict[str, Scene] = {
    **entrance.SCENES,
    **asking.SCENES,
    **helping.SCENES,
    **waiting.SCENES,
    **leaving.SCENES,
    **staff.SCENES,
}
"""Each by the name that its pictures bear."""
