"""`manage.py backup FILE`: database, uploads and generated secrets in one file; works while serving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from apps.operations.backups import back_up
from apps.operations.commands import OperatorCommand

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(OperatorCommand):
    help = "Backs up the embedded database, the uploaded files and the generated secrets into one new file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def work(self, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        manifest = back_up(file)
        size = file.stat().st_size / 2**20
        self.stdout.write(
            f"{file} holds {len(manifest.sha256)} files, {size:.1f} MB; every one was read again."
        )
        self.stdout.write("It holds passwords' hashes and secrets: keep it where only you can read it.")
