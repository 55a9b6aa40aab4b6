"""`manage.py load_demo`: the demo company, into an empty embedded database."""

from __future__ import annotations

from typing import Any

from apps.operations.commands import OperatorCommand
from apps.operations.demo.loading import load
from apps.operations.embedded import signs_in


class Command(OperatorCommand):
    help = "Fills an empty embedded database with made-up records to try the program with."

    def work(self, options: dict[str, Any]) -> None:
        load()
        self.stdout.write(signs_in())
