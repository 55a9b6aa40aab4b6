"""`manage.py load_establishments FILE`: load the USDA FSIS establishment directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from apps.plants.establishments import Loaded, load_directory
from apps.plants.fsis_directory import DirectoryError

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Loads the USDA FSIS establishment directory (MPI Directory by Establishment Number, CSV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The CSV file as FSIS publishes it.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as stream:
                loaded = load_directory(stream, actor=None)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except DirectoryError as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        for line in _sentences(loaded):
            self.stdout.write(line)


def _sentences(loaded: Loaded) -> list[str]:
    counts = f"{loaded.created:,} created, {loaded.updated:,} updated, {loaded.unchanged:,} unchanged"
    repaired = f"{loaded.repaired_zips:,} ZIP codes and {loaded.repaired_county_codes:,} county codes"
    return [
        *(f"Row {one.row}, column {one.column}: {one.message}" for one in loaded.warnings),
        f"{loaded.read:,} establishments read: {counts}.",
        f"{loaded.gone:,} that were listed before are gone.",
        f"{repaired} got their leading zeros back.",
    ]
