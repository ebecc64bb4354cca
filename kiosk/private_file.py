"""Files that only this account reads: tokens, keys, photos."""

import os
from pathlib import Path


def write_private(path: Path, data: bytes) -> None:
    """Writes the file whole, or leaves the one that was there: a cut in power ends with one of the two."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
