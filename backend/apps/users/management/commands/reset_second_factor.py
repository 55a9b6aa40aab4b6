from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from apps.users import accounts
from apps.users.terminal import user_with

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Removes the authenticator app and the recovery codes of somebody who lost them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = user_with(email)
        removed = accounts.reset_second_factor(user)
        outcome = "is removed; all sessions and tokens are ended" if removed else "was not set up"
        self.stdout.write(f"The second factor of {user.email} {outcome}.")
