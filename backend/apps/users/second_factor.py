"""Codes of the second factor: each opens the door once."""

from __future__ import annotations

import hmac
import logging
import time
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction

from apps.users import encryption
from apps.users.attempts import Attempt

if TYPE_CHECKING:
    from apps.users.models import User

log = logging.getLogger(__name__)

STEP = 30  # seconds that a code is shown
DRIFT = 1  # steps by which a phone's clock may be off


def proves(user: User, code: str) -> Authenticator | None:
    """The authenticator that this code belongs to, or None; a code that was used is none.

    Raises TooManyAttempts beyond the limits.
    """
    attempt = Attempt("code", f"user {user.pk}")
    attempt.begin()
    found = _use(user, code.strip().replace(" ", "").replace("-", ""))
    if found is None:
        attempt.failed("second_factor_failed", actor=user)
    else:
        attempt.succeeded()
    return found


def _use(user: User, code: str) -> Authenticator | None:
    try:
        with transaction.atomic():
            rows = Authenticator.objects.select_for_update().filter(user=user)
            return next((row for row in rows if _matches(row, code)), None)
    except encryption.UnreadableSecretError:
        log.exception("The second factor of user %s cannot be read.", user.pk)
        return None


def _matches(row: Authenticator, code: str) -> bool:
    if not code.isascii():
        return False
    if row.type == Authenticator.Type.TOTP:
        return _use_totp(row, code)
    return bool(row.type == Authenticator.Type.RECOVERY_CODES and row.wrap().validate_code(code))


def _use_totp(row: Authenticator, code: str) -> bool:
    """Whether the code is of a step later than the last one used, which it then becomes."""
    step = matching_step(encryption.decrypt(row.data["secret"]), code)
    if step is None or step <= row.data.get("last_step", 0):
        return False
    remember_step(row, step)
    return True


def remember_step(row: Authenticator, step: int) -> None:
    """Refuse this step's code, and those of all before it, from now on."""
    row.data["last_step"] = step
    row.save(update_fields=["data"])


def matching_step(secret: str, code: str) -> int | None:
    """The step of time whose code this is, within the drift; None for a wrong one."""
    now = int(time.time()) // STEP
    steps = range(now - DRIFT, now + DRIFT + 1)
    return next((step for step in steps if hmac.compare_digest(_code(secret, step), code.encode())), None)


def _code(secret: str, step: int) -> bytes:
    text: Any = format_hotp_value(hotp_value(secret, step))
    return str(text).encode()
