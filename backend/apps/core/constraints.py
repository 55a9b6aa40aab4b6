"""Database constraints that several models share, and where a broken one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from collections.abc import Sequence


class ColumnConstraint(models.CheckConstraint):
    """A check that the column's own field has made by then: asking the database as well would be in vain."""

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: Django would run one query for each constraint."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


def not_negative(*columns: str) -> list[models.CheckConstraint]:
    """One named constraint for each column: it holds nothing or a number from 0 up."""
    return [
        ColumnConstraint(
            condition=Q(**{f"{column}__gte": 0}),
            name=f"%(app_label)s_%(class)s_{_short(column)}_gte_0",
            violation_error_message="Must not be negative.",
        )
        for column in columns
    ]


def one_of(column: str, choices: list[tuple[str, str]], *, blank: bool = False) -> models.CheckConstraint:
    """The column holds one of its choices (or "" where `blank`)."""
    values = [value for value, _ in choices] + ([""] if blank else [])
    return ColumnConstraint(
        condition=Q(**{f"{column}__in": values}),
        name=f"%(app_label)s_%(class)s_{_short(column)}_known",
        violation_error_message="Not one of the choices.",
    )


def _short(column: str) -> str:
    """PostgreSQL ends names at 63 characters: two long words must not become one."""
    return column if len(column) <= 20 else "".join(word[:4] for word in column.split("_"))


def constraint_field(constraint: models.BaseConstraint) -> str:
    """The field at which a broken constraint is shown: the first one that it names."""
    names = [name.removesuffix("_folded") for name in _names(constraint)]
    return names[0].split("__")[0] if names else "non_field_errors"


def _names(constraint: Any) -> list[str]:
    if getattr(constraint, "fields", None):
        return list(constraint.fields)
    expressions = getattr(constraint, "expressions", None) or [constraint.condition]
    return [name for expression in expressions for name in _names_in(expression)]


def _names_in(node: Any) -> list[str]:
    if isinstance(node, F):
        return [str(node.name)]  # type: ignore[attr-defined]  # which the stubs forget
    if isinstance(node, Q):
        return [
            name
            for child in node.children
            for name in ([child[0]] if isinstance(child, tuple) else _names_in(child))
        ]
    sources = node.get_source_expressions() if hasattr(node, "get_source_expressions") else []
    return [name for source in sources for name in _names_in(source)]
