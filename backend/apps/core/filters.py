"""Filters of lists: a column's kind decides its lookups, so an entity only names the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Q
from rest_framework import serializers

from apps.core import fields as model_fields
from apps.core import serializer_fields as strict
from apps.core.exceptions import InvalidParameter
from apps.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

MOST_VALUES = 500
Narrowed = TypeVar("Narrowed", bound="QuerySet[Any]")


class ParameterFilter(filters.Filter):
    """One query parameter: `parameter` reads the raw text strictly, `lookup_expr` says what is compared."""

    field_class = forms.CharField

    def __init__(
        self, parameter: serializers.Field[Any, Any, Any, Any], *, many: bool = False, **kwargs: Any
    ) -> None:
        self.parameter, self.many = parameter, many
        super().__init__(**kwargs)

    def read(self, raw: str) -> Any:
        """The value of the raw text; raises a serializer's ValidationError."""
        if not self.many:
            return self.parameter.run_validation(raw)
        words = raw.split(",")
        if len(words) > MOST_VALUES:
            raise serializers.ValidationError(f"At most {MOST_VALUES} values.")
        return [self.parameter.run_validation(word) for word in words]

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__{self.lookup_expr}": value})


class FoldedContainsFilter(ParameterFilter):
    """Contains, without regard to case and accents, where the column has a folded companion."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}_folded__contains": fold(value)})


class LinkedFilter(ParameterFilter):
    """Whether the set of references holds one of the ids; a join would show a row once for each of them."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        holding = qs.model._base_manager.filter(**{f"{self.field_name}__{self.lookup_expr}": value})
        return qs.filter(pk__in=holding.values("pk"))


class EmptyFilter(ParameterFilter):
    """Whether the column holds nothing: null, "" or no choice."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        column = qs.model._meta.get_field(self.field_name)
        empty = Q(**{f"{self.field_name}__isnull": True}) if column.null else Q()
        if isinstance(column, (models.CharField, models.TextField)):
            empty |= Q(**{self.field_name: ""})
        if isinstance(column, models.JSONField):
            empty |= Q(**{self.field_name: []})
        return qs.filter(empty) if value else qs.exclude(empty)


class _Boolean(serializers.BooleanField):
    """`true` or `false` as text."""

    def to_internal_value(self, data: Any) -> bool:
        if data not in {"true", "false"}:
            raise serializers.ValidationError("Either true or false.", "invalid")
        return bool(data == "true")


class _Number(serializers.IntegerField):
    """A whole number written with digits only."""

    def to_internal_value(self, data: Any) -> int:
        if not str(data).isascii() or not str(data).isdigit():
            self.fail("invalid")
        return super().to_internal_value(data)


def _reference() -> serializers.IntegerField:
    return _Number(min_value=0, max_value=2**63 - 1)


def _word() -> strict.TextField:
    return strict.TextField(max_length=850)


def _instant() -> serializers.DateTimeField:
    return serializers.DateTimeField()


def _date() -> strict.DateField:
    return strict.DateField()


Made = dict[str, filters.Filter]


def _bounds(name: str, parameter: Callable[[], Any]) -> Made:
    return {
        f"{name}__{end}": ParameterFilter(parameter(), field_name=name, lookup_expr=end)
        for end in ("gte", "lte")
    }


def _equals(name: str, parameter: Callable[[], Any], lookup: str = "exact") -> Made:
    return {name: ParameterFilter(parameter(), field_name=name, lookup_expr=lookup)}


def _any_of(name: str, parameter: Callable[[], Any]) -> Made:
    return {f"{name}__in": ParameterFilter(parameter(), many=True, field_name=name, lookup_expr="in")}


def _empty(name: str) -> Made:
    return {f"{name}__isempty": EmptyFilter(_Boolean(), field_name=name)}


def _text(name: str, column: models.Field[Any, Any]) -> Made:
    folded = any(field.name == f"{name}_folded" for field in column.model._meta.concrete_fields)
    kind: Any = FoldedContainsFilter if folded else ParameterFilter
    contains = {f"{name}__icontains": kind(_word(), field_name=name, lookup_expr="icontains")}
    return {**_equals(name, _word), **contains}


def _choice(name: str, column: models.Field[Any, Any]) -> Made:
    def parameter() -> strict.ChoiceField:
        return strict.ChoiceField(choices=column.choices or ())

    return {**_equals(name, parameter), **_any_of(name, parameter)}


def _choice_set(name: str, column: model_fields.ChoiceSetField) -> Made:
    def parameter() -> strict.ChoiceField:
        return strict.ChoiceField(choices=column.choice_set)

    return {f"{name}__has": ParameterFilter(parameter(), many=True, field_name=name, lookup_expr="has")}


def _relation(name: str, column: models.Field[Any, Any]) -> Made:
    isnull = {f"{name}__isnull": ParameterFilter(_Boolean(), field_name=name, lookup_expr="isnull")}
    return {**_equals(name, _reference), **_any_of(name, _reference), **(isnull if column.null else {})}


def _linked(name: str, _column: models.ManyToManyField[Any, Any]) -> Made:
    return {
        name: LinkedFilter(_reference(), field_name=name, lookup_expr="exact"),
        f"{name}__in": LinkedFilter(_reference(), many=True, field_name=name, lookup_expr="in"),
    }


def _decimal(name: str, column: models.DecimalField[Any, Any]) -> Made:
    def parameter() -> strict.DecimalField:
        return strict.DecimalField(max_digits=column.max_digits, decimal_places=column.decimal_places)

    return {**_equals(name, parameter), **_bounds(name, parameter)}


def filters_of(name: str, column: Any) -> Made:
    """Every filter that a column of this kind offers, by parameter name."""
    for kinds, make in _KINDS:
        if isinstance(column, kinds):
            return {**make(name, column), **(_empty(name) if _may_hold_nothing(column) else {})}
    raise TypeError(f"No filters are known for {column!r}.")


def _may_hold_nothing(column: Any) -> bool:
    return column.null or (
        column.blank and isinstance(column, (models.CharField, models.TextField, models.JSONField))
    )


_KINDS: tuple[tuple[Any, Callable[[str, Any], Made]], ...] = (
    (model_fields.ChoiceSetField, _choice_set),
    ((models.ForeignKey, models.OneToOneField), _relation),
    (models.ManyToManyField, _linked),
    (models.DecimalField, _decimal),
    (models.BooleanField, lambda name, _: _equals(name, _Boolean)),
    (models.DateTimeField, lambda name, _: _bounds(name, _instant)),
    (models.DateField, lambda name, _: {**_equals(name, _date), **_bounds(name, _date)}),
    (models.UUIDField, lambda name, _: _equals(name, serializers.UUIDField)),
    (models.IntegerField, lambda name, _: {**_equals(name, _reference), **_bounds(name, _reference)}),
    (
        models.CharField,
        lambda name, column: _choice(name, column) if column.choices else _text(name, column),
    ),
    (models.TextField, _text),
)

EVERYWHERE = ("owner", "dataverse_id", "created_on", "modified_on")


class EntityFilterSet(filters.FilterSet):
    """`Meta.fields` names the columns that can be filtered; `EVERYWHERE` comes by itself."""

    class Meta:
        fields: tuple[str, ...] = ()

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        if cls._meta.model is None:
            return dict(cls.declared_filters)
        columns = {field.name: field for field in cls._meta.model._meta.get_fields()}
        names = [*cls._meta.fields, *(name for name in EVERYWHERE if name in columns)]
        made = [filters_of(name, columns[name]) for name in dict.fromkeys(names)]
        return {
            **_any_of("id", _reference),
            **{k: v for one in made for k, v in one.items()},
            **cls.declared_filters,
        }

    @classmethod
    def narrow(cls, queryset: Narrowed, parameters: dict[str, str]) -> Narrowed:
        """`queryset` narrowed by every parameter that is one of these filters.

        Raises `InvalidParameter`, naming the parameter, for a value the filter cannot read.
        """
        for name, raw in parameters.items():
            if name in cls.base_filters:
                queryset = cls._apply(name, raw, queryset)
        return queryset

    @classmethod
    def _apply(cls, name: str, raw: str, queryset: Any) -> Any:
        one: ParameterFilter = cls.base_filters[name]
        if raw == "":
            raise InvalidParameter(name, "Must not be empty.", "blank")
        try:
            return one.filter(queryset, one.read(raw))
        except serializers.ValidationError as error:
            raise InvalidParameter(name, _first(error.detail)) from error


def _first(detail: Any) -> str:
    return str(detail[0] if isinstance(detail, list) else detail)
