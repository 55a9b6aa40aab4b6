"""Rows written in bulk, with the history that they would have if people had written them at the time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from django.core.management.color import no_style
from django.db import connection, models

from apps.audit.models import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apps.core.trail import Changes
    from apps.users.models import User

ZONE = ZoneInfo("America/Chicago")
SATURDAY = 5


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of that day where the company is."""
    return datetime.combine(day, time(hour, minute), ZONE)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def next_working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)


class Deed(NamedTuple):
    """One entry of the trail to be."""

    at: datetime
    by: User
    action: str
    record: Any
    changes: Changes
    details: dict[str, Any]


class Chronicle:
    """Collects what happened, and writes it down in the order of time once everything is there."""

    def __init__(self) -> None:
        self.deeds: list[Deed] = []

    def tell(self, record: Any, *, at: datetime, by: User, action: str = "create", **details: Any) -> None:
        """Note what a save of `record` would note now, and count it as written."""
        if action != "create":
            record.version += 1
        record.modified_on, record.modified_by = at, by
        self.deeds.append(Deed(at, by, action, record, record.changes(), details))
        record.remember()

    def make(self, rows: Sequence[Any], *, at: Sequence[datetime], by: Sequence[User]) -> None:
        """Store new rows of one model, each made at its time by somebody who then owns it."""
        for row, moment_made, maker in zip(rows, at, by, strict=True):
            row.created_on, row.created_by = moment_made, maker
            row.owner = row.owner or maker
            self.tell(row, at=moment_made, by=maker)
        store(rows)

    def write(self) -> None:
        """The whole trail, oldest first, as it would have grown."""
        ordered = sorted(self.deeds, key=lambda deed: deed.at)
        AuditEntry.objects.bulk_create(map(_entry, ordered), batch_size=500)


def _entry(deed: Deed) -> AuditEntry:
    return AuditEntry(
        at=deed.at,
        action=deed.action,
        actor=deed.by,
        actor_name=deed.by.name,
        entity=deed.record.ENTITY,
        record_id=deed.record.pk,
        record_name=str(deed.record),
        changes=deed.changes,
        details=deed.details,
    )


def store(rows: Sequence[Any]) -> None:
    """Insert rows of one model as they are; their history is told elsewhere."""
    if rows:
        models.QuerySet[Any](type(rows[0])).bulk_create(rows, batch_size=500)


def go_on_after(*kinds: type[models.Model]) -> None:
    """Let the database number on behind rows that came with ids of their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(statement)
