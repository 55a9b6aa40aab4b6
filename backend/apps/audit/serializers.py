"""What the API gives of the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from apps.audit.models import AuditEntry
from apps.core import serializer_fields as strict
from apps.core.serializers import StrictSerializer

if TYPE_CHECKING:
    from collections.abc import Mapping


class SealedField(strict.ComputedField):
    """Whether a seal protects the entry; a new one waits for it up to a minute."""

    needs = ("seal__id",)
    schema = {"type": "boolean"}

    def compute(self, row: Mapping[str, Any]) -> bool:
        return row["seal__id"] is not None


class AuditEntrySerializer(StrictSerializer):
    record = strict.IntegerField(
        source="record_id",
        allow_null=True,
        read_only=True,
        help_text="Which record; null for events about none.",
    )
    actor_name = strict.TextField(read_only=True, help_text="The actor's name at that time.")
    changes = serializers.DictField(read_only=True, help_text="{field: [old, new]}")
    details = serializers.DictField(read_only=True, help_text="What else is known of it.")
    sealed = SealedField()

    class Meta:
        model = AuditEntry
        fields = (
            "id",
            "at",
            "action",
            "actor",
            "actor_name",
            "address",
            "request_id",
            "entity",
            "record",
            "record_name",
            "changes",
            "details",
            "sealed",
        )
        read_only_fields = fields
