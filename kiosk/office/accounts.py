"""The accounts of staff: who may sign in, with which password, in which role."""

import re
import threading
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.errors import (
    AccountExists,
    AccountUnknown,
    BadInput,
    LastAdministrator,
    PasswordWeak,
    SignInRefused,
)
from kiosk.journal import Journal
from kiosk.journal.database import reading
from kiosk.office.schema import accounts, sessions

LEAST_PASSWORD = 10  # characters
LONGEST_PASSWORD = 256  # characters; hashing a novel would be a way to keep the office busy
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_AT_ONCE = 2  # passwords checked at a time: each takes 19 MiB of a small machine


class Role(StrEnum):
    """What an account is for."""

    FRONT_DESK = "front-desk"
    HOST = "host"
    ADMINISTRATOR = "administrator"
    INSTALLER = "installer"


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in as `name`; `full_name` is what visitors and colleagues read.

    `email` is the address with which she signs on elsewhere, `host` her own id in the directory: "" for none.
    """

    name: str
    full_name: str
    role: Role
    email: str = ""
    host: str = ""


class Accounts:
    """The accounts in the office's database."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        # argon2id with the least parameters that OWASP's password storage cheat sheet recommends
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._nobody = self._hasher.hash("nobody's password")
        self._checking = threading.BoundedSemaphore(_AT_ONCE)

    def add(self, name: str, password: str, role: Role, full_name: str = "") -> Account:
        """Makes an account. Raises AccountExists, PasswordWeak, or BadInput for a name that cannot be one."""
        name = _plain(name)
        if not _NAME.fullmatch(name):
            raise BadInput(problem=f"{name!r} is no sign-in name, which has 1 to 40 of a-z, 0-9, . _ and -")
        account = Account(name, " ".join(full_name.split()) or name, role)
        hashed = self._hash(password)
        with self._journal.writing() as connection:
            if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).first():
                raise AccountExists(name=name)
            values = {"name": name, "full_name": account.full_name, "role": role, "password": hashed}
            connection.execute(insert(accounts).values(**values))
        return account

    def set_password(self, name: str, password: str) -> None:
        """Gives an account another password, and ends its sign-ins. Raises AccountUnknown or PasswordWeak."""
        hashed = self._hash(password)
        with self._journal.writing() as connection:
            changed = update(accounts).where(accounts.c.name == _plain(name)).values(password=hashed)
            if connection.execute(changed).rowcount == 0:
                raise AccountUnknown(name=name)
            connection.execute(delete(sessions).where(sessions.c.account == _plain(name)))

    def change(self, name: str, *, full_name: str, role: Role, email: str, host: str) -> Account:
        """Changes what an account is for.

        Raises AccountUnknown, LastAdministrator, or BadInput for an address that is another's.
        """
        name, email = _plain(name), email.strip().casefold()
        account = Account(name, " ".join(full_name.split()) or name, role, email, host)
        with self._journal.writing() as connection:
            self._leave_an_administrator(connection, name, role)
            taken = select(accounts.c.name).where(accounts.c.email == email, accounts.c.name != name)
            if email and (other := connection.execute(taken).scalar()):
                raise BadInput(problem=f"{email} is the address of {other}")
            values = {"full_name": account.full_name, "role": role, "email": email, "host": host}
            connection.execute(update(accounts).where(accounts.c.name == name).values(**values))
        return account

    def remove(self, name: str) -> None:
        """Takes an account away, and ends its sign-ins. Raises AccountUnknown or LastAdministrator."""
        name = _plain(name)
        with self._journal.writing() as connection:
            self._leave_an_administrator(connection, name, None)
            connection.execute(delete(sessions).where(sessions.c.account == name))
            connection.execute(delete(accounts).where(accounts.c.name == name))

    def of_email(self, email: str) -> Account:
        """The account of this address; raises AccountUnknown."""
        with reading(self._journal.engine) as connection:
            here = accounts.c.email == email.strip().casefold()
            row = connection.execute(select(accounts).where(here, accounts.c.email != "")).first()
        if row is None:
            raise AccountUnknown(name=email)
        return account_of(row)

    def all(self) -> list[Account]:
        """Every account, by name."""
        with reading(self._journal.engine) as connection:
            rows = select(accounts).order_by(accounts.c.name)
            return [account_of(row) for row in connection.execute(rows)]

    def check(self, name: str, password: str) -> Account:
        """The account of this name, if this is its password; raises SignInRefused.

        An unknown name takes as long as a known one, so that the time does not tell who has an account.
        """
        with reading(self._journal.engine) as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == _plain(name))).first()
        with self._checking:
            fits = self._fits(row.password if row else self._nobody, password)
        if row is None or not fits:
            raise SignInRefused
        return account_of(row)

    def _leave_an_administrator(self, connection: Connection, name: str, role: Role | None) -> None:
        rows = connection.execute(select(accounts.c.name, accounts.c.role)).all()
        roles = {row.name: row.role for row in rows}
        if name not in roles:
            raise AccountUnknown(name=name)
        others = [other for other, its in roles.items() if its == Role.ADMINISTRATOR and other != name]
        if roles[name] == Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR and not others:
            raise LastAdministrator(name=name)

    def _fits(self, hashed: str, password: str) -> bool:
        if len(password) > LONGEST_PASSWORD:
            return False
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _hash(self, password: str) -> str:
        if len(password) < LEAST_PASSWORD:
            raise PasswordWeak(length=len(password), least=LEAST_PASSWORD)
        if len(password) > LONGEST_PASSWORD:
            raise BadInput(problem=f"the password is longer than {LONGEST_PASSWORD} characters")
        return self._hasher.hash(password)


def account_of(row: Row[tuple[str, ...]]) -> Account:
    """The account of a row of `accounts`."""
    return Account(row.name, row.full_name, Role(row.role), row.email, row.host)


def hosts_with_account(connection: Connection, roles: Collection[Role]) -> frozenset[str]:
    """The ids of those in the directory who may sign in, in one of these roles."""
    rows = select(accounts.c.host).where(accounts.c.role.in_(roles), accounts.c.host != "")
    return frozenset(connection.execute(rows).scalars())


def _plain(name: str) -> str:
    return name.strip().casefold()
