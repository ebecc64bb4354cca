import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.errors import KeyUnusable
from kiosk.office.keys import NAME, invitation_key, publish


def test_the_key_is_made_once_for_this_account_only(tmp_path):
    made = invitation_key(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert invitation_key(tmp_path).public_key() == made.public_key()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"rubbish",
        X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ],
)
def test_a_damaged_or_foreign_key_is_named(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(KeyUnusable, match=NAME):
        invitation_key(tmp_path)


def test_the_key_is_published_once(journal, clock):
    key = Ed25519PrivateKey.generate()
    before = journal.position
    for _ in range(2):
        publish(journal, key, now=clock())
    assert journal.position == before + 1
    with journal.reading() as view:
        assert view.office_keys() == (key.public_key(),)
