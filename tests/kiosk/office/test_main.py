import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import time

import httpx
import pytest

from kiosk import reception
from kiosk.errors import AddressTaken, JournalUnusable, KeyUnusable
from kiosk.office import main
from kiosk.office.accounts import Accounts, Role
from kiosk.office.main import Server
from kiosk.office.throttle import ALLOWED
from tests.kiosk.office.running import PASSWORD, HandClock, form_token, running

SERVE = """
import sys
from pathlib import Path
from kiosk import settings, shipped
from kiosk.clock import school_clock
from kiosk.i18n import Catalogues
from kiosk.office.main import serve
loaded = settings.load()
serve(loaded, Path(sys.argv[1]), school_clock(loaded.school.zone), Catalogues(shipped.TRANSLATIONS), port=0)
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def test_the_first_start_fills_the_directory_and_publishes_the_key(office):
    with office.office.journal.reading() as view:
        assert [host.name for host in view.hosts()] == ["Elena Rivera", "Front desk"]
        assert [place.id for place in view.destinations()] == ["library", "main-office"]
        assert view.office_keys() == (office.office.key.public_key(),)


def test_a_later_start_changes_nothing(tmp_path, school, catalogues):
    with running(school, tmp_path / "data", HandClock(), catalogues) as first:
        reception.delist_host(first.office.journal, "front", now=first.office.clock())
        position = first.office.journal.position
    with running(school, tmp_path / "data", HandClock(), catalogues) as second:
        assert second.office.journal.position == position


def test_the_data_folder_is_for_this_account_only(tmp_path, school, catalogues):
    (tmp_path / "data").mkdir(mode=0o755)
    with running(school, tmp_path / "data", HandClock(), catalogues):
        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "data" / "invitation-key.pem").stat().st_mode) == 0o600


def test_links_lead_to_where_the_office_really_is(office):
    assert office.office.settings.office.address == office.address


def test_a_port_that_is_taken_is_named(tmp_path, school, catalogues):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(AddressTaken, match=f"127.0.0.1:{port}"):
            Server(school, tmp_path, HandClock(), catalogues, port=port)


def test_a_database_that_is_none_is_named(tmp_path, school, catalogues):
    (tmp_path / "journal.db").write_bytes(b"this is no database, but long enough to look like one" * 40)
    with pytest.raises(JournalUnusable):
        Server(school, tmp_path, HandClock(), catalogues, port=0)


def test_a_key_that_is_none_is_named(tmp_path, school, catalogues):
    (tmp_path / "invitation-key.pem").write_text("rubbish")
    with pytest.raises(KeyUnusable):
        Server(school, tmp_path, HandClock(), catalogues, port=0)


@pytest.mark.parametrize(("proxies", "status"), [(["127.0.0.1"], 403), (["192.0.2.7"], 429)])
def test_behind_a_proxy_that_is_known_each_place_counts_for_itself(
    tmp_path, school, catalogues, proxies, status
):
    """The proxy encrypts; a program that guesses from one machine slows down nobody at another."""
    address = "https://office.school.example"
    told = school.office.model_copy(update={"proxies": proxies, "address": address})
    port = free_port()
    behind = school.model_copy(update={"office": told.model_copy(update={"port": port})})
    with running(behind, tmp_path / "data", HandClock(), catalogues, port=port) as office:
        office.office.accounts.add("rosa", PASSWORD, Role.FRONT_DESK, "Rosa Delgado")

        def guess(name, place):
            passed_on = {
                "Host": "office.school.example",
                "Origin": address,
                "X-Forwarded-For": place,
                "X-Forwarded-Proto": "https",
            }
            with httpx.Client(base_url=office.address, trust_env=False) as proxy:
                form = proxy.get("/sign-in", headers=passed_on)
                cookie = form.headers["Set-Cookie"]
                assert cookie.startswith("__Host-kiosk=")
                assert "Secure" in cookie
                passed_on["Cookie"] = cookie.split(";")[0]
                fields = {"form_token": form_token(form.text), "name": name, "password": "a guess"}
                return proxy.post("/sign-in", headers=passed_on, data=fields).status_code

        assert {guess(f"name{it}", "10.1.0.66") for it in range(ALLOWED["place"])} == {403}
        assert guess("rosa", "10.1.0.66") == 429
        assert guess("rosa", "10.1.0.7") == status


def test_open_pages_do_not_hold_up_the_end(tmp_path, school, catalogues, monkeypatch):
    monkeypatch.setattr(main, "GRACE_SECONDS", 90)
    with running(school, tmp_path / "data", HandClock(), catalogues) as opened:
        Accounts(opened.office.journal).add("rosa", PASSWORD, Role.FRONT_DESK)
        listening, ended = threading.Semaphore(0), []

        def listen():
            with opened.signed_in() as browser, browser.stream("GET", "/live", timeout=30) as answer:
                lines = answer.iter_lines()
                next(lines)
                listening.release()
                for _ in lines:
                    pass
            ended.append(True)

        threads = [threading.Thread(target=listen) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in threads:
            assert listening.acquire(timeout=10)
        begun = time.monotonic()
    assert time.monotonic() - begun < 45
    for thread in threads:
        thread.join(60)
    assert ended == [True] * 3


def test_served_for_real_it_says_where_and_ends_on_a_signal(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, tmp_path / "data"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    with process:
        said = process.stdout.readline()
        assert said.startswith("The office is open at http://127.0.0.1:")
        address = said.split()[-1]
        assert httpx.get(f"{address}/api/health", trust_env=False).json()["status"] == "ok"
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == -signal.SIGTERM
    with sqlite3.connect(tmp_path / "data" / "journal.db") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()
