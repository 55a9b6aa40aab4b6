"""`manage.py verify_audit`: whether the audit trail is still what was written. Exit code 1 when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from apps.audit.verification import verify

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Walks the chain of seals over the audit trail and reports the first damage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            metavar="SEQ:HASH",
            help="a head noted down earlier (this command prints it): the chain must still hold it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify(_head(options["expect"]))
        self.stdout.write(f"Sealed entries: {found.sealed:,}. Not sealed yet: {found.unsealed:,}.")
        if found.damage:
            raise CommandError(found.damage, returncode=1)
        self.stdout.write(f"The trail is whole. Head: {found.seq}:{found.hash}")


def _head(text: str | None) -> tuple[int, str] | None:
    """The seal that `SEQ:HASH` names."""
    if text is None:
        return None
    seq, _, digest = text.partition(":")
    if not seq.isdecimal() or not digest:
        raise CommandError("--expect takes SEQ:HASH, as an earlier run printed it.", returncode=2)
    return int(seq), digest
