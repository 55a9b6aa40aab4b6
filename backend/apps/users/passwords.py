"""Rules of passwords beyond Django's own; `AUTH_PASSWORD_VALIDATORS` lists them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import CommonPasswordValidator as DjangoCommonPasswordValidator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from apps.core.text import fold

if TYPE_CHECKING:
    from apps.users.models import User

LONGEST = 128
SHORTEST_UNIT = 6


class CommonPasswordValidator(DjangoCommonPasswordValidator):
    """Refuses the 20,000 most common passwords, also repeated, or with digits and signs around them.

    Few of them have twelve characters as they are: people reach the length by adding what is guessed next.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        unit = _repeated(password.lower().strip())
        for guess in (password, unit, re.sub(r"^[\W\d_]+|[\W\d_]+$", "", unit)):
            super().validate(guess, user)
        if len(unit) < SHORTEST_UNIT:
            raise ValidationError("This password repeats a few characters.", code="password_too_common")


def _repeated(text: str) -> str:
    """The unit that `text` repeats: "abc" of "abcabcabc", all of "abcab"."""
    period = (text + text).find(text, 1)
    return text[: max(period, 0)] or text


class OwnNameValidator:
    """Refuses one's own name or e-mail address as a password, with or without digits around it."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is not None and _letters(password) in _names_of(user):
            raise ValidationError("The password is your own name or address.", code="password_too_similar")

    def get_help_text(self) -> str:
        return "Not your own name or e-mail address."


def _names_of(user: User) -> set[str]:
    first, last, email = user.first_name, user.last_name, user.email
    names = (first + last, last + first, email, email.partition("@")[0])
    return {letters for name in names if (letters := _letters(name))}


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))


class LongestPasswordValidator:
    """Refuses texts so long that hashing them would only burn the server's time."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(f"At most {LONGEST} characters.", code="password_too_long")

    def get_help_text(self) -> str:
        return f"At most {LONGEST} characters."


def checked(password: str, user: User) -> str:
    """The password if every rule allows it; raises Django's ValidationError with all that do not."""
    validate_password(password, user)
    return password
