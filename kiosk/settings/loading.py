"""Reading the settings, and saying in one sentence each what is wrong with them."""

import difflib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk import shipped
from kiosk.errors import SettingsInvalid
from kiosk.settings.tables import Settings

REPLACED_WHOLE = frozenset({"purposes", "directory"})
LONGEST_FOUND = 60  # characters that are shown of a bad value


def load(folder: Path = shipped.CONFIG) -> Settings:
    """The settings of this folder, laid over the shipped defaults.

    Raises SettingsInvalid with every problem at once: file, key, what was found and what is allowed.
    """
    if not folder.is_dir():
        raise SettingsInvalid(problems=[f"{folder}: there is no such folder"])
    problems = list(_unknown_files(folder))
    tables: dict[str, Any] = {}
    for name in Settings.model_fields:
        default = _read(shipped.CONFIG / f"{name}.toml", problems)
        own = _read(folder / f"{name}.toml", problems)
        if own is None or default is None:
            tables[name] = own or default or {}
        else:
            tables[name] = own if name in REPLACED_WHOLE else _laid_over(default, own)
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        problems += [_sentence(detail) for detail in error.errors()]
    if problems:
        raise SettingsInvalid(problems=problems)
    return settings


def _unknown_files(folder: Path) -> Iterator[str]:
    known = [f"{name}.toml" for name in Settings.model_fields]
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            yield f"{path.name}: {_no_such('file', path.name, known)}"


def _read(path: Path, problems: list[str]) -> dict[str, Any] | None:
    """What the file says; None, so that the rest can still be checked, where it is missing or unreadable."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: this is not TOML: {error}")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: this is not a text in UTF-8, from byte {error.start + 1} on")
    except OSError as error:
        problems.append(f"{path.name}: it cannot be read: {error.strerror}")
    return None


def _laid_over(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(default)
    for key, value in own.items():
        below = default.get(key)
        laid[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return laid


def _sentence(detail: ErrorDetails) -> str:
    """One problem as file, key, what was found, what is allowed."""
    file, *keys = (str(part) for part in detail["loc"])
    where = ": ".join([f"{file}.toml", *([".".join(keys)] if keys else [])])
    match detail["type"]:
        case "extra_forbidden":
            return f"{where}: {_no_such('key', keys[-1], _keys_beside(file, *keys))}"
        case "missing":
            return f"{where}: this key is missing"
        case "too_short":
            return f"{where}: nothing is listed; allowed is one table or more"
        case "model_type" | "dict_type":
            allowed = f"a table, such as [{'.'.join(keys)}]"
        case "list_type":
            allowed = f"tables, each headed [[{'.'.join(keys)}]]"
        case _:
            allowed = detail["msg"].removeprefix("Value error, ")
    return f"{where}: found {_shown(detail['input'])}; allowed is {allowed}"


def _no_such(kind: str, found: str, known: Iterable[str]) -> str:
    known = list(known)
    nearest = difflib.get_close_matches(found, known, n=1)
    meant = f"; did you mean {nearest[0]}?" if nearest else "."
    return f"there is no such {kind}{meant} There are: {', '.join(known)}"


def _keys_beside(*path: str) -> list[str]:
    """The keys of the table in which the key at the end of this path stands."""
    table: Any = Settings
    for part in path[:-1]:
        is_model = isinstance(table, type) and issubclass(table, BaseModel)
        table = table.model_fields[part].annotation if is_model else get_args(table)[-1]
    return list(table.model_fields)


def _shown(value: object) -> str:
    """The value about as it stands in the file, and not at length."""
    written = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= LONGEST_FOUND else f"{written[: LONGEST_FOUND - 1]}…"
