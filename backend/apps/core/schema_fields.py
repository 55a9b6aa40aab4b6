"""How the OpenAPI description shows our own serializer fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from drf_spectacular.drainage import warn
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

from apps.core.serializer_fields import MOST_REFERENCES

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema

Schema = dict[str, Any]

HIGHEST_ID = 2**63 - 1


def decimal_schema(digits: int, places: int, *, negative: bool = True, highest: int | None = None) -> Schema:
    """A decimal text with so many digits in all, `places` of them behind the point; none beyond `highest`."""
    sign = "-?" if negative else ""
    any_size = rf"[0-9]{{1,{digits - places}}}(\.[0-9]{{1,{places}}})?"
    number = any_size if highest is None else _up_to(str(highest), places)
    return {"type": "string", "format": "decimal", "pattern": f"^{sign}{number}$", "x-decimals": places}


def _up_to(highest: str, places: int) -> str:
    """A pattern of the decimals from 0 to a whole number, since JSON Schema bounds no texts."""
    last = len(highest) - 1
    smaller = [
        f"{highest[:at]}[0-{int(digit) - 1}][0-9]{{{last - at}}}"
        for at, digit in enumerate(highest)
        if digit != "0"
    ]
    below = "|".join([f"[0-9]{{1,{last}}}", *smaller])
    return rf"(({below})(\.[0-9]{{1,{places}}})?|{highest}(\.0{{1,{places}}})?)"


class DecimalExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.DecimalField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        field = self.target
        lowest, highest = _limit(field, MinValueValidator), _limit(field, MaxValueValidator)
        negative = lowest is None or lowest < 0
        return decimal_schema(field.max_digits, field.decimal_places, negative=negative, highest=highest)


def _limit(field: Any, kind: type[BaseValidator]) -> Any:
    """The limit that such a validator sets; None without one."""
    return next((one.limit_value for one in field.validators if isinstance(one, kind)), None)


class ReferenceExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.ReferenceField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        schema: Schema = {"type": "integer", "format": "int64", "minimum": 0, "maximum": HIGHEST_ID}
        entity = getattr(_target_of(self.target), "ENTITY", None)
        return {**schema, "x-entity": entity} if entity else schema


def _target_of(field: Any) -> Any:
    """The model that a reference points to; a read-only one only knows it by its column."""
    if field.queryset is not None:
        return field.queryset.model
    holder: Any = field.parent if isinstance(field.parent, serializers.ManyRelatedField) else field
    return holder.parent.Meta.model._meta.get_field(holder.source).related_model


class NameExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.NameField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        return {"type": ["string", "null"], "readOnly": True}


class NamesExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.NamesField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        return {"type": "array", "items": {"type": ["string", "null"]}, "readOnly": True}


class ComputedExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.ComputedField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        if not self.target.schema:
            warn(f"{type(self.target).__name__} does not say what it gives (`schema`).")
        return {**self.target.schema, "readOnly": True}


class ReferencesExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.ReferencesField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        one = ReferenceExtension(self.target.child_relation)  # type: ignore[no-untyped-call]
        items = one.map_serializer_field(auto_schema, direction)
        return {"type": "array", "items": items, "maxItems": MOST_REFERENCES}
