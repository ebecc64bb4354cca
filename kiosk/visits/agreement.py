"""What a visitor is asked to agree to before she goes in, such as to keep to herself what she sees."""

import hashlib
import json

from kiosk.visits.wording import Wording

_DIGITS = 16  # of the hash: a school's few versions of a text are told apart by far fewer


def version(agreement: Wording) -> str:
    """Which text this is, in all its languages: another comma is another version."""
    written = json.dumps(dict(agreement), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_DIGITS]
