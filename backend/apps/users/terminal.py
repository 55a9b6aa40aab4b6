"""What the commands about accounts share: finding somebody, asking for a password."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from django.core.management.base import CommandError

from apps.users.models import User

if TYPE_CHECKING:
    from django.core.exceptions import ValidationError


def user_with(email: str) -> User:
    """The account with this address; raises CommandError when there is none."""
    user: User | None = User.objects.with_profile().filter(email=User.objects.normalize_email(email)).first()
    if user is None:
        raise CommandError(f"There is no account with the address {email}.")
    return user


def new_password() -> str:
    """A password typed twice, or the first line of standard input where that is no terminal."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("New password: ")
    if password != getpass.getpass("New password again: "):
        raise CommandError("The two passwords differ.")
    return password


def refused(error: ValidationError) -> CommandError:
    """The broken rules as one line."""
    return CommandError(" ".join(error.messages))
