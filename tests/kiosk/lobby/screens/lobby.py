"""A lobby for the screens: a real journal and desk, a camera and a link that do what the test says."""

import threading
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from kiosk import reception, shipped
from kiosk.errors import JournalUnusable
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.desk import Desk
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.sight import NOTHING
from kiosk.lobby.sync.link import LinkState
from kiosk.settings import load
from kiosk.visits.moment import Moment

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)  # nine in the morning
SETTINGS = load(shipped.CONFIG / "demo")

_SLOPE = (np.indices((480, 640)).sum(0) / 1120 * 120 + 60).astype(np.uint8)
GREY = Frame(np.stack([_SLOPE] * 3, -1), 0.0, 1)  # what the camera shows while nobody stands before it


class QuietLink:
    """A link whose state the test sets."""

    def __init__(self):
        self.state = LinkState.UP
        self.held = 0

    def delivered(self, origin, number):
        return number <= self.held


class KeptPhotos(dict):
    """The photos that were kept, by visit, with no disk."""

    def awaited(self):
        return nullcontext()

    def keep(self, visit, photo):
        self[visit] = photo


class SmallLobby:
    """What `kiosk.lobby.main.Lobby` is to the screens. With `broken`, its journal cannot be used."""

    def __init__(self, journal: Journal):
        self.settings = SETTINGS
        self.catalogues = Catalogues(shipped.TRANSLATIONS)
        self.purposes = SETTINGS.purpose_list()
        self.purposes["contractor"] = replace(self.purposes["contractor"], photo=True)
        self.on_document = self.on_camera = self.on_sight = lambda _: None
        self.on_news = lambda: None
        self.watching = self.mirroring = self.closed = False
        self._frame = None
        self._shown = threading.Condition()
        self._at_work = threading.Lock()
        self.begin(journal)

    def begin(self, journal: Journal):
        """A new day, with an empty journal; everything works."""
        self.journal = journal
        self.link = QuietLink()
        self.photos = KeptPhotos()
        self.broken = False
        self.frame = GREY
        self.on_camera(CameraState.WORKING)
        self.on_sight(NOTHING)
        places, hosts = SETTINGS.directory.seeds()
        reception.seed_directory(journal, places, hosts, now=NOW)
        self._desk = Desk(
            journal,
            self.link,
            self.photos,
            lobby=SETTINGS.lobby.name,
            letter=SETTINGS.lobby.letter,
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
        self.watching, self.mirroring = True, False

    def mirror(self):
        self.watching, self.mirroring = False, True

    def look_away(self):
        self.watching = self.mirroring = False

    def newest_frame(self, after=0, timeout=0.0):
        def newer():
            return self._frame is not None and self._frame.number > after

        with self._shown:
            return self._frame if self._shown.wait_for(newer, timeout) else None

    def close(self):
        self.closed = True

    # What a test does with it

    @property
    def frame(self):
        """What the camera shows; None for no picture."""
        return self._frame

    @frame.setter
    def frame(self, frame):
        with self._shown:
            self._frame = frame
            self._shown.notify_all()

    @contextmanager
    def busy(self):
        """The disk takes its time, for as long as this lasts."""
        with self._at_work:
            yield

    def visits(self):
        with self.journal.reading() as view:
            return view.in_building()
