"""`manage.py powerapps_mapping`: rewrites docs/powerapps-mapping.md from the models."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from apps.operations import handbook


class Command(BaseCommand):
    help = "Writes docs/powerapps-mapping.md: what became of each column of the Dataverse application."

    def handle(self, *args: Any, **options: Any) -> None:
        (handbook.folder() / "powerapps-mapping.md").write_text(handbook.powerapps_mapping())
