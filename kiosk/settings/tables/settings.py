"""Everything that config/ says."""

from typing import Annotated

from pydantic import Field

from kiosk.i18n import Catalogues
from kiosk.settings.shipped_words import as_written, looked_up_in
from kiosk.settings.tables.alerts import AlertSettings
from kiosk.settings.tables.badge import BadgeSettings
from kiosk.settings.tables.directory import DirectorySettings
from kiosk.settings.tables.lobby import LobbySettings
from kiosk.settings.tables.office import OfficeSettings
from kiosk.settings.tables.purposes import PurposeSettings
from kiosk.settings.tables.school import SchoolSettings
from kiosk.settings.tables.table import Table
from kiosk.visits.purpose import Purpose


class Settings(Table):
    """Everything that config/ says: a field for each file."""

    school: SchoolSettings
    lobby: LobbySettings
    office: OfficeSettings
    alerts: AlertSettings
    badge: BadgeSettings
    purposes: Annotated[dict[str, PurposeSettings], Field(min_length=1)]
    directory: DirectorySettings

    def purpose_list(self, catalogues: Catalogues | None = None) -> dict[str, Purpose]:
        """The purposes by id, in the order of the file.

        With the catalogues, texts that ship with the kiosk are in every language that those have.
        """

        worded = looked_up_in(catalogues) if catalogues else as_written
        return {
            id: Purpose(
                id,
                worded(it.label),
                worded(it.read_back),
                frozenset(it.asks),
                it.badge,
                it.icon,
                it.photo,
                tuple(asked.question(name, worded) for name, asked in it.questions.items()),
                worded(it.agreement) if it.agreement else None,
            )
            for id, it in self.purposes.items()
        }
