"""Indexes that serve one ordering on both databases."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F


class OrderingIndex(models.Index):
    """`(column DESC NULLS LAST, id DESC)`: null is the smallest value, as SQLite has it by itself."""

    def __init__(self, *expressions: Any, column: str = "", **kwargs: Any) -> None:
        if column:
            expressions = (F(column).desc(nulls_last=True), F("id").desc())
        super().__init__(*expressions, **kwargs)

    def create_sql(self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        columns = [f"-{expression.expression.name}" for expression in self.expressions]
        return models.Index(fields=columns, name=self.name).create_sql(model, schema_editor, using=using, **kwargs)
