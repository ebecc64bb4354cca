"""A lobby for the screens: a real journal and desk, a camera and a link that do what the test says."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from kiosk import reception, shipped
from kiosk.errors import JournalUnusable
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.desk import Desk
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.sync.link import LinkState
from kiosk.settings import load
from kiosk.visits.moment import Moment

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)  # nine in the morning
SETTINGS = load(shipped.CONFIG / "demo")


class QuietLink:
    """A link whose state the test sets."""

    def __init__(self):
        self.state = LinkState.UP
        self.held = 0

    def delivered(self, origin, number):
        return number <= self.held


class SmallLobby:
    """What `kiosk.lobby.main.Lobby` is to the screens. With `broken`, its journal cannot be opened."""

    def __init__(self, folder: Path, settings=SETTINGS):
        self.settings = settings
        self.catalogues = Catalogues(shipped.TRANSLATIONS)
        self.purposes = settings.purpose_list()
        self.on_document = self.on_camera = lambda _: None
        self.on_news = lambda: None
        self.link = QuietLink()
        self.broken = False
        self.watching = False
        self._at_work = threading.Lock()
        self.closed = False
        self.frame: Frame | None = None
        self.journal = Journal.at(folder)
        places, hosts = settings.directory.seeds()
        reception.seed_directory(self.journal, places, hosts, now=NOW)
        self._desk = Desk(
            self.journal,
            self.link,
            lobby=settings.lobby.name,
            letter=settings.lobby.letter,
            purposes=self.purposes,
            clock=lambda: NOW,
        )

    def desk(self):
        with self._at_work:
            pass
        if self.broken:
            raise JournalUnusable(path="journal.db", problem="the disk is full")
        return self._desk

    def watch(self):
        self.watching = True

    def look_away(self):
        self.watching = False

    def latest_frame(self):
        return self.frame

    def close(self):
        if not self.closed:
            self.closed = True
            self.journal.close()

    # What a test does with it

    def see(self, picture=None):
        """The camera works, and shows this picture."""
        slope = np.indices((480, 640)).sum(0) / 1120 * 120 + 60
        plain = np.stack([slope, slope, slope], -1).astype(np.uint8)
        self.frame = Frame(plain if picture is None else picture, 0.0, 1)
        self.on_camera(CameraState.WORKING)

    @contextmanager
    def busy(self):
        """The disk takes its time, for as long as this lasts."""
        with self._at_work:
            yield

    def visits(self):
        with self.journal.reading() as view:
            return view.in_building()
