"""Exact sums on both databases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DecimalField, Sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler


def count_and_sums(rows: QuerySet[Any], columns: Sequence[str]) -> tuple[int, dict[str, str]]:
    """How many rows there are, and the sum of each decimal column with the column's own decimals."""
    places: dict[str, Any] = {name: rows.model._meta.get_field(name).decimal_places for name in columns}
    sums = {f"sum_{name}": ExactSum(name, places=places[name]) for name in columns}
    found = rows.order_by().aggregate(count=Count("pk"), **sums)
    return found["count"], {name: f"{found[f'sum_{name}']:.{places[name]}f}" for name in columns}


class ExactSum(Sum):
    """SQLite keeps floats, so there whole units of the last digit are added: exact up to 15 digits."""

    def __init__(self, column: str, *, places: int) -> None:
        self.places = places
        output: DecimalField[Any, Any] = DecimalField(max_digits=30, decimal_places=places)
        super().__init__(column, default=Decimal(0), output_field=output)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        units = 10**self.places
        template = f"(SUM(CAST(ROUND(%(expressions)s * {units}) AS INTEGER)) / {units}.0)"
        return self.as_sql(compiler, connection, template=template, **context)
