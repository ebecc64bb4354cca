"""The settings: config/*.toml as frozen, validated values.

The shipped files hold every default, with a comment beside it. A school's own folder holds only what
differs: its keys are laid over the defaults; its purposes and its directory replace the shipped ones whole.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from kiosk import shipped
from kiosk.errors import SettingsInvalid
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host, HostKind
from kiosk.visits.purpose import Ask, BadgeType, Purpose

Texts = Annotated[dict[str, Annotated[str, Field(min_length=1)]], Field(min_length=1)]
Seconds = Annotated[int, Field(ge=1, le=86_400)]
Port = Annotated[int, Field(ge=0, le=65_535)]
Url = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+]*:")]
WebAddress = Annotated[str, Field(pattern=r"^https?://[^/\s]+$")]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError('an IANA name is allowed, such as "America/Denver"')
    return name


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SchoolSettings(_Table):
    """school.toml"""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    language: str
    languages: Annotated[list[str], Field(min_length=1)]
    phone: str

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.time_zone)


class LobbySettings(_Table):
    """lobby.toml"""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    office: WebAddress
    camera: Url
    watch_on_welcome: bool
    printer: Url
    idle_seconds: Seconds
    still_there_seconds: Seconds
    waiting_seconds: Seconds
    window: Annotated[str, Field(pattern=r"^(full|[1-9]\d{2,4}x[1-9]\d{2,4})$")]


class OfficeSettings(_Table):
    """office.toml"""

    listen: str
    port: Port
    address: WebAddress
    database: str
    session_hours: Annotated[int, Field(ge=1, le=168)]


class EmailSettings(_Table):
    """alerts.toml, [email]"""

    server: str
    port: Port
    security: Literal["starttls", "tls", "none"]
    user: str
    password_file: str
    sender: str
    front_desk: list[str]


class WebhookSettings(_Table):
    """alerts.toml, [webhook]"""

    url: Annotated[str, Field(pattern=r"^(https?://.+)?$")]


class AlertSettings(_Table):
    """alerts.toml"""

    retry_seconds: Seconds
    tries: Annotated[int, Field(ge=1, le=1000)]
    email: EmailSettings
    webhook: WebhookSettings


class PurposeSettings(_Table):
    """A table of purposes.toml"""

    label: Texts
    read_back: Texts
    asks: list[Annotated[Ask, Field(strict=False)]]
    badge: Annotated[BadgeType, Field(strict=False)]
    icon: str


class DestinationSettings(_Table):
    """A table of directory.toml, [destinations.*]"""

    name: Texts
    directions: Texts


class HostSettings(_Table):
    """A table of directory.toml, [hosts.*]"""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    title: str
    kind: Annotated[HostKind, Field(strict=False)]
    destination: str
    extension: str
    email: str


class DirectorySettings(_Table):
    """directory.toml"""

    destinations: dict[str, DestinationSettings]
    hosts: dict[str, HostSettings]

    def seeds(self) -> tuple[list[Destination], list[Host]]:
        """The places and hosts with which a new office starts."""
        places = [Destination(id, it.name, it.directions) for id, it in self.destinations.items()]
        hosts = [
            Host(id, it.name, it.title, it.kind, it.destination or None, it.extension, it.email)
            for id, it in self.hosts.items()
        ]
        return places, hosts


class Settings(_Table):
    """Everything that config/ says."""

    school: SchoolSettings
    lobby: LobbySettings
    office: OfficeSettings
    alerts: AlertSettings
    purposes: Annotated[dict[str, PurposeSettings], Field(min_length=1)]
    directory: DirectorySettings

    def purpose_list(self) -> dict[str, Purpose]:
        """The purposes by id, in the order of the file."""
        return {
            id: Purpose(id, it.label, it.read_back, frozenset(it.asks), it.badge, it.icon)
            for id, it in self.purposes.items()
        }


REPLACED_WHOLE = frozenset({"purposes", "directory"})


def load(folder: Path = shipped.CONFIG) -> Settings:
    """The settings of this folder, laid over the shipped defaults.

    Raises SettingsInvalid with every problem at once: file, key, what was found and what is allowed.
    """
    problems: list[str] = []
    tables: dict[str, Any] = {}
    if not folder.is_dir():
        raise SettingsInvalid(problems=[f"{folder}: there is no such folder"])
    for name in Settings.model_fields:
        default = _read(shipped.CONFIG / f"{name}.toml", problems)
        own = _read(folder / f"{name}.toml", problems)
        if own is None or default is None:
            tables[name] = own or default or {}
        else:
            tables[name] = own if name in REPLACED_WHOLE else _laid_over(default, own)
    if problems:
        raise SettingsInvalid(problems=problems)
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        raise SettingsInvalid(problems=[_sentence(detail) for detail in error.errors()]) from None
    problems = _contradictions(settings)
    if problems:
        raise SettingsInvalid(problems=problems)
    return settings


def _read(path: Path, problems: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{path.name}: {error}")
        return None


def _laid_over(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(default)
    for key, value in own.items():
        below = default.get(key)
        laid[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return laid


def _sentence(detail: ErrorDetails) -> str:
    """One problem as file, key, what was found, what is allowed."""
    file, *keys = (str(part) for part in detail["loc"])
    where = f"{file}.toml: {'.'.join(keys)}"
    if detail["type"] == "extra_forbidden":
        return f"{where}: there is no such key"
    if detail["type"] == "missing":
        return f"{where}: this key is missing"
    allowed = detail["msg"].removeprefix("Value error, ").removeprefix("Input should ")
    return f"{where}: found {detail['input']!r}; it should {allowed}"


def _contradictions(settings: Settings) -> list[str]:
    """What each file may say by itself, but not together with the others."""
    school, directory = settings.school, settings.directory
    problems = []
    if school.language not in school.languages:
        problems.append(
            f"school.toml: language: found {school.language!r}; it should be one of {school.languages}"
        )
    problems += [
        f"directory.toml: hosts.{id}.destination: found {host.destination!r}; "
        f"it should be one of {list(directory.destinations)}"
        for id, host in directory.hosts.items()
        if host.destination and host.destination not in directory.destinations
    ]
    return problems
