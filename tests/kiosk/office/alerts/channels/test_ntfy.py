import re
from dataclasses import replace

import pytest

from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels import Ntfy
from kiosk.office.alerts.escalation import Told
from kiosk.settings import NtfySettings, PersonSettings
from tests.kiosk.office.alerts.channels.alert import HOST, MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def ntfy(server="https://ntfy.example", topic="desk-topic", token_file=""):
    settings = NtfySettings(server=server, topic=topic, token_file=token_file)
    return Ntfy(settings, Addresses({"rivera": PersonSettings(ntfy="her-topic")}))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Told((HOST,)), ["her-topic"]),
        (Told((HOST,), front_desk=True), ["her-topic", "desk-topic"]),
        (Told((replace(HOST, id="other"),)), []),
    ],
)
def test_each_person_has_a_topic_and_so_has_the_front_desk(told, expected):
    assert ntfy().recipients(told) == expected
    assert ntfy(topic="").recipients(Told(front_desk=True)) == []


def test_a_lock_screen_shows_no_name(tmp_path):
    token = tmp_path / "token"
    token.write_text("tk_1\n", encoding="utf-8")
    with web_server() as (sink, address):
        ntfy(address, token_file=str(token)).send(MESSAGE, "her-topic", nothing)
        ntfy(address).send(replace(MESSAGE, urgent=False), "her-topic", nothing)
    [(_, signed, body), (_, unsigned, usual)] = sink.posts
    assert body == {
        "sequence_id": usual["sequence_id"],
        "topic": "her-topic",
        "title": MESSAGE.subject,
        "message": MESSAGE.brief,
        "click": MESSAGE.link,
        "priority": 5,
    }
    assert signed["Authorization"] == "Bearer tk_1"
    assert "Authorization" not in unsigned
    assert usual["priority"] == 3


def test_sent_again_it_takes_the_place_of_the_one_before():
    with web_server() as (sink, address):
        for step in ("reminder", "reminder", "a step, called as the school likes"):
            ntfy(address).send(replace(MESSAGE, id=f"1234.{step}"), "her-topic", nothing)
    first, again, other = (body["sequence_id"] for _, _, body in sink.posts)
    assert first == again != other
    assert all(re.fullmatch(r"[-_A-Za-z0-9]{1,64}", it) for it in (first, other))
