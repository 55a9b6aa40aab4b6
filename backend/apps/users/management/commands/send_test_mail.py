from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from apps.users import mails

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Sends an e-mail with the present settings; says what the server answered if it did not take it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            mails.compose("test", email).send()
        except OSError as error:  # smtplib's exceptions are OSErrors
            raise CommandError(f"The e-mail could not be sent: {error}") from error
        self.stdout.write(f"The e-mail to {email} is on its way.")
