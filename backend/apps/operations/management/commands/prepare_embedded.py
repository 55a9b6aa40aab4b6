"""`manage.py prepare_embedded`: what `make run` does before it serves; safe to repeat."""

from __future__ import annotations

from typing import Any

from apps.operations.commands import OperatorCommand
from apps.operations.embedded import prepare


class Command(OperatorCommand):
    help = "Migrates the embedded database (keeping a copy), and fills it with demo data when it is empty."

    def work(self, options: dict[str, Any]) -> None:
        prepare(self.stdout.write)
