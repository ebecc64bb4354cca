from kiosk.office.alerts.channels import Teams
from kiosk.office.alerts.channels.teams import CARD
from kiosk.settings import TeamsSettings
from tests.kiosk.office.alerts.channels.alert import MESSAGE, nothing
from tests.kiosk.office.alerts.peers import web_server


def test_an_adaptive_card_with_a_button_that_opens_the_visit():
    with web_server() as (sink, address):
        Teams(TeamsSettings(url=f"{address}/workflows/1?sig=X")).send(MESSAGE, "127.0.0.1", nothing)
    [(path, _, body)] = sink.posts
    assert path == "/workflows/1?sig=X"
    [attached] = body["attachments"]
    assert attached["contentType"] == CARD
    card = attached["content"]
    subject, opening, facts, thanks = card["body"]
    assert (subject["text"], opening["text"]) == (MESSAGE.subject, MESSAGE.opening)
    assert facts["facts"] == [{"title": "Visit", "value": "A-017"}, {"title": "Language", "value": "Spanish"}]
    assert "Thank you" in thanks["text"]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open this visit", "url": MESSAGE.link}]
