"""The office: all that its pages, its lobbies' side and its alerts stand on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import reception
from kiosk.clock import Clock
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.journal.database import bring_up_to_date
from kiosk.office import keys
from kiosk.office.accounts import Accounts
from kiosk.office.alerts.outbox import Outbox
from kiosk.office.hub import Hub
from kiosk.office.lobbies import Lobbies
from kiosk.office.presences import Presences
from kiosk.office.schema import MIGRATIONS, VERSION_TABLE
from kiosk.office.sessions import Sessions
from kiosk.office.throttle import Throttle
from kiosk.settings import Settings
from kiosk.visits.purpose import Purpose


@dataclass(frozen=True)
class Office:
    """An opened office. Everything in it may be used from several threads."""

    settings: Settings
    clock: Clock
    catalogues: Catalogues
    purposes: Mapping[str, Purpose]
    journal: Journal
    accounts: Accounts
    sessions: Sessions
    throttle: Throttle
    lobbies: Lobbies
    presences: Presences
    outbox: Outbox
    hub: Hub
    key: Ed25519PrivateKey


def open_journal(settings: Settings, data: Path) -> Journal:
    """The office's journal, with the office's own tables beside it: what the command line needs of an office.

    Raises JournalUnusable, JournalNewer or JournalBusy.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    data.chmod(0o700)
    journal = Journal(settings.office.database) if settings.office.database else Journal.at(data)
    bring_up_to_date(journal.engine, MIGRATIONS, VERSION_TABLE)
    return journal


def open_office(settings: Settings, data: Path, clock: Clock, catalogues: Catalogues) -> Office:
    """Opens the office of a data folder; its first start fills the directory and makes the key.

    Raises what `open_journal` does, and KeyUnusable.
    """
    journal = open_journal(settings, data)
    key = keys.invitation_key(data)
    keys.publish(journal, key, now=clock())
    places, hosts = settings.directory.seeds()
    reception.seed_directory(journal, places, hosts, now=clock())
    return Office(
        settings=settings,
        clock=clock,
        catalogues=catalogues,
        purposes=settings.purpose_list(),
        journal=journal,
        accounts=Accounts(journal),
        sessions=Sessions(journal, timedelta(hours=settings.office.session_hours)),
        throttle=Throttle(),
        lobbies=Lobbies(journal),
        presences=Presences(),
        outbox=Outbox(journal),
        hub=Hub(journal),
        key=key,
    )
