"""A lobby of which only the printing is at work, on a real journal, spooler and folder."""

import threading
import time
from datetime import UTC, datetime

from kiosk import reception, shipped
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.lobby.badging import Badging
from kiosk.lobby.photos import Photos
from kiosk.settings import load
from kiosk.visits.arrival import Arrival
from kiosk.visits.moment import Moment

SETTINGS = load(shipped.CONFIG / "demo")
PURPOSES = SETTINGS.purpose_list()
PATIENCE = 60.0


def now():
    return Moment(datetime.now(UTC), -480)


class Lobby:
    """Its folder, its journal, and who is checked in there."""

    def __init__(self, folder):
        self.folder = folder
        self.journal = Journal.at(folder)
        self.photos = Photos(folder)
        places, hosts = SETTINGS.directory.seeds()
        reception.seed_directory(self.journal, places, hosts, now=now())

    def check_in(self, at=None, lobby="Main entrance", host="rivera"):
        arrival = Arrival(name="Ana", purpose="meeting", language="es", lobby=lobby, host=host)
        return reception.check_in(self.journal, arrival, letter="A", purposes=PURPOSES, now=at or now()).id

    def badge(self, visit):
        return reception.find(self.journal, visit).badge

    def badging(self, clock=now, await_office=lambda *_: None, **changes):
        settings = SETTINGS.model_copy(update={"lobby": SETTINGS.lobby.model_copy(update=changes)})
        catalogues = Catalogues(shipped.TRANSLATIONS)
        return Badging(self.journal, self.photos, settings, catalogues, self.folder, clock, await_office)

    def until(self, condition):
        end = time.monotonic() + PATIENCE
        pause = threading.Event()
        while not condition():
            assert time.monotonic() < end, "it did not happen in time"
            pause.wait(0.01)
