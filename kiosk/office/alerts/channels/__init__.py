"""The channels over which alerts leave, one a file. Which are open, the settings say."""

from kiosk.office.alerts.addresses import Addresses
from kiosk.office.alerts.channels.channel import Channel
from kiosk.office.alerts.channels.email import Email
from kiosk.office.alerts.channels.google_chat import GoogleChat
from kiosk.office.alerts.channels.ntfy import Ntfy
from kiosk.office.alerts.channels.other import Other
from kiosk.office.alerts.channels.slack import Slack
from kiosk.office.alerts.channels.sms import Sms
from kiosk.office.alerts.channels.teams import Teams
from kiosk.office.alerts.channels.webhook import Webhook
from kiosk.settings import AlertSettings

__all__ = [
    "Channel",
    "Email",
    "GoogleChat",
    "Ntfy",
    "Other",
    "Slack",
    "Sms",
    "Teams",
    "Webhook",
    "open_channels",
]


def open_channels(settings: AlertSettings) -> list[Channel]:
    """The channels that the settings name; none is a choice, too: the console alone is enough."""
    addresses = Addresses(settings.people)
    named: list[tuple[object, Channel]] = [
        (settings.email.server, Email(settings.email)),
        (settings.slack.url, Slack(settings.slack)),
        (settings.teams.url, Teams(settings.teams)),
        (settings.google_chat.url, GoogleChat(settings.google_chat)),
        (settings.ntfy.server, Ntfy(settings.ntfy, addresses)),
        (settings.sms.account, Sms(settings.sms, addresses)),
        (settings.webhook.url, Webhook(settings.webhook)),
        (settings.other.urls, Other(settings.other)),
    ]
    return [channel for setting, channel in named if setting]
