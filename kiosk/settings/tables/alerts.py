"""alerts.toml: how staff hear of an arrival, and who hears next."""

from itertools import pairwise

from pydantic import Field, ValidationInfo, field_validator

from kiosk.settings import values
from kiosk.settings.tables.table import Table


class EmailSettings(Table):
    """alerts.toml, [email]"""

    server: values.Text
    port: values.Port
    security: values.Security
    user: values.Text
    password_file: values.Text
    sender: values.Sender
    front_desk: values.EmailAddresses


class SlackSettings(Table):
    """alerts.toml, [slack]"""

    url: values.Webhook


class TeamsSettings(Table):
    """alerts.toml, [teams]"""

    url: values.Webhook


class GoogleChatSettings(Table):
    """alerts.toml, [google_chat]"""

    url: values.Webhook


class NtfySettings(Table):
    """alerts.toml, [ntfy]"""

    server: values.Webhook
    topic: values.NtfyTopic
    token_file: values.Text


class SmsSettings(Table):
    """alerts.toml, [sms]"""

    account: values.Text
    token_file: values.Text
    sender: values.PhoneNumber
    front_desk: values.PhoneNumbers
    server: values.WebAddress


class WebhookSettings(Table):
    """alerts.toml, [webhook]"""

    url: values.Webhook


class OtherSettings(Table):
    """alerts.toml, [other]"""

    urls: values.AppriseUrls


class StepSettings(Table):
    """A table of alerts.toml, [[steps]]"""

    name: values.FilledText
    minutes: values.Minutes
    tell: values.Tell


class PersonSettings(Table):
    """A table of alerts.toml, [people.*]"""

    sms: values.PhoneNumber = ""
    ntfy: values.NtfyTopic = ""
    quiet: values.TimeSpan = ""


class AlertSettings(Table):
    """alerts.toml"""

    acknowledge_minutes: values.Minutes
    ceiling_minutes: values.Minutes
    manager: values.Text
    message_hours: values.Hours
    retry_seconds: values.Seconds
    tries: values.Tries
    abbreviations: values.Abbreviations
    steps: list[StepSettings]
    email: EmailSettings
    slack: SlackSettings
    teams: TeamsSettings
    google_chat: GoogleChatSettings
    ntfy: NtfySettings
    sms: SmsSettings
    webhook: WebhookSettings
    other: OtherSettings
    people: dict[str, PersonSettings] = Field(default_factory=dict)

    @field_validator("steps")
    @classmethod
    def _in_time(cls, steps: list[StepSettings], info: ValidationInfo) -> list[StepSettings]:
        first, ceiling = (info.data.get(f"{name}_minutes") for name in ("acknowledge", "ceiling"))
        minutes = [step.minutes for step in steps]
        rising = all(before < after for before, after in pairwise(minutes))
        names = {step.name for step in steps}
        if first is None or ceiling is None:
            return steps
        if not rising or len(names) < len(steps) or any(not first <= it < ceiling for it in minutes):
            raise ValueError(
                f"steps of different names, each later than the one before, from minute {first} "
                f"(acknowledge_minutes) to before minute {ceiling} (ceiling_minutes)"
            )
        return steps
