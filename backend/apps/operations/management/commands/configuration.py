"""`manage.py configuration`: rewrites docs/configuration.md from config/env.py."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from apps.operations import handbook


class Command(BaseCommand):
    help = "Writes docs/configuration.md: every environment variable with type, default and meaning."

    def handle(self, *args: Any, **options: Any) -> None:
        (handbook.folder() / "configuration.md").write_text(handbook.configuration())
