"""Every channel that posts, against a web server that refuses as it is told, and hangs up."""

import logging
from datetime import UTC, datetime

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels import GoogleChat, Ntfy, Slack, Sms, Teams, Webhook
from kiosk.office.alerts.channels.posting import seconds
from kiosk.settings import (
    GoogleChatSettings,
    NtfySettings,
    PersonSettings,
    SlackSettings,
    SmsSettings,
    TeamsSettings,
    WebhookSettings,
)
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server

SECRET = "S3CRET"
NUMBER = "+15550100140"


def opened(address, folder):
    """Every channel that posts, by its name, with the recipient to whom it posts."""
    token = folder / "token"
    token.write_text(f"{SECRET}\n", encoding="utf-8")
    url = f"{address}/hooks/{SECRET}"
    addresses = Addresses({"rivera": PersonSettings(sms=NUMBER, ntfy="rivera-topic")})
    ntfy = NtfySettings(server=address, topic="desk-topic", token_file=str(token))
    sms = SmsSettings(
        account="AC1", token_file=str(token), sender="+15550100100", front_desk=[], server=address
    )
    return {
        "webhook": (Webhook(WebhookSettings(url=url)), "127.0.0.1"),
        "slack": (Slack(SlackSettings(url=url)), "127.0.0.1"),
        "teams": (Teams(TeamsSettings(url=url)), "127.0.0.1"),
        "google-chat": (GoogleChat(GoogleChatSettings(url=f"{url}?key={SECRET}")), "127.0.0.1"),
        "ntfy": (Ntfy(ntfy, addresses), "rivera-topic"),
        "sms": (Sms(sms, addresses), NUMBER),
    }


NAMES = ["webhook", "slack", "teams", "google-chat", "ntfy", "sms"]
ANSWERS = [
    (429, {"Retry-After": "7"}, AlertDelayed, 7.0),
    (503, {}, AlertDelayed, None),
    (500, {"Retry-After": "soon"}, AlertDelayed, None),
    (408, {}, AlertDelayed, None),
    (400, {}, AlertRefused, None),
    (404, {}, AlertRefused, None),
    (302, {"Location": "http://elsewhere.example/"}, AlertRefused, None),
    (0, {}, AlertDelayed, None),
]


@pytest.fixture(scope="module")
def web():
    with web_server() as (sink, address):
        yield sink, address


@pytest.fixture(params=NAMES)
def channel(request, web, tmp_path):
    sink, address = web
    sink.posts.clear()
    sink.answers.clear()
    made, recipient = opened(address, tmp_path)[request.param]
    assert made.name == request.param
    return made, recipient, sink


@pytest.mark.parametrize(("status", "headers", "error", "after"), ANSWERS)
def test_a_service_refuses_for_now_or_for_good(channel, status, headers, error, after, caplog):
    made, recipient, sink = channel
    sink.answers.append((status, headers))
    with caplog.at_level(logging.DEBUG), pytest.raises(error) as raised:
        made.send(MESSAGE, recipient, pytest.fail)
    assert raised.value.found["problem"].startswith(f"HTTP {status}" if status else "no answer")
    assert raised.value.found.get("after") == after
    assert sink.posts == []
    assert SECRET not in str(raised.value) + caplog.text


def test_a_service_that_is_away_may_come_back(tmp_path):
    with web_server() as (_, address):
        pass
    for made, recipient in opened(address, tmp_path).values():
        with pytest.raises(AlertDelayed) as raised:
            made.send(MESSAGE, recipient, nothing)
        assert SECRET not in str(raised.value)


def test_what_is_sent_is_in_no_log(channel, caplog):
    made, recipient, sink = channel
    taken = []
    with caplog.at_level(logging.DEBUG):
        made.send(MESSAGE, recipient, lambda: taken.append(True))
    assert len(sink.posts) == len(taken) == 1
    assert SECRET not in caplog.text
    assert SECRET not in recipient


@pytest.mark.parametrize("name", ["ntfy", "sms"])
def test_a_token_that_cannot_be_read_delays(web, tmp_path, name):
    _, address = web
    made, recipient = opened(address, tmp_path)[name]
    (tmp_path / "token").unlink()
    with pytest.raises(AlertDelayed, match="No such file"):
        made.send(MESSAGE, recipient, nothing)


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("120", 120.0),
        ("Mon, 02 Mar 2026 17:01:00 GMT", 60.0),
        ("Mon, 02 Mar 2026 16:00:00 GMT", 0.0),
        ("", None),
        ("-5", None),
        ("tomorrow", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, after):
    assert seconds(header, datetime(2026, 3, 2, 17, 0, tzinfo=UTC)) == after
