from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters

from kiosk.errors import (
    AccountExists,
    AccountUnknown,
    BadInput,
    LastAdministrator,
    PasswordWeak,
    SignInRefused,
)
from kiosk.journal.database import reading
from kiosk.office.accounts import Account, Accounts, Role
from kiosk.office.schema import accounts as table
from kiosk.office.sessions import Sessions
from tests.kiosk.office.running import PASSWORD


@pytest.fixture
def accounts(journal):
    made = Accounts(journal)
    made.add("Rosa", PASSWORD, Role.ADMINISTRATOR, " Rosa  Delgado ")
    return made


def test_an_account_opens_with_its_password_whatever_the_capitals_of_its_name(accounts):
    rosa = Account("rosa", "Rosa Delgado", Role.ADMINISTRATOR)
    assert accounts.check(" ROSA ", PASSWORD) == rosa
    assert accounts.all() == [rosa]


@pytest.mark.parametrize(
    ("name", "password"), [("rosa", "another password"), ("nobody", PASSWORD), ("rosa", "x" * 9999)]
)
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(accounts, name, password):
    with pytest.raises(SignInRefused):
        accounts.check(name, password)


def test_an_unknown_name_costs_as_much_as_a_known_one(accounts, monkeypatch):
    verified = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher, "verify", lambda self, hash, given: verified.append(hash) or verify(self, hash, given)
    )
    for name in ("rosa", "nobody"):
        with pytest.raises(SignInRefused):
            accounts.check(name, "another password")
    known, unknown = map(extract_parameters, verified)
    assert known == unknown


def test_the_password_is_kept_as_argon2id(accounts, journal):
    with reading(journal.engine) as connection:
        kept = connection.execute(table.select()).one().password
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_name_is_taken_once(accounts):
    with pytest.raises(AccountExists):
        accounts.add("rosa", PASSWORD, Role.HOST)


@pytest.mark.parametrize("name", ["", " ", "rosa delgado", "-rosa", "rosa@school", "r" * 41])
def test_a_name_that_cannot_be_typed_is_refused(accounts, name):
    with pytest.raises(BadInput):
        accounts.add(name, PASSWORD, Role.HOST)


def test_a_short_password_is_refused(accounts):
    with pytest.raises(PasswordWeak, match="9 characters; at least 10"):
        accounts.add("pat", "nine char", Role.HOST)


def test_an_account_without_a_full_name_is_called_by_its_name(accounts):
    assert accounts.add("pat", PASSWORD, Role.HOST).full_name == "pat"


def test_a_new_password_ends_the_sign_ins_of_that_account(accounts, journal, clock):
    sessions = Sessions(journal, timedelta(hours=12))
    token = sessions.begin(accounts.check("rosa", PASSWORD), now=clock().at)
    accounts.set_password("Rosa", "yet another password")
    assert sessions.look(token, now=clock().at) is None
    assert accounts.check("rosa", "yet another password")
    with pytest.raises(SignInRefused):
        accounts.check("rosa", PASSWORD)


def test_an_unknown_account_gets_no_password(accounts):
    with pytest.raises(AccountUnknown):
        accounts.set_password("nobody", PASSWORD)


def test_an_account_is_changed_and_found_by_its_address(accounts):
    accounts.add("kim", PASSWORD, Role.HOST)
    told = {"full_name": "Kim  Lee", "role": Role.FRONT_DESK, "email": "Kim@Oak.example", "host": "kim"}
    assert accounts.change("KIM", **told) == Account(
        "kim", "Kim Lee", Role.FRONT_DESK, "kim@oak.example", "kim"
    )
    assert accounts.of_email("KIM@oak.example").name == "kim"
    with pytest.raises(AccountUnknown):
        accounts.of_email("")
    with pytest.raises(BadInput, match=r"kim@oak\.example is the address of kim"):
        accounts.change("rosa", **{**told, "role": Role.ADMINISTRATOR})
    with pytest.raises(AccountUnknown):
        accounts.change("nobody", **told)


def test_the_last_administrator_stays_one(accounts):
    accounts.add("kim", PASSWORD, Role.HOST)
    told = {"full_name": "Rosa", "email": "", "host": ""}
    with pytest.raises(LastAdministrator):
        accounts.remove("rosa")
    with pytest.raises(LastAdministrator):
        accounts.change("rosa", role=Role.HOST, **told)
    accounts.change("kim", role=Role.ADMINISTRATOR, **told)
    accounts.remove("rosa")
    assert [account.name for account in accounts.all()] == ["kim"]
