"""From the embedded SQLite database to PostgreSQL: every row of every table, verified, all or nothing.

Uploads and secrets stay where they are (DATA_DIR); the rows that point to them come along.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg2
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import OperationalError, connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg2.extras import execute_values

from apps.audit.sealing import seal_everything
from apps.documents.models import Document
from apps.operations import health, serving
from apps.operations.commands import Refused
from config import env

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Model = type[models.Model]

TARGET = "move_target"
AT_ONCE = 1000
# What `migrate` itself puts into an empty database; the rows of the old one take their place.
MADE_BY_MIGRATE = ("auth.permission", "contenttypes.contenttype")


class Table(NamedTuple):
    """What was moved of one table: the rows, and one SHA-256 over all their values."""

    name: str
    rows: int
    sha256: str


def move(url: str, say: Callable[[str], object]) -> list[Table]:
    """Copy the embedded database into the empty PostgreSQL database that the URL names.

    Raises Refused or django.db.Error; then the target holds empty tables at most.
    """
    if connection.vendor != "sqlite":
        raise Refused("The data are in PostgreSQL already: DATABASE_URL names it.")
    refuse_unfinished()
    with _target(url), serving.alone():
        _refuse_filled()
        say("Making the tables …")
        call_command("migrate", database=TARGET, verbosity=0, interactive=False)
        seal_everything()
        with transaction.atomic(), transaction.atomic(using=TARGET):
            return _copied(say)


def refuse_unfinished() -> None:
    """Raise Refused unless the database fits this program and every upload is there."""
    if health.migrations():
        raise Refused("The data are of another version of the program: start it once with `make run` first.")
    root = Path(settings.MEDIA_ROOT)
    for name in Document.objects.values_list("file", flat=True):
        if not (root / name).is_file():
            raise Refused(f"The upload {name} is missing in {root}: restore it from a backup first.")


@contextmanager
def _target(url: str) -> Iterator[None]:
    """The database as a second one beside the embedded one, under the alias TARGET."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise Refused("Give the address as postgres://user:password@host:5432/name.")
    defaults = connections.settings["default"]
    connections.settings[TARGET] = {**defaults, "OPTIONS": {}, **env.database(url)}
    try:
        _reach()
        yield
    finally:
        connections[TARGET].close()
        del connections[TARGET]
        del connections.settings[TARGET]


def _reach() -> None:
    try:
        connections[TARGET].ensure_connection()
    except OperationalError as error:
        reason = next(iter(str(error).strip().splitlines()), "no answer")
        raise Refused(f"The PostgreSQL database cannot be reached: {reason}.") from error


def _refuse_filled() -> None:
    """Raise Refused where the target has rows of ours, or tables of somebody else."""
    known = set(connections[TARGET].introspection.table_names())
    strange = (
        known - {model._meta.db_table for model in tables()} - {MigrationRecorder.Migration._meta.db_table}
    )
    if strange:
        raise Refused(f"The database holds a table of something else ({min(strange)}): give an empty one.")
    filled = [model for model in tables() if model._meta.db_table in known and _has_rows(model)]
    if filled:
        raise Refused(f"The database holds data already (in {filled[0]._meta.db_table}): give an empty one.")


def _has_rows(model: Model) -> bool:
    made = model._meta.label_lower in MADE_BY_MIGRATE
    return not made and models.QuerySet(model, using=TARGET).exists()


def tables() -> list[Model]:
    """Every table of the program, those between two others included."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
    }
    return [found[name] for name in sorted(found)]


# Copying


def _copied(say: Callable[[str], object]) -> list[Table]:
    """Copy and compare table by table; references are checked when the transaction ends."""
    for label in MADE_BY_MIGRATE:
        models.QuerySet(apps.get_model(label), using=TARGET).delete()
    moved = []
    for model in tables():
        _copy(model)
        moved.append(_same(model))
        say(f"  {moved[-1].rows:>8,} rows of {moved[-1].name}")
    _number_on()
    return moved


def _copy(model: Model) -> None:
    with connections[TARGET].cursor() as cursor:
        columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
        insert = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES %s'  # noqa: S608  # names of our own models
        rows = rows_of(model, "default")
        try:
            while batch := [_for_target(model, row) for row in islice(rows, AT_ONCE)]:
                execute_values(cursor.cursor, insert, batch, page_size=AT_ONCE)
        except (psycopg2.Error, ValueError) as error:
            reason = next(iter(str(error).splitlines()), "no reason given").rstrip(".")
            raise Refused(f"PostgreSQL does not take a row of {model._meta.db_table}: {reason}.") from error


def rows_of(model: Model, alias: str) -> Iterator[tuple[Any, ...]]:
    """The values of every row in the order of the key, as Python has them on either database."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows: models.QuerySet[Any] = models.QuerySet(model, using=alias).order_by("pk")
    return rows.values_list(*names).iterator(AT_ONCE)


def _for_target(model: Model, row: tuple[Any, ...]) -> tuple[Any, ...]:
    pairs = zip(model._meta.concrete_fields, row, strict=True)
    return tuple(field.get_db_prep_save(value, connections[TARGET]) for field, value in pairs)


def _same(model: Model) -> Table:
    """What was moved; raises Refused unless both sides hold the same values."""
    before, after = (summed(model, alias) for alias in ("default", TARGET))
    if before != after:
        raise Refused(f"The rows of {before.name} did not arrive as they were: nothing was moved.")
    return after


def summed(model: Model, alias: str) -> Table:
    """How many rows a table has, and a digest of all their values that is the same on both databases."""
    digest, count = hashlib.sha256(), 0
    for row in rows_of(model, alias):
        count += 1
        for field, value in zip(model._meta.concrete_fields, row, strict=True):
            digest.update(f"{_spelled(field, value)}\x1f".encode("utf-8", "surrogatepass"))
    return Table(model._meta.db_table, count, digest.hexdigest())


def _spelled(field: Any, value: Any) -> str:
    """A value as text; JSON by sorted keys, decimals by the column's digits, addresses in one spelling."""
    if value is None:
        return ""
    if isinstance(field, models.JSONField):
        return json.dumps(value, sort_keys=True)
    if isinstance(field, models.DecimalField):
        return f"{value:.{field.decimal_places}f}"
    if isinstance(field, models.GenericIPAddressField):
        return str(ipaddress.ip_address(value))
    return repr(value)


def _number_on() -> None:
    """Let PostgreSQL number on behind the rows that came with their keys."""
    with connections[TARGET].cursor() as cursor:
        for statement in connections[TARGET].ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
