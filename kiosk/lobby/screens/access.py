"""What a visitor may ask of the screen itself, for as long as she is here (standard 62)."""

from dataclasses import dataclass

TEXT_SCALES = (1.0, 1.5, 2.0)
"""How large text may be, as multiples of its usual size; WCAG 2.2, 1.4.4 asks for the double."""


@dataclass(frozen=True, slots=True)
class Access:
    """How she wants the screen. `low_reach`: everything that is touched is in its lower part."""

    text_scale: float = 1.0
    high_contrast: bool = False
    low_reach: bool = False
    motion: bool = True
    """Whether anything may move by itself."""
