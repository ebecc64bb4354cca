"""A lobby, wired: journal, printer, link and camera behind the screens."""

import logging
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.errors import BadInput
from kiosk.i18n import Catalogues
from kiosk.lobby import chime
from kiosk.lobby.at_screen import ScreenWatch
from kiosk.lobby.desk import Desk
from kiosk.lobby.help_point import HelpPoint
from kiosk.lobby.photos import Photos
from kiosk.lobby.presence import presence
from kiosk.lobby.scanning import mrz
from kiosk.lobby.scanning.bars import bars_of
from kiosk.lobby.scanning.camera import CameraState, Frame, camera_of, open_camera
from kiosk.lobby.scanning.documents.card import card_patterns
from kiosk.lobby.scanning.documents.document import Presented
from kiosk.lobby.scanning.scanner import Scanner
from kiosk.lobby.scanning.sight import Sight
from kiosk.lobby.speech.jack import Jack
from kiosk.lobby.speech.speaker import speaker_of
from kiosk.lobby.sync.client import OfficeClient
from kiosk.lobby.sync.connection import pinned
from kiosk.lobby.sync.heartbeat import Heartbeat
from kiosk.lobby.sync.link import Link
from kiosk.lobby.token_file import read_token
from kiosk.lobby.waiting_room import WaitingRoom
from kiosk.settings import Settings
from kiosk.visits.purpose import Purpose
from printer import medium, open_driver

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.journal import Journal
    from kiosk.lobby.service import Service

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
FULL_OR_SIZE = re.compile(r"full|[1-9]\d{2,4}x[1-9]\d{2,4}")


class Lobby:
    """Everything behind the screens of one lobby.

    The screens set the listeners before anything is opened; they are called from the lobby's own threads.
    """

    def __init__(self, settings: Settings, catalogues: Catalogues, folder: Path, clock: Clock) -> None:
        """`folder` is the lobby's data folder. Nothing is opened yet."""
        self.settings = settings
        self.catalogues = catalogues
        self.purposes: Mapping[str, Purpose] = settings.purpose_list(catalogues)
        self.on_document: Callable[[Presented], None] = lambda _: None
        self.on_camera: Callable[[CameraState], None] = lambda _: None
        self.on_sight: Callable[[Sight], None] = lambda _: None
        self.on_news: Callable[[], None] = lambda: None
        self.on_headphone: Callable[[bool], None] = lambda _: None
        self.speaker = speaker_of(settings.lobby.speech, folder)
        self.folder = folder
        self._photos = Photos(folder)
        self._clock = clock
        self.screen_watch = ScreenWatch(clock)
        self._camera = CameraState.STARTING
        self.service: Service | None = None
        self._desk: Desk | None = None
        self._scanner: Scanner | None = None
        self._ending = threading.Event()
        self._closing: list[Callable[[], object]] = []

    def desk(self) -> Desk:
        """The desk; the first call opens the lobby, which takes its time. Always called from one thread.

        Raises KioskError where the journal cannot be used. Visitors are then sent to a person, and the next
        call tries again.
        """
        if self._desk is None:
            self._desk = self._open()
        return self._desk

    def watch(self) -> None:
        """Has the camera look for codes."""
        if self._scanner is not None:
            self._scanner.resume()

    def mirror(self) -> None:
        """Has the camera show whoever stands before it, and look for nothing."""
        if self._scanner is not None:
            self._scanner.pause()

    def look_away(self) -> None:
        """Frees the camera."""
        if self._scanner is not None:
            self._scanner.rest()

    def ring(self) -> None:
        """Sounds a chime for those who wait, where the school wants one."""
        if self.settings.lobby.chime:
            self.speaker.insert(partial(chime.ring, self.settings.lobby.speech.device))

    def newest_frame(self, after: int = 0, timeout: float = 0.0) -> Frame | None:
        """The camera's newest picture if its number is above `after`; None where there is none in time."""
        if self._scanner is None:
            self._ending.wait(timeout)
            return None
        return self._scanner.newest_frame(after, timeout)

    def close(self) -> None:
        """Ends every thread and lets go of camera, printer and journal."""
        self._ending.set()
        while self._closing:
            self._closing.pop()()
        self._desk = self._scanner = self.service = None

    def _open(self) -> Desk:
        # SQLAlchemy takes a while to load: the first picture does not wait for it.
        from kiosk.journal import Journal
        from kiosk.lobby.badging import Badging
        from kiosk.lobby.service import Service

        lobby = self.settings.lobby
        journal = Journal.at(self.folder)
        self._closing.append(journal.close)
        link = Link(journal, self._client, lambda _: self.on_news())
        badging = Badging(
            journal,
            self._photos,
            self.settings,
            self.catalogues,
            self.folder,
            self._clock,
            link.await_delivered,
        )
        scanner = self._make_scanner(journal)
        news = threading.Thread(target=self._hear, args=(journal,), name="news", daemon=True)
        wanted = medium(self.settings.badge.medium)
        heartbeat = Heartbeat(
            self._client,
            lambda: presence(lobby.name, badging.printer.status(), wanted, self._camera, link.behind()),
            self.screen_watch.onto,
        )
        badging.printer.on_sent = heartbeat.hurry
        self.screen_watch.on_change = heartbeat.glance
        jack = Jack(lambda plugged: self.on_headphone(plugged))
        for part in (badging, link, scanner, heartbeat, jack):
            part.start()
            self._closing.append(part.stop)
        news.start()
        self._closing.append(news.join)
        self._closing.append(journal.wake)
        self._scanner = scanner
        self.service = Service(
            journal, link, badging.printer, self.settings, self.catalogues, self.folder, self._clock
        )
        log.info("the lobby %s is open", lobby.name)
        school = self.settings.school
        waiting_room = WaitingRoom(
            journal,
            link,
            lobby=lobby.name,
            every=timedelta(minutes=school.status_minutes),
            pages=self.settings.office.public_address,
            clock=self._clock,
        )
        return Desk(
            journal,
            self._photos,
            waiting_room,
            HelpPoint(journal, link, lobby=lobby.name, clock=self._clock),
            lobby=lobby.name,
            letter=lobby.letter,
            purposes=self.purposes,
            clock=self._clock,
        )

    def _make_scanner(self, journal: "Journal") -> Scanner:
        def is_known_badge(token: str) -> bool:
            with journal.reading() as view:
                return view.visit_of_badge(token) is not None

        def invitation_keys() -> "tuple[Ed25519PublicKey, ...]":
            with journal.reading() as view:
                return view.office_keys()

        scanning = self.settings.lobby.scanning
        return Scanner(
            open_camera(self.settings.lobby.camera, self.folder),
            lambda document: self.on_document(document),
            self._see_camera,
            lambda sight: self.on_sight(sight),
            is_known_badge=is_known_badge,
            invitation_keys=invitation_keys,
            bars=bars_of(scanning),
            cards=card_patterns(scanning.cards),
            passports=mrz.watch_of(scanning, self._today),
            today=self._today,
        )

    def _see_camera(self, state: CameraState) -> None:
        self._camera = state
        self.on_camera(state)

    def _today(self) -> date:
        return self._clock().local.date()

    def _client(self) -> OfficeClient:
        return OfficeClient(self.settings.lobby.office, read_token(self.folder) or "", pinned(self.folder))

    def _hear(self, journal: "Journal") -> None:
        """Tells the screens whenever the journal has grown, and deletes the photos of those who have left."""
        position = journal.position
        while not self._ending.is_set():
            self._forget_photos(journal)
            if journal.wait(position, LOOK_SECONDS, unless=self._ending):
                position = journal.position
                self.on_news()

    def _forget_photos(self, journal: "Journal") -> None:
        try:
            self._photos.forget_ended(journal, self._clock())
        except Exception:  # whatever the disk does, the screens must hear the news
            log.exception("a photo could not be deleted; it is tried again")


def run(settings: Settings, catalogues: Catalogues, folder: Path, clock: Clock, *, window: str | None) -> int:
    """Shows the lobby's screens until the window is closed; returns the exit status.

    `window` takes the place of the settings' one. Raises CameraUrlInvalid, PrinterError or DisplayMissing
    before there is a window, and SettingsInvalid for a purpose whose icon nobody has drawn.
    """
    camera_of(settings.lobby.camera, folder)
    open_driver(settings.lobby.printer, folder)
    medium(settings.badge.medium)
    shown = window or settings.lobby.window
    if not FULL_OR_SIZE.fullmatch(shown):
        raise BadInput(problem=f'found the window {shown!r}; "full" or a size such as "1280x800" is allowed')
    from kiosk.lobby.screens.window import Display, open_window, prepare

    if shown == "full":
        prepare(Display.FULL_SCREEN)
    else:
        width, height = shown.split("x")
        prepare(Display.WINDOWED, (int(width), int(height)))
    open_window()
    from kiosk.lobby.screens import text

    text.register()
    from kiosk.lobby.screens.app import LobbyApp

    app = LobbyApp(Lobby(settings, catalogues, folder, clock), clock)
    signal.signal(signal.SIGTERM, lambda *_: app.stop())  # as a service is stopped
    try:
        app.run()
    finally:
        app.close()  # also when it was interrupted at the terminal
    if app.starts_anew:
        # The same process: whoever watches over it, a service manager or `kiosk run`, notices nothing.
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])  # noqa: S606 - no shell is meant
    return 0
