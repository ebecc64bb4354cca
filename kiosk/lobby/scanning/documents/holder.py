"""The person whom a licence or a passport names."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Holder:
    """All of a licence or a passport that leaves the scanner: what a visit needs. Facts, not verdicts."""

    given_names: str = field(repr=False)
    family_name: str = field(repr=False)
    suffix: str = field(repr=False)
    expired: bool | None
    """None where the document does not say."""

    @property
    def name(self) -> str:
        """The whole name, as a person writes it."""
        return " ".join(part for part in (self.given_names, self.family_name, self.suffix) if part)
