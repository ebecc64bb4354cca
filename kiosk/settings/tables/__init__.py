"""The tables of the settings: a module for each file of config/, and a class for each table within one."""

from kiosk.settings.tables.alerts import (
    AlertSettings,
    EmailSettings,
    GoogleChatSettings,
    NtfySettings,
    OtherSettings,
    PersonSettings,
    SlackSettings,
    SmsSettings,
    StepSettings,
    TeamsSettings,
    WebhookSettings,
)
from kiosk.settings.tables.badge import BadgeSettings
from kiosk.settings.tables.directory import DestinationSettings, DirectorySettings, HostSettings
from kiosk.settings.tables.lobby import (
    CardSettings,
    LobbySettings,
    PanelLook,
    ScanningSettings,
    SpeechSettings,
)
from kiosk.settings.tables.office import OfficeSettings, SignOnSettings
from kiosk.settings.tables.purposes import PurposeSettings, QuestionSettings
from kiosk.settings.tables.school import HoursSettings, NewsSettings, SchoolLook, SchoolSettings
from kiosk.settings.tables.settings import Settings

__all__ = [
    "AlertSettings",
    "BadgeSettings",
    "CardSettings",
    "DestinationSettings",
    "DirectorySettings",
    "EmailSettings",
    "GoogleChatSettings",
    "HostSettings",
    "HoursSettings",
    "LobbySettings",
    "NewsSettings",
    "NtfySettings",
    "OfficeSettings",
    "OtherSettings",
    "PanelLook",
    "PersonSettings",
    "PurposeSettings",
    "QuestionSettings",
    "ScanningSettings",
    "SchoolLook",
    "SchoolSettings",
    "Settings",
    "SignOnSettings",
    "SlackSettings",
    "SmsSettings",
    "SpeechSettings",
    "StepSettings",
    "TeamsSettings",
    "WebhookSettings",
]
