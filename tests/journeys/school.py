"""A whole school for a visitor's walk: a real office over HTTP, a real lobby behind real screens."""

import threading
from datetime import UTC, datetime

from kiosk import shipped
from kiosk.demo.visitors import Entrance
from kiosk.i18n import Catalogues
from kiosk.lobby.screens import window
from kiosk.lobby.token_file import write_token
from kiosk.office.lobbies import Lobbies
from kiosk.office.main import Server
from kiosk.office.office import open_journal
from kiosk.settings import load
from kiosk.visits.moment import Moment

# The same for whoever opens the window in this process: it may become smaller later, never larger.
window.prepare(window.Display.OFF_SCREEN, (1920, 1920))

from kiosk.lobby.screens import text  # noqa: E402 - Kivy's settings come first

text.register()

from kivy.core.window import Window  # noqa: E402

from kiosk.lobby.main import Lobby  # noqa: E402
from kiosk.lobby.screens.app import LobbyApp  # noqa: E402
from kiosk.lobby.screens.hand import Hand  # noqa: E402

PATIENCE = 60.0
PACE = 0.02  # seconds between touches: the scanner is left its time


def now():
    """The time in California."""
    return Moment(datetime.now(UTC), -480)


class School:
    """An office, which can be away, and a lobby whose parts can be missing."""

    def __init__(self, folder, stack):
        self.folder = folder
        self.settings = load(shipped.CONFIG / "demo")
        self.catalogues = Catalogues(shipped.TRANSLATIONS)
        self.lobby_folder = folder / "lobby"
        self._stack = stack
        self._port = 0
        self._open = False
        self.open_office()
        journal = self.office_journal()
        write_token(self.lobby_folder, Lobbies(journal).add("Main entrance", now=now().at))
        journal.close()
        (self.lobby_folder / "camera").mkdir()

    def open_office(self):
        self._server = Server(self.settings, self.folder / "office", now, self.catalogues, port=self._port)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._server.run, args=(lambda _: ready.set(),))
        self._thread.start()
        assert ready.wait(PATIENCE)
        self._port = int(self._server.address.rpartition(":")[2])
        self._open = True

    def close_office(self):
        if self._open:
            self._open = False
            self._server.stop()
            self._thread.join(PATIENCE)
            assert not self._thread.is_alive()

    def office_journal(self):
        return open_journal(self.settings, self.folder / "office")

    def at_office(self, visit):
        """The visit as the office knows it, or None."""
        journal = self.office_journal()
        with journal.reading() as view:
            found = view.visit(visit)
        journal.close()
        return found

    def answer(self, visit, answer):
        """Somebody at the office answers."""
        from kiosk import reception

        journal = self.office_journal()
        reception.acknowledge(journal, visit, answer, by="Sam Ortiz", now=now())
        journal.close()

    def reprint(self, visit, name):
        """Somebody at the office has the badge printed anew, with this name."""
        from kiosk import reception

        journal = self.office_journal()
        reception.reprint_badge(journal, visit, name=name, lobby="Main entrance", by="Sam Ortiz", now=now())
        journal.close()

    @property
    def address(self):
        """Where the office listens."""
        return self._server.address

    @property
    def office(self):
        """The office that runs now."""
        return self._server.office

    def open_lobby(self, **changes):
        """The lobby's screens, with these keys of lobby.toml changed; walked through by hand."""
        lobby = self.settings.lobby.model_copy(update={"office": self._server.address, **changes})
        settings = self.settings.model_copy(update={"lobby": lobby})
        Window.size = (1280, 800)
        app = LobbyApp(Lobby(settings, self.catalogues, self.lobby_folder, now), now)
        hand = self._stack.enter_context(Hand(app, PACE))
        return Entrance(app, hand, self.lobby_folder, self.folder / "pictures")
