"""The base of every entity's serializer: what comes in is strict, what goes out is read by `lists`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from apps.core import fields as model_fields
from apps.core import serializer_fields as strict
from apps.core.constraints import constraint_field
from apps.core.exceptions import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

# The columns that every entity has, in the order in which they are shown.
ENTITY_FIELDS = (
    "id",
    "version",
    "status",
    "created_on",
    "created_by",
    "created_by_name",
    "modified_on",
    "modified_by",
    "modified_by_name",
    "owner",
    "owner_name",
    "dataverse_id",
)

# What a detail says about the reader, not about the record.
TAKEN_FROM_ELSEWHERE = ("can",)


class StrictSerializer(serializers.ModelSerializer[Any]):
    """A model serializer with exact types that refuses fields it does not know."""

    Meta: Any

    serializer_related_field = strict.ReferenceField
    serializer_choice_field = strict.ChoiceField
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: strict.TextField,
        models.TextField: strict.TextField,
        models.EmailField: strict.EmailField,
        models.URLField: strict.URLField,
        models.DecimalField: strict.DecimalField,
        models.BooleanField: strict.BooleanField,
        models.DateField: strict.DateField,
        models.IntegerField: strict.IntegerField,
        models.PositiveIntegerField: strict.IntegerField,
        models.PositiveSmallIntegerField: strict.IntegerField,
        model_fields.TitleField: strict.TextField,
        model_fields.MoneyField: strict.DecimalField,
        model_fields.WeightField: strict.DecimalField,
        model_fields.PriceField: strict.DecimalField,
    }

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        if isinstance(model_field, model_fields.ChoiceSetField):
            return strict.ChoiceSetField, {
                "choices": model_field.choice_set,
                "help_text": model_field.help_text,
            }
        return super().build_standard_field(field_name, model_field)

    def build_field(self, field_name: str, info: Any, model_class: Any, nested_depth: int) -> Any:
        reference, references = field_name.removesuffix("_name"), f"{field_name.removesuffix('_names')}s"
        if field_name.endswith("_name") and reference in info.forward_relations:
            return strict.NameField, {"reference": reference}
        if field_name.endswith("_names") and references in info.forward_relations:
            return strict.NamesField, {"references": references}
        return super().build_field(field_name, info, model_class, nested_depth)

    def get_uniqueness_extra_kwargs(self, field_names: Any, declared_fields: Any, extra_kwargs: Any) -> Any:
        """Nothing: `check_constraints` does what DRF's validators would do, and names a field."""
        return extra_kwargs, {}

    def get_unique_together_validators(self) -> list[Any]:
        """None: `check_constraints` shows every constraint at its field, DRF would show it at none."""
        return []

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            refused = {name: errors for name in data if (errors := self.refusal(name, data[name]))}
            if refused:
                raise ValidationError(refused)
        return super().to_internal_value(data)

    def refusal(self, name: str, value: Any) -> list[ErrorDetail]:
        """Why `name` may not be in the body, whatever its value; empty when it may."""
        return [] if name in self.fields else [ErrorDetail("There is no such field.", "unknown_field")]

    def check_constraints(self, attributes: Mapping[str, Any]) -> None:
        """Refuse what the database would refuse, at the field that a broken constraint names.

        Raises `RuleBroken`.
        """
        candidate = self._candidate(attributes)
        errors: dict[str, list[str]] = {}
        for constraint in candidate._meta.constraints:
            try:
                constraint.validate(type(candidate), candidate)
            except DjangoValidationError as error:
                errors.setdefault(constraint_field(constraint), []).extend(error.messages)
        if errors:
            raise RuleBroken(errors)

    def _candidate(self, attributes: Mapping[str, Any]) -> Any:
        """The row as it would become; a copy, since the row itself must not change before it is saved."""
        model = self.Meta.model
        columns = {field.name: field for field in model._meta.concrete_fields}
        candidate: Any = model(**self._stored_columns())
        candidate._state.adding = self.instance is None
        for name in columns.keys() & attributes.keys():
            setattr(candidate, name, attributes[name])
        for field in columns.values():
            if isinstance(field, model_fields.ComputedText):
                field.pre_save(candidate, add=False)
        return candidate

    def _stored_columns(self) -> dict[str, Any]:
        if self.instance is None:
            return {}
        return {
            field.attname: getattr(self.instance, field.attname)
            for field in self.instance._meta.concrete_fields
        }


class EntitySerializer(StrictSerializer):
    """What all entities share: read-only rules of the record itself, constraints, who may set the owner.

    `Meta.fields` starts with `ENTITY_FIELDS`; `Meta.detail_only` names children that lists leave out.
    """

    def refusal(self, name: str, value: Any) -> list[ErrorDetail]:
        if name in self.context.get("hidden", ()) or not self._is_known(name):
            return [ErrorDetail("There is no such field.", "unknown_field")]
        if not self._is_read_only(name) or self._is_unchanged(name, value):
            return []
        return [ErrorDetail("This field is read-only.", "read_only")]

    def _stored(self) -> Mapping[str, Any]:
        """The record as its detail shows it now; empty for a new one."""
        stored: Mapping[str, Any] = self.context["stored"]() if "stored" in self.context else {}
        return stored

    def _is_known(self, name: str) -> bool:
        """Whether the record has the field, its detail's own included: what was read may be sent back."""
        return name in self.fields or name in self._stored()

    def _is_read_only(self, name: str) -> bool:
        """Of the record itself; what is taken from elsewhere is accepted and ignored."""
        field = self.fields.get(name)
        if (
            isinstance(field, (strict.NameField, strict.NamesField, strict.ComputedField))
            or name in TAKEN_FROM_ELSEWHERE
        ):
            return False
        return field is None or field.read_only or name in self.context.get("read_only", ())

    def _is_unchanged(self, name: str, value: Any) -> bool:
        stored = self._stored()
        return (
            name in stored
            and stored[name] == value
            and isinstance(stored[name], bool) == isinstance(value, bool)
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        for name in self.context.get("read_only", ()):
            attrs.pop(name, None)
        self.check_constraints(attrs)
        return attrs

    def create(self, validated_data: dict[str, Any]) -> Any:
        return self.update(self.Meta.model(), validated_data)

    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """Set, stamp and save the record with its sets of references: one version step, one audit entry."""
        sets = {name: validated_data.pop(name) for name in self._sets() if name in validated_data}
        for name, value in validated_data.items():
            setattr(instance, name, value)
        changed = changed_sets(instance, sets)
        instance.extra_changes |= changed
        instance.stamp(self.context["request"].user)
        instance.save()
        for name, rows in sets.items():
            if name in changed:
                getattr(instance, name).set(rows)
        return instance

    def becoming(self, name: str, attrs: Mapping[str, Any]) -> Any:
        """The value that a field will have after this write."""
        return attrs[name] if name in attrs else getattr(self.instance, name, None)

    def _sets(self) -> list[str]:
        return [field.name for field in self.Meta.model._meta.many_to_many]


def changed_sets(instance: Any, sets: Mapping[str, Any]) -> dict[str, list[Any]]:
    """`{name: [old ids, new ids]}` of the sets of references that would change."""
    old = {name: [] if instance.pk is None else _ids(getattr(instance, name).all()) for name in sets}
    new = {name: _ids(rows) for name, rows in sets.items()}
    return {name: [old[name], new[name]] for name in sets if old[name] != new[name]}


def _ids(rows: Any) -> list[int]:
    return sorted(row.pk for row in rows)
