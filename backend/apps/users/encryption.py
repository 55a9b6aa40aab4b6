"""Second factors at rest: encrypted with the first of TOTP_KEYS, readable with all of them."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class UnreadableSecretError(Exception):
    """The key that encrypted this secret is no longer in TOTP_KEYS."""


def encrypt(text: str) -> str:
    """`text` as `<key id>.<ciphertext>`."""
    name, key = _keys()[0]
    return f"{name}.{Fernet(key).encrypt(text.encode()).decode()}"


def decrypt(sealed: str) -> str:
    """The text that `encrypt` was given; raises UnreadableSecretError without its key."""
    name, _, ciphertext = sealed.partition(".")
    try:
        return Fernet(dict(_keys())[name]).decrypt(ciphertext.encode()).decode()
    except (KeyError, InvalidToken) as error:
        raise UnreadableSecretError(f"TOTP_KEYS holds no key '{name}' that fits.") from error


def _keys() -> list[tuple[str, str]]:
    return [(name, key) for name, _, key in (pair.partition(":") for pair in settings.TOTP_KEYS)]
