"""What is said, and how."""

from dataclasses import dataclass, replace
from typing import Self

SLOWEST, FASTEST = 80, 400
LOUDEST = 10
_FASTER = 30
_UNHEARD = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to say. `language` is a BCP 47 tag; what is `private` is for her ears alone.

    `spelled` is said by the names of its characters: "n", "apostrophe".
    """

    text: str
    language: str
    private: bool = False
    spelled: bool = False

    @property
    def heard(self) -> str:
        """The text without the signs that only order and break it on the screen."""
        return self.text.translate(_UNHEARD)


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is said: `volume` from 1 to `LOUDEST`, `rate` in words a minute."""

    rate: int
    volume: int = 7

    def faster(self) -> Self:
        """A step faster, as far as it goes."""
        return replace(self, rate=min(self.rate + _FASTER, FASTEST))

    def slower(self) -> Self:
        """A step slower."""
        return replace(self, rate=max(self.rate - _FASTER, SLOWEST))

    def louder(self) -> Self:
        """A step louder."""
        return replace(self, volume=min(self.volume + 1, LOUDEST))

    def quieter(self) -> Self:
        """A step quieter; never silent, so that nobody waits for a voice that was turned off."""
        return replace(self, volume=max(self.volume - 1, 1))
