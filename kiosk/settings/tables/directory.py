"""directory.toml: whom visitors may come to see, and where."""

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from kiosk.settings import values
from kiosk.settings.tables.table import Table
from kiosk.visits.destination import Destination
from kiosk.visits.host import Host


class DestinationSettings(Table):
    """A table of directory.toml, [destinations.*]"""

    name: values.Wording
    directions: values.Wording
    step_free: values.Translations = Field(default_factory=dict)


class HostSettings(Table):
    """A table of directory.toml, [hosts.*]"""

    name: values.Name
    title: values.Text
    kind: values.Kind
    destination: values.Text
    extension: values.Text
    email: values.EmailAddress
    backup: values.Text = ""
    manager: values.Text = ""
    interprets: values.Tags = Field(default_factory=list)
    student: values.Switch = False

    @field_validator("student")
    @classmethod
    def _never_interprets(cls, student: bool, info: ValidationInfo) -> bool:
        if student and info.data.get("interprets"):
            raise ValueError("false where interprets names languages: a student is never asked to interpret")
        return student

    def host(self, id: str) -> Host:
        """The host of this id, on duty."""
        return Host(
            id,
            self.name,
            self.title,
            self.kind,
            self.destination or None,
            self.extension,
            self.email,
            self.backup or None,
            self.manager or None,
            tuple(self.interprets),
            self.student,
        )


class DirectorySettings(Table):
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
        known = {"destination": places, "backup": hosts, "manager": hosts}
        lost = [
            InitErrorDetails(
                type=PydanticCustomError("value_error", f'{", ".join(allowed)}, or "" for none'),
                loc=(id, key),
                input=getattr(host, key),
            )
            for id, host in hosts.items()
            for key, allowed in known.items()
            if getattr(host, key) and getattr(host, key) not in allowed
        ]
        if lost:
            raise ValidationError.from_exception_data("hosts", lost)
        return hosts

    def seeds(self) -> tuple[list[Destination], list[Host]]:
        """The places and hosts with which a new office starts."""
        places = [
            Destination(id, it.name, it.directions, it.step_free) for id, it in self.destinations.items()
        ]
        return places, [it.host(id) for id, it in self.hosts.items()]
