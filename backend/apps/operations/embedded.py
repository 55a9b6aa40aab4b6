"""Getting the embedded default ready to be served: what `make run` does before it starts the server."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from apps.company.models import CompanySettings
from apps.operations import copies, health, serving
from apps.operations.commands import Refused
from apps.operations.demo import PASSWORD, PEOPLE
from apps.operations.demo.loading import load
from apps.users.models import User
from config import env

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str], object]


def prepare(say: Say) -> None:
    """Migrates, keeping a copy of what was there; fills an empty database, or asks for its first admin.

    Raises Refused for data of a newer program, and when an upgrade finds them in use.
    """
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    applied = health.applied()
    refuse_newer(applied)
    if applied and applied != health.shipped():
        upgrade(say)
    else:
        migrate()
    if not User.objects.exists():
        fill(say)
    if CompanySettings.stored().demo:
        say(signs_in())


def refuse_newer(applied: frozenset[tuple[str, str]]) -> None:
    """Raise Refused when a newer program has changed the database: this one would misread it."""
    if unknown := applied - health.shipped():
        app, name = min(unknown)
        raise Refused(
            f"The data in {settings.DATA_DIR} were written by a newer ProjectMeats (it knows {app}.{name}): "
            "start that one, or restore a backup."
        )


def upgrade(say: Say) -> None:
    """Migrate data that somebody needs: alone, and with a copy to go back to."""
    with serving.alone():
        if connection.vendor == "sqlite":
            say(f"Kept a copy from before the upgrade: {copies.before_upgrade()}")
        migrate()


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def fill(say: Say) -> None:
    """An empty database gets demo data, or with DEMO=0 its first admin."""
    if env.read("DEMO"):
        say("Loading the demo data …")
        load()
    elif sys.stdin.isatty():
        say("Nobody has an account yet. Who is the first admin?")
        call_command("create_admin")
    else:
        say("Nobody has an account yet: `manage.py create_admin` makes the first admin.")


def signs_in() -> str:
    """With what one signs in to the demo data."""
    people = "\n".join(f"  {person.email:<34}{person.role}" for person in PEOPLE)
    return f"The data are a demo. Sign in as one of these, with the password {PASSWORD}:\n{people}"
