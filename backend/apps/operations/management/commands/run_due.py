"""`manage.py run_due`: the scheduled jobs that are due; called each minute. Exit code 1 when one failed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.operations.jobs import run_due


class Command(BaseCommand):
    help = "Runs the scheduled jobs that are due and that nobody else is running."

    def handle(self, *args: Any, **options: Any) -> None:
        if failed := run_due():
            raise CommandError(f"Failed: {', '.join(failed)}; the log says why.", returncode=1)
