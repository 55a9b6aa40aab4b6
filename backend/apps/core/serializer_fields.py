"""Fields that take exactly what the published schema says: no number for a text, no text for a yes or no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rest_framework import serializers
from rest_framework.relations import MANY_RELATION_KWARGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MOST_REFERENCES = 200
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class TextField(serializers.CharField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class EmailField(TextField, serializers.EmailField):
    pass


class URLField(TextField, serializers.URLField):
    pass


class DecimalField(serializers.DecimalField):
    """A decimal string such as "2.41500"; numbers are refused, since JSON's are floats."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or not re.fullmatch(r"-?\d{1,20}(\.\d{1,20})?", data.strip(), re.ASCII):
            self.fail("invalid")
        return super().to_internal_value(data)

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        """As every field does it; DRF would take "" for null."""
        return serializers.Field.validate_empty_values(self, data)


class IntegerField(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        whole = _whole(data)
        if whole is None:
            self.fail("invalid")
        return super().to_internal_value(whole)


class BooleanField(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class DateField(serializers.DateField):
    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class ChoiceField(serializers.ChoiceField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class ChoiceSetField(serializers.ListField):
    """A set of choices, given in any order and kept sorted."""

    def __init__(self, *, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        self.most = len(choices)
        super().__init__(child=ChoiceField(choices=choices), max_length=self.most, **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:
        if isinstance(data, list) and len(data) > self.most:
            raise serializers.ValidationError(f"At most {self.most} choices.", "max_length")
        return sorted(set(super().to_internal_value(data)))


class ReferenceField(serializers.PrimaryKeyRelatedField[Any]):
    """The id of another record: a whole number that exists."""

    @classmethod
    def many_init(cls, *args: Any, **kwargs: Any) -> ReferencesField:
        options = {name: value for name, value in kwargs.items() if name in MANY_RELATION_KWARGS}
        return ReferencesField(child_relation=cls(*args, **kwargs), **options)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """As every field does it; DRF would take "" for null."""
        return serializers.Field.run_validation(self, data)

    def to_internal_value(self, data: Any) -> Any:
        whole = _whole(data)
        if whole is None:
            self.fail("incorrect_type", data_type=type(data).__name__)
        if not 0 <= whole < 2**63:
            self.fail("does_not_exist", pk_value=whole)
        return super().to_internal_value(whole)


class ReferencesField(serializers.ManyRelatedField):
    """A list of ids of other records, looked up at once."""

    default_error_messages = {"max_length": "At most {most} records."}

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            self.fail("not_a_list", input_type=type(data).__name__)
        if len(data) > MOST_REFERENCES:
            self.fail("max_length", most=MOST_REFERENCES)
        ids = [_id(one) for one in data]
        known: Any = self.child_relation.get_queryset()
        found = known.in_bulk([pk for pk in ids if pk is not None])
        wrong: Any = {at: self._error(data[at], pk) for at, pk in enumerate(ids) if pk not in found}
        if wrong:
            raise serializers.ValidationError(wrong)
        return list(found.values())

    def _error(self, given: Any, pk: int | None) -> serializers.ErrorDetail:
        code = "incorrect_type" if pk is None else "does_not_exist"
        message = self.child_relation.error_messages[code]
        return serializers.ErrorDetail(message.format(pk_value=given, data_type=type(given).__name__), code)


def _id(data: Any) -> int | None:
    """The id that a body gives; an impossible one becomes that of no record."""
    whole = _whole(data)
    return whole if whole is None or 0 <= whole < 2**63 else 0


def _whole(data: Any) -> int | None:
    """The whole number that `data` is; 1.0 counts as 1, True does not count."""
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data if isinstance(data, int) and not isinstance(data, bool) else None


class NameField(serializers.ReadOnlyField):
    """The title of the record that `reference` points to; null without one."""

    def __init__(self, *, reference: str, **kwargs: Any) -> None:
        self.reference = reference
        super().__init__(**kwargs)


class NamesField(serializers.ReadOnlyField):
    """The titles of a set of records, in the order of its ids."""

    def __init__(self, *, references: str, **kwargs: Any) -> None:
        self.references = references
        super().__init__(**kwargs)


class ComputedField(serializers.ReadOnlyField):
    """A value worked out from the row's own columns (`needs`) and the names already resolved."""

    needs: tuple[str, ...] = ()
    schema: dict[str, Any] = {}  # what it gives, as OpenAPI says it

    def compute(self, row: Mapping[str, Any]) -> Any:
        """`row` maps fields to their raw values, and `<reference>_name` to titles."""
        raise NotImplementedError
