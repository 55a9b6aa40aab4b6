"""Writing the audit trail: one row per changed record, in the transaction of the change.

The table is `audit.AuditEntry`; `core` may not import that app and finds it by its label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from apps.core.context import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apps.audit.models import AuditEntry

Changes = dict[str, list[Any]]

# Derived or about the write itself: never part of what was changed.
UNTRACKED = {"id", "version", "modified_on", "modified_by_id", "created_on", "created_by_id", "search_text"}


def values_of(instance: models.Model) -> dict[str, Any]:
    """The column values of a row as they are now, lists copied."""
    loaded = instance.__dict__
    columns = (field.attname for field in instance._meta.concrete_fields if field.attname in loaded)
    return {name: list(loaded[name]) if isinstance(loaded[name], list) else loaded[name] for name in columns}


def changes_between(model: type[models.Model], before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """`{field: [old, new]}` of every tracked column that differs; a reference is given by its id."""
    pairs = (
        (field.name, plain(field, before.get(field.attname)), plain(field, after.get(field.attname)))
        for field in _tracked(model)
    )
    return {name: [old, new] for name, old, new in pairs if _differs(old, new)}


def _differs(old: Any, new: Any) -> bool:
    """Whether the value changed; nothing, "" and [] are the same nothing."""
    return old != new and not ({repr(old), repr(new)} <= _NOTHING)


_NOTHING = {"None", "''", "[]", "{}"}


def _tracked(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    secret = getattr(model, "SECRETS", ())
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname not in UNTRACKED and field.attname not in secret and not field.attname.endswith("_folded")
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
    return apps.get_model("audit", "AuditEntry")  # type: ignore[return-value]
