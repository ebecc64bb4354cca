"""The office: all that its pages, its lobbies' side and its alerts stand on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import reception
from kiosk.clock import Clock
from kiosk.i18n import Catalogues
from kiosk.journal import Journal
from kiosk.journal.database import bring_up_to_date
from kiosk.office import keys
from kiosk.office.accounts import Accounts
from kiosk.office.alerts.outbox import Outbox
from kiosk.office.certificate import NAME, fingerprint, own_certificate
from kiosk.office.followed import Followed
from kiosk.office.hub import Hub
from kiosk.office.lobbies import Lobbies
from kiosk.office.looks import Looks
from kiosk.office.open_pages import OpenPages
from kiosk.office.pairings import Pairings
from kiosk.office.presences import Presences
from kiosk.office.schema import MIGRATIONS, VERSION_TABLE
from kiosk.office.sessions import Sessions
from kiosk.office.throttle import Throttle
from kiosk.settings import OfficeSettings, Settings
from kiosk.settings.values import OWN
from kiosk.visits.purpose import Purpose

if TYPE_CHECKING:
    from kiosk.office.sign_on import SignOn


@dataclass(frozen=True)
class Office:
    """An opened office. Everything in it may be used from several threads."""

    settings: Settings
    data: Path
    clock: Clock
    catalogues: Catalogues
    purposes: Mapping[str, Purpose]
    journal: Journal
    accounts: Accounts
    sessions: Sessions
    open_pages: OpenPages
    throttle: Throttle
    lobbies: Lobbies
    presences: Presences
    pairings: Pairings
    looks: Looks
    sign_on: "SignOn | None"
    outbox: Outbox
    hub: Hub
    followed: Followed
    key: Ed25519PrivateKey
    certificate: Path | None


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
    office = settings.office
    journal = open_journal(settings, data)
    key = keys.invitation_key(data)
    certificate = _certificate(office, data)
    keys.publish(journal, key, now=clock())
    places, hosts = settings.directory.seeds()
    reception.seed_directory(journal, places, hosts, now=clock())
    sessions = Sessions(journal, timedelta(hours=settings.office.session_hours))
    return Office(
        settings=settings,
        data=data,
        clock=clock,
        catalogues=catalogues,
        purposes=settings.purpose_list(catalogues),
        journal=journal,
        accounts=Accounts(journal),
        sessions=sessions,
        open_pages=OpenPages(sessions),
        throttle=Throttle(),
        lobbies=Lobbies(journal),
        presences=Presences(),
        looks=Looks(journal),
        pairings=Pairings(_certificates(certificate)),
        sign_on=_sign_on(office),
        outbox=Outbox(journal),
        hub=Hub(journal),
        followed=Followed(journal),
        key=key,
        certificate=certificate,
    )


def _certificate(settings: OfficeSettings, data: Path) -> Path | None:
    """The file by which the console is encrypted; None where it is not."""
    if settings.certificate == OWN:
        names = [urlsplit(settings.address).hostname, settings.listen]
        return own_certificate(data, [name for name in names if name])
    return Path(settings.certificate) if settings.certificate else None


def _sign_on(settings: OfficeSettings) -> "SignOn | None":
    """Signing in with the school's own accounts; where it has none, what that needs is not loaded."""
    if not settings.sign_on.issuer:
        return None
    from kiosk.office.sign_on import SignOn

    return SignOn(settings.sign_on, settings.address)


def _certificates(file: Path | None) -> list[str]:
    """Which certificates a lobby may rightly be shown; no authority vouches for the office's own."""
    if file is None:
        return [""]
    return [fingerprint(file)] if file.name == NAME else ["", fingerprint(file)]
