"""badge.toml: what is on a badge."""

from kiosk.settings import values
from kiosk.settings.tables.table import Table


class BadgeSettings(Table):
    """badge.toml"""

    medium: values.FilledText
    until: values.TimeOfDay
    fields: values.BadgeFields
    logo: values.Text
    return_line: values.Text
