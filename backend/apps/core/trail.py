"""Writing the audit trail: one row per changed record, in the transaction of the change.

The table is `audit.AuditEntry`; `core` may not import that app and finds it by its label.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from apps.core.context import current
from apps.core.fields import ComputedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apps.audit.models import AuditEntry

Changes = dict[str, list[Any]]

# About the write itself: never part of what was changed.
UNTRACKED = {"id", "version", "modified_on", "modified_by_id", "created_on", "created_by_id"}


def values_of(instance: models.Model) -> dict[str, Any]:
    """The column values of a row as they are now, lists copied."""
    loaded = instance.__dict__
    columns = (field.attname for field in instance._meta.concrete_fields if field.attname in loaded)
    return {name: list(loaded[name]) if isinstance(loaded[name], list) else loaded[name] for name in columns}


def changes_between(
    model: type[models.Model], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Changes:
    """`{field: [old, new]}` of every column that differs, less secrets; a reference is given by its id."""
    secret = getattr(model, "SECRETS", ())
    columns = {field.name: field for field in _tracked(model) if field.name not in secret}
    return {
        name: [
            plain(columns[name], before.get(columns[name].attname)),
            plain(columns[name], after.get(columns[name].attname)),
        ]
        for name in changed_columns(model, before, after)
        if name in columns
    }


def changed_columns(
    model: type[models.Model], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[str]:
    """The names of the columns that differ, secrets included; of a new row, of those that hold something."""
    return [
        field.name
        for field in _tracked(model)
        if _differs(plain(field, before.get(field.attname)), plain(field, after.get(field.attname)))
    ]


def _differs(old: Any, new: Any) -> bool:
    """Whether the value changed; null, "" and an empty list are the same nothing."""
    return old != new and not (old in _NOTHING and new in _NOTHING)


_NOTHING: tuple[Any, ...] = (None, "", [], {})


@cache
def _tracked(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that people change: neither derived nor about the write itself."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname not in UNTRACKED and not isinstance(field, ComputedText)
    ]


def plain(field: models.Field[Any, Any], value: Any) -> Any:
    """A column value as JSON shows it: decimals with the column's own digits, files by their name."""
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        return f"{field.to_python(value):.{field.decimal_places}f}"
    if isinstance(field, models.FileField):
        return str(value)
    if isinstance(field, (models.DateTimeField, models.DateField, models.UUIDField)):
        return _encoder.default(field.to_python(value))
    return value


_encoder = DjangoJSONEncoder()


def record(instance: models.Model, action: str, changes: Changes, **details: Any) -> None:
    """Append one entry about `instance`; the actor, address and request id come from the context."""
    record_all([(instance, changes)], action, **details)


def record_all(rows: Iterable[tuple[models.Model, Changes]], action: str, **details: Any) -> None:
    """Append one entry for each row of a bulk write."""
    entries = [
        _entry(
            action,
            details,
            entity=getattr(instance, "ENTITY", instance._meta.model_name),
            record_id=instance.pk,
            record_name=str(instance)[:850],
            changes=changes,
        )
        for instance, changes in rows
    ]
    _table().objects.bulk_create(entries)


def record_event(action: str, *, actor: Any = None, entity: str = "", **details: Any) -> None:
    """Append one entry that is about no record: a sign-in, an export, a refusal."""
    entry = _entry(action, details, entity=entity)
    if actor is not None:
        entry.actor, entry.actor_name = actor, str(actor)
    entry.save(force_insert=True)


def _entry(action: str, details: dict[str, Any], **values: Any) -> AuditEntry:
    context = current()
    return _table()(
        action=action,
        actor=context.actor,
        actor_name=str(context.actor or ""),
        address=context.address,
        request_id=context.request_id,
        details=details,
        **values,
    )


def _table() -> type[AuditEntry]:
    return apps.get_model("audit", "AuditEntry")
