"""Indexes that serve one ordering, one list or one search on both databases."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension
from django.db import models
from django.db.models import F

NOTHING_TO_DO = "SELECT 1"  # the schema editor executes whatever an index answers


class OrderingIndex(models.Index):
    """`(column DESC NULLS LAST, id DESC)`: null is the smallest value, as SQLite has it by itself."""

    def __init__(self, *expressions: Any, column: str = "", **kwargs: Any) -> None:
        if column:
            expressions = (F(column).desc(nulls_last=True), F("id").desc())
        super().__init__(*expressions, **kwargs)

    def create_sql(
        self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any
    ) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        expressions: Any = self.expressions
        columns = [f"-{expression.expression.name}" for expression in expressions]
        return models.Index(fields=columns, name=self.name).create_sql(
            model, schema_editor, using=using, **kwargs
        )


class _PostgresIndex(GinIndex):
    """A GIN index of one column; SQLite has none and searches by reading, which its sizes allow."""

    operator_class = ""

    def __init__(self, *expressions: Any, column: str = "", **kwargs: Any) -> None:
        if column:
            kwargs |= {"fields": [column], "opclasses": [self.operator_class]}
        super().__init__(*expressions, **kwargs)

    def create_sql(
        self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any
    ) -> Any:
        if schema_editor.connection.vendor != "postgresql":
            return NOTHING_TO_DO
        return super().create_sql(model, schema_editor, using=using, **kwargs)

    def remove_sql(self, model: type[models.Model], schema_editor: Any, **kwargs: Any) -> Any:
        if schema_editor.connection.vendor != "postgresql":
            return NOTHING_TO_DO
        return super().remove_sql(model, schema_editor, **kwargs)


class ListIndex(_PostgresIndex):
    """Serves `column__has`: which rows' JSON lists hold a word."""

    operator_class = "jsonb_path_ops"


class SearchIndex(_PostgresIndex):
    """Serves `q`: which rows' texts hold a word, or one like it (pg_trgm)."""

    operator_class = "gin_trgm_ops"


class TrigramSearch(TrigramExtension):
    """The extension that `SearchIndex` stands on; migrating back leaves SQLite alone too."""

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)
