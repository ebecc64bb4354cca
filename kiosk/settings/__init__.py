"""The settings: config/*.toml as frozen, validated values.

The shipped files hold every default, with a comment beside it. A school's own folder holds only what
differs: its keys are laid over the defaults; its purposes and its directory replace the shipped ones whole.
"""

from kiosk.settings.loading import load
from kiosk.settings.tables import (
    AlertSettings,
    BadgeSettings,
    DestinationSettings,
    DirectorySettings,
    EmailSettings,
    GoogleChatSettings,
    HostSettings,
    LobbySettings,
    NewsSettings,
    NtfySettings,
    OfficeSettings,
    OtherSettings,
    PersonSettings,
    PurposeSettings,
    SchoolSettings,
    Settings,
    SignOnSettings,
    SlackSettings,
    SmsSettings,
    StepSettings,
    TeamsSettings,
    WebhookSettings,
)

__all__ = [
    "AlertSettings",
    "BadgeSettings",
    "DestinationSettings",
    "DirectorySettings",
    "EmailSettings",
    "GoogleChatSettings",
    "HostSettings",
    "LobbySettings",
    "NewsSettings",
    "NtfySettings",
    "OfficeSettings",
    "OtherSettings",
    "PersonSettings",
    "PurposeSettings",
    "SchoolSettings",
    "Settings",
    "SignOnSettings",
    "SlackSettings",
    "SmsSettings",
    "StepSettings",
    "TeamsSettings",
    "WebhookSettings",
    "load",
]
