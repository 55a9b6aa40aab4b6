"""`manage.py restore FILE`: the way back from `backup`; the former data are kept beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from apps.operations.backups import restore
from apps.operations.commands import OperatorCommand

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(OperatorCommand):
    help = "Restores a file that `backup` made, after checking all of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="replace the data that are there")

    def work(self, options: dict[str, Any]) -> None:
        kept = restore(options["file"], overwrite=options["yes"])
        self.stdout.write(
            f"Restored from {options['file']}. The next start brings it up to date with this program."
        )
        if kept:
            self.stdout.write(f"The former data are in {kept}.")
