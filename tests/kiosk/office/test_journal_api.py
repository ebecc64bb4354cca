"""The lobbies' side over real HTTP."""

import itertools
import json
import threading
import time

import pytest

from kiosk import reception
from kiosk.journal import Entry, Journal
from kiosk.visits.acknowledgement import Answer, AnswerKind
from tests.kiosk.office.running import HandClock, check_in, running, until


class Lobby:
    """A lobby's journal, and its token at an office."""

    def __init__(self, office, name, folder):
        self.office, self.name = office, name
        self.journal = Journal.at(folder)
        self.token = office.office.lobbies.add(name, now=office.office.clock().at)

    def ask(self, entries=(), *, token=None, wait=0):
        body = {"origin": self.journal.origin, "held": self.journal.held(), "wait": wait}
        return self.post(json=body | {"entries": [entry.to_json() for entry in entries]}, token=token)

    def post(self, *, token=None, headers=(), **sent):
        bearer = {"Authorization": f"Bearer {self.token if token is None else token}"}
        with self.office.client() as client:
            return client.post("/api/entries", headers=bearer | dict(headers), timeout=30, **sent)

    def arrive(self, **told):
        now, purposes = self.office.office.clock(), self.office.office.purposes
        return check_in(self.journal, now, purposes, **{"host": None, "purpose": "delivery", **told})

    def own(self):
        return self.journal.of(self.journal.origin)


NUMBERS = itertools.count(1)


@pytest.fixture
def lobby(office, tmp_path):
    made = Lobby(office, f"Lobby {next(NUMBERS)}", tmp_path)
    yield made
    made.journal.close()


def test_an_arrival_goes_up_and_the_directory_comes_down(office, lobby):
    visit = lobby.arrive()
    answer = lobby.ask(lobby.own()).json()
    assert answer["lobby"] == lobby.name
    assert answer["origin"] == office.office.journal.origin
    assert answer["held"][lobby.journal.origin] == 2
    assert (answer["set_aside"], answer["more"]) == ([], False)
    lobby.journal.merge(Entry.from_json(wire) for wire in answer["entries"])
    with lobby.journal.reading() as view:
        assert {host.id for host in view.hosts()} == {"rivera", "front"}
        assert view.office_keys() == (office.office.key.public_key(),)
    assert reception.find(office.office.journal, visit.id) == visit


def test_replays_and_entries_out_of_order_change_nothing(office, lobby):
    for _ in range(3):
        lobby.arrive()
    entries = lobby.own()
    before = office.office.journal.position
    for batch in (entries[::-1], entries[2:], entries, entries[:1]):
        assert lobby.ask(batch).json()["set_aside"] == []
    assert office.office.journal.position == before + len(entries)


def test_an_entry_that_differs_is_set_aside_with_the_reason(lobby):
    lobby.arrive()
    first, second = lobby.own()
    lobby.ask([first, second])
    forged = Entry.write(first.origin, 2, first.hash, first.content, first.details)
    answer = lobby.ask([forged]).json()
    assert answer["set_aside"] == [[first.origin, 2, "another entry stands under its number"]]


@pytest.mark.parametrize("token", ["-", "wrong", "x" * 5000])
def test_a_wrong_token_is_refused(lobby, token):
    answer = lobby.ask(token=token)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "token is not known" in answer.json()["problem"]


def test_no_token_and_another_kind_of_credentials_are_refused(office, lobby):
    body = {"origin": "x", "held": {}, "entries": []}
    with office.client() as client:
        assert client.post("/api/entries", json=body).status_code == 401
        assert client.post("/api/entries", json=body, auth=("a", "b")).status_code == 401


def test_a_revoked_token_is_refused(office, lobby):
    assert lobby.ask().status_code == 200
    office.office.lobbies.revoke(lobby.name)
    assert lobby.ask().status_code == 401


def test_a_lobby_that_copies_another_ones_folder_is_refused(office, lobby, tmp_path):
    lobby.ask()
    double = Lobby(office, f"{lobby.name} too", tmp_path)
    answer = double.ask()
    double.journal.close()
    assert answer.status_code == 409
    assert lobby.name in answer.json()["problem"]


def entry(**changed):
    content = {
        "kind": "VisitorLeft", "topic": "visit", "subject": "x", "audience": "everyone",
        "at": "2026-03-02T17:00:00+00:00", "offset": 0, "trusted": True, "facts": {}, "person": None,
        "digest": None,
    }  # fmt: skip
    wire = {"origin": "o", "number": 1, "previous": "", "seal": "", "content": content, "details": None}
    for path, value in changed.items():
        inner, _, last = path.rpartition("__")
        (wire[inner] if inner else wire)[last] = value
    return wire


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": ""}, {"origin": 7}, {"origin": "x" * 65}, {"origin": None},
        {"held": []}, {"held": {"x": -1}}, {"held": {"x": "1"}}, {"held": {"x": 2**54}},
        {"wait": 26}, {"wait": -1}, {"wait": "1"},
        {"entries": {}}, {"entries": [1]}, {"entries": [{}]}, {"entries": [entry()] * 201},
        *(
            {"entries": [entry(**wrong)]}
            for wrong in (
                {"number": 0}, {"number": 2**63}, {"number": "1"}, {"number": True}, {"content": {}},
                {"content__at": "yesterday"}, {"content__at": "9999-12-31T23:59:59-14:00"},
                {"content__offset": 1440}, {"content__facts": []}, {"content__person": 7},
                {"details": {"salt": 7, "values": {}}}, {"details": []},
            )
        ),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_exchange_is_refused_with_the_place(lobby, changed):
    answer = lobby.post(json={"origin": lobby.journal.origin, "held": {}, "entries": [], **changed})
    assert answer.status_code == 422
    assert next(iter(changed)).removesuffix("ies") in answer.json()["problem"]


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", "[" * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_what_is_no_json_is_refused(lobby, text):
    answer = lobby.post(content=text, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    "facts", ['{"x": NaN}', '{"x": 1e999}', '{"x": "\\ud800"}', '{"x": ' + "[" * 900 + "]" * 900 + "}"]
)
def test_facts_that_cannot_be_sealed_are_refused_or_set_aside(lobby, facts):
    wire = json.dumps(entry(origin=lobby.journal.origin)).replace('"facts": {}', f'"facts": {facts}')
    body = f'{{"origin": "{lobby.journal.origin}", "held": {{}}, "entries": [{wire}]}}'
    answer = lobby.post(content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (200, 400, 422)
    if answer.status_code == 200:
        assert "damaged" in answer.json()["set_aside"][0][2]


def test_a_body_that_is_too_large_is_refused(lobby):
    assert lobby.post(content=b"[" + b" " * 5_000_000 + b"]").status_code == 413


def test_who_asks_for_news_is_answered_when_there_are_some(office, lobby):
    visit = lobby.arrive()
    first = lobby.ask(lobby.own()).json()
    lobby.journal.merge(Entry.from_json(wire) for wire in first["entries"])
    answered = {}

    def wait():
        answered["entries"] = lobby.ask(wait=20).json()["entries"]

    waiting = threading.Thread(target=wait)
    begun = time.monotonic()
    waiting.start()
    reception.acknowledge(
        office.office.journal, visit.id, Answer(AnswerKind.ON_MY_WAY), by="Rosa", now=office.office.clock()
    )
    waiting.join(15)
    assert time.monotonic() - begun < 10
    assert [wire["content"]["kind"] for wire in answered["entries"]] == ["VisitAcknowledged"]


def test_who_asks_for_news_and_there_are_none_gets_nothing_in_the_end(lobby):
    first = lobby.ask().json()
    lobby.journal.merge(Entry.from_json(wire) for wire in first["entries"])
    begun = time.monotonic()
    assert lobby.ask(wait=0.2).json()["entries"] == []
    assert 0.2 <= time.monotonic() - begun < 5


def test_an_office_that_is_started_again_knows_its_lobbies_and_what_they_sent(tmp_path, school, catalogues):
    clock = HandClock()
    with running(school, tmp_path / "data", clock, catalogues) as opened:
        lobby = Lobby(opened, "Main entrance", tmp_path / "lobby")
        lobby.arrive()
        held = lobby.ask(lobby.own()).json()["held"]
    with running(school, tmp_path / "data", clock, catalogues) as again:
        lobby.office = again
        assert lobby.ask().json()["held"] == held
    lobby.journal.close()


def test_an_office_that_ends_sends_home_who_waits(tmp_path, school, catalogues):
    with running(school, tmp_path / "data", HandClock(), catalogues) as opened:
        lobby = Lobby(opened, "Main entrance", tmp_path / "lobby")
        first = lobby.ask().json()
        lobby.journal.merge(Entry.from_json(wire) for wire in first["entries"])
        answers = []
        thread = threading.Thread(target=lambda: answers.append(lobby.ask(wait=25)))
        thread.start()
        opened.office.clock.advance(minutes=1)
        until(lambda: opened.office.lobbies.all()[0].seen == opened.office.clock().at)
    thread.join(60)
    assert [answer.status_code for answer in answers] == [200]
    lobby.journal.close()


def test_the_side_describes_itself(office):
    with office.client() as client:
        described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/entries",
        "/api/health",
        "/api/pairings",
        "/api/pairings/{id}",
        "/api/pairings/{id}/number",
        "/api/presence",
    }
    answers = described["paths"]["/api/entries"]["post"]["responses"]
    assert {"200", "400", "401", "409", "413", "422", "503"} <= set(answers)


def test_health_needs_nobody_to_sign_in(office):
    with office.client() as client:
        answer = client.get("/api/health").json()
    assert answer["status"] == "ok"
    assert answer["entries"] >= 1


def test_an_address_that_does_not_exist_is_answered_in_json(office):
    with office.client() as client:
        answer = client.get("/api/nothing")
        assert (answer.status_code, set(answer.json())) == (404, {"problem"})
        assert client.get("/api/entries").status_code == 405
