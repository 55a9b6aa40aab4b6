"""`manage.py move_to_postgresql URL`: from the embedded database to PostgreSQL, verified row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from apps.operations.commands import OperatorCommand
from apps.operations.moving import move

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(OperatorCommand):
    help = "Copies the embedded database into an empty PostgreSQL database; the embedded one stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="postgres://user:password@host:5432/name of an empty database")

    def work(self, options: dict[str, Any]) -> None:
        moved = move(options["url"], self.stdout.write)
        rows = sum(table.rows for table in moved)
        self.stdout.write(f"{rows:,} rows of {len(moved)} tables arrived; counts and checksums are the same.")
        self.stdout.write(
            "From now on start the program with DATABASE_URL set to that address, and with the same DATA_DIR "
            f"({settings.DATA_DIR}): it keeps the uploads and, in its folder secrets, the keys."
        )
