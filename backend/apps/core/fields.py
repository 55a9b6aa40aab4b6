"""Model fields that several apps share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.deconstruct import deconstructible

from apps.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

INDEXED_BYTES = 2000  # a PostgreSQL B-tree entry ends at 2,704 bytes; an id and a status share it


def _indexed_bytes(text: str) -> int:
    return max(len(text.encode()), len(fold(text).encode()))


def shortened(title: str) -> str:
    """As much of a title that the program made as a `TitleField` takes."""
    title = title[:850]
    while _indexed_bytes(title) > INDEXED_BYTES:
        title = title[:-1]
    return title


@deconstructible
class IndexedBytes:
    """Refuses texts that are too long for an index, folded or not: 850 emoji are 3,400 bytes."""

    def __call__(self, value: str) -> None:
        if _indexed_bytes(value) > INDEXED_BYTES:
            raise ValidationError(f"At most {INDEXED_BYTES:,} bytes of UTF-8.", code="max_bytes")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IndexedBytes)

    def __hash__(self) -> int:
        return hash(IndexedBytes)


class TitleField(models.CharField):  # type: ignore[type-arg]  # generic for mypy only
    """The name or number of a record: required, 850 characters, short enough to be indexed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 850)
        kwargs["validators"] = [IndexedBytes()]
        super().__init__(*args, **kwargs)


class ComputedText(models.TextField):  # type: ignore[type-arg]  # as above
    """A text the program derives on each save, compared byte by byte on both databases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def compute(self, instance: models.Model) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.compute(model_instance)
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(ComputedText):
    """The companion of a text, without case and accents, for sorting and for uniqueness."""

    def __init__(self, *, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def compute(self, instance: models.Model) -> str:
        return fold(getattr(instance, self.source))


class SearchField(ComputedText):
    """What `q=` looks through: the folded texts of the columns that the model's `SEARCH` names."""

    def compute(self, instance: models.Model) -> str:
        values = (_searchable(getattr(instance, name)) for name in type(instance).SEARCH)  # type: ignore[attr-defined]
        return fold("\n".join(values))


def _searchable(value: Any) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "")


class _NotNegative(models.DecimalField):  # type: ignore[type-arg]  # as above
    """A decimal from 0 up. Its model also carries a `not_negative` constraint."""

    scale = 2
    digits = 15

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", self.digits)
        kwargs.setdefault("decimal_places", self.scale)
        kwargs["validators"] = [MinValueValidator(0)]
        super().__init__(*args, **kwargs)


class MoneyField(_NotNegative):
    """USD (or the order's currency) with cents, up to 9,999,999,999.99."""

    digits = 12


class WeightField(_NotNegative):
    """Pounds with two decimals, up to 99,999,999.99."""

    digits = 10


class PriceField(_NotNegative):
    """USD per unit of the price basis with five decimals, up to 99,999.99999."""

    digits = 10
    scale = 5


class WordListField(models.JSONField):
    """Short words as a sorted JSON list, found one by one: `establishment_numbers__has="M245C"`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(default=list, blank=True)
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> Any:
        return sorted(set(value)) if isinstance(value, (list, set, tuple)) else value


class ChoiceSetField(WordListField):
    """A set of choices as a sorted JSON list."""

    def __init__(self, *, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        self.choice_set = [tuple(choice) for choice in choices]
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "choices": self.choice_set}

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        unknown = set(value or []) - {choice for choice, _ in self.choice_set}
        if unknown:
            raise ValidationError(f"Unknown choices: {', '.join(sorted(unknown))}.", code="invalid_choice")
        return super().clean(value, model_instance)


class Has(models.Lookup):
    """Whether the list holds one of the given words: containment on PostgreSQL, `json_each` on SQLite."""

    lookup_name = "has"
    prepare_rhs = False

    def words(self) -> list[str]:
        return [str(word) for word in (self.rhs if isinstance(self.rhs, (list, tuple, set)) else [self.rhs])]

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        column, params = compiler.compile(self.lhs)
        sql = " OR ".join([f"{column} @> %s::jsonb"] * len(self.words()))
        return f"({sql})", [p for word in self.words() for p in (*params, json.dumps([word]))]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        column, params = compiler.compile(self.lhs)
        marks = ", ".join(["%s"] * len(self.words()))
        sql = f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({marks}))"  # noqa: S608  # names and marks
        return sql, [*params, *self.words()]


WordListField.register_lookup(Has)
