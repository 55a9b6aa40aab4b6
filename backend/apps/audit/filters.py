"""By what entries of the trail are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from apps.audit.models import AuditEntry
from apps.core import serializer_fields as strict
from apps.core.filters import EntityFilterSet, ParameterFilter, filters_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


class SealedFilter(ParameterFilter):
    """Whether the entry has its seal."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs.filter(seal__isnull=not value)


def _any_of(column: str) -> ParameterFilter:
    return ParameterFilter(strict.TextField(max_length=40), many=True, field_name=column, lookup_expr="in")


class AuditEntryFilter(EntityFilterSet):
    class Meta:
        model = AuditEntry
        fields = ("entity", "actor", "action", "at", "request_id")

    entity__in = _any_of("entity")
    action__in = _any_of("action")
    record = filters_of("record_id", models.BigIntegerField())["record_id"]
    sealed = SealedFilter(filters_of("sealed", models.BooleanField())["sealed"].parameter)
