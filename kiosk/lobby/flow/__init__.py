"""One visitor's way through the lobby: what is gathered, and the next step.

Knows no screen, disk or clock.
"""

from kiosk.lobby.flow.notice import Notice
from kiosk.lobby.flow.step import SETTLED, Step
from kiosk.lobby.flow.way import Way

__all__ = ["SETTLED", "Notice", "Step", "Way"]
