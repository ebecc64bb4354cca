"""office.toml: the staff's console."""

from pathlib import Path

from pydantic import ValidationInfo, field_validator

from kiosk.settings import values
from kiosk.settings.tables.table import Table


class SignOnSettings(Table):
    """office.toml, [sign_on]"""

    issuer: values.Provider
    client_id: values.Text
    client_secret_file: values.Text
    name: values.Text

    @property
    def client_secret(self) -> str:
        """The secret, read from its file; raises OSError."""
        return Path(self.client_secret_file).read_text(encoding="utf-8").strip()


class OfficeSettings(Table):
    """office.toml"""

    listen: values.ListenAddress
    port: values.Port
    address: values.WebAddress
    certificate: values.Text
    proxies: values.Proxies
    public_address: values.PublicAddress
    database: values.Text
    session_hours: values.Hours
    sign_on: SignOnSettings

    @field_validator("certificate")
    @classmethod
    def _fits_the_address(cls, certificate: str, info: ValidationInfo) -> str:
        if certificate and info.data.get("address", "https:").startswith("http:"):
            raise ValueError('"" while address begins with http:, or an address that begins with https:')
        return certificate
