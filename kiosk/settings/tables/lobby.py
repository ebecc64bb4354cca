"""lobby.toml: the touchscreen at an entrance."""

from pydantic import Field

from kiosk.settings import values
from kiosk.settings.tables.table import Table


class CardSettings(Table):
    """A table of lobby.toml, [[scanning.cards]]"""

    kind: values.CardKind
    pattern: values.CardPattern
    symbologies: values.Symbologies
    check_digit: values.CheckedBy = "none"


class ScanningSettings(Table):
    """lobby.toml, [scanning]"""

    passports: values.Switch
    itf_lengths: values.ItfLengths
    ean: values.Switch
    cards: list[CardSettings] = Field(default_factory=list)


class SpeechSettings(Table):
    """lobby.toml, [speech]"""

    voices: values.Voices
    device: values.FilledText
    output: values.SpeechOutput
    at_start: values.Switch
    rate: values.WordsPerMinute


class PanelLook(Table):
    """lobby.toml, [look]"""

    diagonal: values.Diagonal
    text_scale: values.TextScale
    motion: values.Switch


class LobbySettings(Table):
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
    search_staff: values.Switch
    chime: values.Switch
    sleep: values.TimeSpan
    window: values.Window
    look: PanelLook
    scanning: ScanningSettings
    speech: SpeechSettings
