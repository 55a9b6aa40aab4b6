"""Fields that take exactly what the published schema says: no number for a text, no text for a yes or no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

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
        super().__init__(child=ChoiceField(choices=choices), max_length=len(choices), **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:
        return sorted(set(super().to_internal_value(data)))


class ReferenceField(serializers.PrimaryKeyRelatedField[Any]):
    """The id of another record: a whole number that exists."""

    def to_internal_value(self, data: Any) -> Any:
        whole = _whole(data)
        if whole is None:
            self.fail("incorrect_type", data_type=type(data).__name__)
        if not 0 <= whole < 2**63:
            self.fail("does_not_exist", pk_value=whole)
        return super().to_internal_value(whole)


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
