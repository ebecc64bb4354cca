from kiosk.office.alerts.channels import Slack
from kiosk.settings import SlackSettings
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def test_a_message_of_blocks_with_a_button_that_opens_the_visit():
    with web_server() as (sink, address):
        Slack(SlackSettings(url=f"{address}/services/T0/B0/X")).send(MESSAGE, "127.0.0.1", nothing)
    [(path, _, body)] = sink.posts
    assert path == "/services/T0/B0/X"
    assert body["text"] == MESSAGE.subject
    header, opening, facts, actions, thanks = body["blocks"]
    assert header["text"] == {"type": "plain_text", "text": MESSAGE.subject, "emoji": False}
    assert opening["text"]["text"] == "María &lt;José&gt; &amp; others are here."
    assert [field["text"] for field in facts["fields"]] == ["*Visit*\nA-017", "*Language*\nSpanish"]
    assert actions["elements"][0]["url"] == MESSAGE.link
    assert "Thank you" in thanks["elements"][0]["text"]
