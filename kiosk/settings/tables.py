"""The tables of the settings: one class for each file of config/, and for each table within one."""

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from kiosk.settings import values
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host
from kiosk.visits.purpose import Purpose


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SchoolSettings(_Table):
    """school.toml"""

    name: values.Name
    time_zone: values.TimeZone
    languages: values.LanguageTags
    language: values.Text
    phone: values.Text

    @field_validator("language")
    @classmethod
    def _offered(cls, language: str, info: ValidationInfo) -> str:
        offered = info.data.get("languages", [language])
        if language not in offered:
            raise ValueError(f"one of the languages: {', '.join(offered)}")
        return language

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.time_zone)


class CardSettings(_Table):
    """A table of lobby.toml, [[scanning.cards]]"""

    kind: values.CardKind
    pattern: values.CardPattern
    symbologies: values.Symbologies
    check_digit: values.CheckedBy = "none"


class ScanningSettings(_Table):
    """lobby.toml, [scanning]"""

    passports: values.Switch
    itf_lengths: values.ItfLengths
    ean: values.Switch
    cards: list[CardSettings] = Field(default_factory=list)


class LobbySettings(_Table):
    """lobby.toml"""

    name: values.LobbyName
    letter: values.Letter
    office: values.WebAddress
    camera: values.Device
    watch_on_welcome: values.Switch
    printer: values.Device
    idle_seconds: values.Seconds
    still_there_seconds: values.Seconds
    waiting_seconds: values.Seconds
    window: values.Window
    scanning: ScanningSettings


class OfficeSettings(_Table):
    """office.toml"""

    listen: values.ListenAddress
    port: values.Port
    address: values.WebAddress
    database: values.Text
    session_hours: values.Hours


class EmailSettings(_Table):
    """alerts.toml, [email]"""

    server: values.Text
    port: values.Port
    security: values.Security
    user: values.Text
    password_file: values.Text
    sender: values.Sender
    front_desk: values.EmailAddresses


class WebhookSettings(_Table):
    """alerts.toml, [webhook]"""

    url: values.Webhook


class AlertSettings(_Table):
    """alerts.toml"""

    retry_seconds: values.Seconds
    tries: values.Tries
    email: EmailSettings
    webhook: WebhookSettings


class BadgeSettings(_Table):
    """badge.toml"""

    medium: values.FilledText
    until: values.TimeOfDay
    fields: values.BadgeFields
    logo: values.Text
    return_line: values.Text


class PurposeSettings(_Table):
    """A table of purposes.toml"""

    label: values.Wording
    read_back: values.Wording
    asks: values.Asks
    badge: values.Badge
    icon: values.FilledText
    photo: values.Switch = False


class DestinationSettings(_Table):
    """A table of directory.toml, [destinations.*]"""

    name: values.Wording
    directions: values.Wording


class HostSettings(_Table):
    """A table of directory.toml, [hosts.*]"""

    name: values.Name
    title: values.Text
    kind: values.Kind
    destination: values.Text
    extension: values.Text
    email: values.EmailAddress


class DirectorySettings(_Table):
    """directory.toml"""

    destinations: dict[str, DestinationSettings]
    hosts: dict[str, HostSettings]

    @field_validator("hosts")
    @classmethod
    def _found_somewhere(
        cls, hosts: dict[str, HostSettings], info: ValidationInfo
    ) -> dict[str, HostSettings]:
        places = info.data.get("destinations")
        if places is None:
            return hosts
        allowed = PydanticCustomError("value_error", f'{", ".join(places)}, or "" for none')
        lost = [
            InitErrorDetails(type=allowed, loc=(id, "destination"), input=host.destination)
            for id, host in hosts.items()
            if host.destination and host.destination not in places
        ]
        if lost:
            raise ValidationError.from_exception_data("hosts", lost)
        return hosts

    def seeds(self) -> tuple[list[Destination], list[Host]]:
        """The places and hosts with which a new office starts."""
        places = [Destination(id, it.name, it.directions) for id, it in self.destinations.items()]
        hosts = [
            Host(id, it.name, it.title, it.kind, it.destination or None, it.extension, it.email)
            for id, it in self.hosts.items()
        ]
        return places, hosts


class Settings(_Table):
    """Everything that config/ says: a field for each file."""

    school: SchoolSettings
    lobby: LobbySettings
    office: OfficeSettings
    alerts: AlertSettings
    badge: BadgeSettings
    purposes: Annotated[dict[str, PurposeSettings], Field(min_length=1)]
    directory: DirectorySettings

    def purpose_list(self) -> dict[str, Purpose]:
        """The purposes by id, in the order of the file."""
        return {
            id: Purpose(id, it.label, it.read_back, frozenset(it.asks), it.badge, it.icon, it.photo)
            for id, it in self.purposes.items()
        }
