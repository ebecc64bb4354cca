"""The URL of a camera: which driver, which device, and with what settings."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from kiosk.errors import BadInput


class CameraUrlInvalid(BadInput):
    """The camera {url!r} cannot be opened: {problem}."""


@dataclass(frozen=True)
class Range:
    """A setting that a URL may give as `name=number`: its limits, and what it is otherwise."""

    least: float
    most: float
    default: float | None = None
    """None where it is then left as the camera has it."""


@dataclass(frozen=True)
class CameraUrl:
    """A camera's URL in its parts: `scheme:path?query`."""

    text: str
    scheme: str
    path: str
    query: str

    @classmethod
    def of(cls, text: str) -> "CameraUrl":
        """The parts of a URL; raises nothing, whatever it says."""
        scheme, _, rest = text.partition(":")
        path, _, query = rest.partition("?")
        return cls(text, scheme, path, query)

    def settings(self, **ranges: Range) -> dict[str, float]:
        """What the query sets, and the defaults of the rest, as far as they have one.

        Raises:
            CameraUrlInvalid: for a setting that this camera has not, or a number that is out of its range.
        """
        found = {name: range.default for name, range in ranges.items() if range.default is not None}
        for name, text in parse_qsl(self.query, keep_blank_values=True):
            if name not in ranges:
                allowed = f"there are {', '.join(ranges)}" if ranges else "it has none"
                raise self.wrong(f"{name!r} is none of its settings; {allowed}")
            range = ranges[name]
            try:
                number = float(text)
            except ValueError:
                number = float("nan")
            if not range.least <= number <= range.most:
                problem = f"{name} is {text!r}, and must be a number from {range.least:g} to {range.most:g}"
                raise self.wrong(problem)
            found[name] = number
        return found

    def wrong(self, problem: str) -> CameraUrlInvalid:
        """The error that says what is wrong with this URL."""
        return CameraUrlInvalid(url=without_password(self.text), problem=problem)


def without_password(url: str) -> str:
    """A camera's URL as it may be shown and logged: nobody is named in it, and no password."""
    try:
        parts = urlsplit(url)
    except ValueError:  # not even brackets that match
        return url.partition(":")[0] + ":"
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host)) if host != parts.netloc else url
