"""A lobby for the screens: a real journal and desk, a camera and a link that do what the test says."""

import threading
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from kiosk import reception, shipped
from kiosk.errors import JournalUnusable
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.at_screen import ScreenWatch
from kiosk.lobby.desk import Desk
from kiosk.lobby.help_point import HelpPoint
from kiosk.lobby.scanning.camera import CameraState, Frame
from kiosk.lobby.scanning.sight import NOTHING
from kiosk.lobby.speech.speaker import speaker_of
from kiosk.lobby.sync.link import LinkState
from kiosk.lobby.waiting_room import WaitingRoom
from kiosk.settings import load
from kiosk.visits.moment import Moment

NOW = Moment(datetime(2026, 11, 20, 17, 0, tzinfo=UTC), -480)  # nine in the morning
SETTINGS = load(shipped.CONFIG / "demo")
PAGES = "https://visits.oakstreet.example"

_SLOPE = (np.indices((480, 640)).sum(0) / 1120 * 120 + 60).astype(np.uint8)
GREY = Frame(np.stack([_SLOPE] * 3, -1), 0.0, 1)  # what the camera shows while nobody stands before it


class QuietLink:
    """A link whose state the test sets."""

    def __init__(self):
        self.state = LinkState.UP
        self.held = 0

    def behind(self):
        return 0

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
        self.service = None
        self.folder = Path(journal.engine.url.database).parent
        self.catalogues = Catalogues(shipped.TRANSLATIONS)
        self.purposes = SETTINGS.purpose_list(self.catalogues)
        self.purposes["contractor"] = replace(self.purposes["contractor"], photo=True)
        self.on_document = self.on_camera = self.on_sight = lambda _: None
        self.on_news = lambda: None
        self.on_headphone = lambda _: None
        self.screen_watch = ScreenWatch(lambda: Moment(datetime.now(UTC)))
        self.speaker = speaker_of(self.settings.lobby.speech, self.folder)
        self.watching = self.mirroring = self.closed = False
        self._frame = None
        self._shown = threading.Condition()
        self._at_work = threading.Lock()
        self.begin(journal)

    def begin(self, journal: Journal):
        """A new day, with an empty journal; everything works."""
        self.journal = journal
        self.now = NOW
        self.rings = 0
        self.link = QuietLink()
        self.photos = KeptPhotos()
        self.broken = False
        self.frame = GREY
        self.on_camera(CameraState.WORKING)
        self.on_sight(NOTHING)
        places, hosts = SETTINGS.directory.seeds()
        reception.seed_directory(journal, places, hosts, now=NOW)
        waiting_room = WaitingRoom(
            journal,
            self.link,
            lobby=SETTINGS.lobby.name,
            every=timedelta(minutes=SETTINGS.school.status_minutes),
            pages=PAGES,
            clock=lambda: self.now,
        )
        self._desk = Desk(
            journal,
            self.photos,
            waiting_room,
            HelpPoint(journal, self.link, lobby=SETTINGS.lobby.name, clock=lambda: self.now),
            lobby=SETTINGS.lobby.name,
            letter=SETTINGS.lobby.letter,
            purposes=self.purposes,
            clock=lambda: self.now,
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

    def ring(self):
        self.rings += 1

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
