"""What every table of the settings has in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table: never changed, with the keys that it documents and no others, of exactly their types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
