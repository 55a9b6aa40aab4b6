"""How the OpenAPI description shows our own serializer fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.drainage import warn
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema

Schema = dict[str, Any]

HIGHEST_ID = 2**63 - 1


def decimal_schema(digits: int, places: int, *, negative: bool = True) -> Schema:
    """A decimal text with so many digits in all, `places` of them behind the point."""
    sign = "-?" if negative else ""
    pattern = rf"^{sign}[0-9]{{1,{digits - places}}}(\.[0-9]{{1,{places}}})?$"
    return {"type": "string", "format": "decimal", "pattern": pattern, "x-decimals": places}


class DecimalExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "apps.core.serializer_fields.DecimalField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        field = self.target
        limits = (getattr(validator, "limit_value", None) for validator in field.validators)
        may_be_negative = field.min_value is None and 0 not in limits
        return decimal_schema(field.max_digits, field.decimal_places, negative=may_be_negative)


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
