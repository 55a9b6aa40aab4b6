from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from apps.operations.jobs import JOBS


class Command(BaseCommand):
    help = "Clears what is over now: sessions, tokens, invitations, idempotency keys, counts of failures."

    def handle(self, *args: Any, **options: Any) -> None:
        clearing = {job.name.removeprefix("clear_"): job.run for job in JOBS if job.name.startswith("clear_")}
        cleared = [f"{run()} {name.replace('_', ' ')}" for name, run in clearing.items()]
        self.stdout.write(f"Cleared: {', '.join(cleared)}.")
