from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from apps.users.models import User
from apps.users.terminal import new_password, refused

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Makes an admin: e-mail address, names, and a password that is typed or comes from standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")

    def handle(self, *args: Any, email: str | None, **options: Any) -> None:
        address = User.objects.normalize_email(email or input("E-mail address: "))
        if User.objects.filter(email=address).exists():
            raise CommandError(f"There is an account with the address {address} already.")
        names = {name: options[name] for name in ("first_name", "last_name")}
        try:
            validate_email(address)
            user = User.objects.create_superuser(address, new_password(), **names)
        except ValidationError as error:
            raise refused(error) from error
        self.stdout.write(f"{user.email} is an admin.")
