"""What is wrong with a text."""

from dataclasses import dataclass

from kiosk.errors import TextDiscourteous


@dataclass(frozen=True)
class Breach:
    """`standard` is the number of the clause, `where` names the text, `found` is what breaks it."""

    standard: int
    where: str
    found: str
    mend: str

    def error(self) -> TextDiscourteous:
        """The same as a refusal."""
        return TextDiscourteous(standard=self.standard, where=self.where, found=self.found, mend=self.mend)

    def __str__(self) -> str:
        return str(self.error())
