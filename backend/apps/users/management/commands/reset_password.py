from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from apps.users import accounts, mails
from apps.users.terminal import new_password, refused, user_with

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Sets a new password (typed, or from standard input) and ends all sessions and tokens of the account."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = user_with(email)
        try:
            accounts.set_password(user, new_password())
        except ValidationError as error:
            raise refused(error) from error
        mails.wait()
        self.stdout.write(f"The password of {user.email} is changed; all sessions and tokens are ended.")
