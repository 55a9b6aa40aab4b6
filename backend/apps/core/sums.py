"""Exact sums on both databases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import DecimalField, Sum

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


class ExactSum(Sum):
    """The sum of a decimal column; SQLite keeps floats, so there it adds rounded whole units of the last digit."""

    def __init__(self, column: str, *, places: int) -> None:
        self.places = places
        super().__init__(column, default=Decimal(0), output_field=DecimalField(max_digits=30, decimal_places=places))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        units = 10**self.places
        template = f"(SUM(CAST(ROUND(%(expressions)s * {units}) AS INTEGER)) / {units}.0)"
        return self.as_sql(compiler, connection, template=template, **context)
