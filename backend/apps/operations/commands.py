"""What the operator's commands share: whatever goes wrong is one sentence, and exit code 1."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error


class Refused(Exception):
    """Why something is not done, in a sentence for whoever typed the command."""


class OperatorCommand(BaseCommand):
    """A command that looks after the data, also when they are in no fit state for Django's checks."""

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.work(options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{error.filename or 'A file'} cannot be used: {error.strerror}.") from error
        except Error as error:
            raise CommandError(f"The database refuses: {_first_line(error)}.") from error

    def work(self, options: dict[str, Any]) -> None:
        """What the command does; raises what `handle` turns into a sentence."""
        raise NotImplementedError


def _first_line(error: Error) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(".")
