import logging

import pytest

from kiosk.errors import AlertDelayed, AlertRefused
from kiosk.office.alerts.channels import Other
from kiosk.office.alerts.channels.other import called
from kiosk.office.alerts.escalation import Told
from kiosk.settings import OtherSettings
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")  # apprise asks for it


def other(address):
    url = f"{address.replace('http', 'json')}/S3CRET"
    channel = Other(OtherSettings(urls=[url]))
    [recipient] = channel.recipients(Told())
    return channel, recipient


def test_whatever_apprise_knows_is_told_at_once_and_its_secret_never(caplog):
    with web_server() as (sink, address), caplog.at_level(logging.DEBUG):
        channel, recipient = other(address)
        taken = []
        for _ in range(2):
            channel.send(MESSAGE, recipient, lambda: taken.append(True))
    assert [body["title"] for _, _, body in sink.posts] == [MESSAGE.subject] * 2
    assert taken == [True] * 2
    assert "S3CRET" not in caplog.text
    assert "S3CRET" not in recipient


@pytest.mark.parametrize("status", [500, 429, 400, 0])
def test_whatever_it_answers_it_is_tried_again(status, caplog):
    with web_server() as (sink, address), caplog.at_level(logging.DEBUG):
        sink.answers.append((status, {}))
        channel, recipient = other(address)
        with pytest.raises(AlertDelayed, match="does not tell why"):
            channel.send(MESSAGE, recipient, pytest.fail)
    assert sink.posts == []
    assert "S3CRET" not in caplog.text


def test_a_url_that_is_not_known_is_refused_for_good():
    channel = Other(OtherSettings(urls=["nosuch://x"]))
    with pytest.raises(AlertRefused, match="does not know"):
        channel.send(MESSAGE, called("nosuch://x"), nothing)
    with pytest.raises(AlertRefused, match="no longer"):
        channel.send(MESSAGE, "gone", nothing)
