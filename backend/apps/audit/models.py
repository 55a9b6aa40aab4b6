"""The audit trail: append-only, one row per record that a request changed, and security events."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """Who did what, when, from where, to which record, with the old and the new values."""

    at = models.DateTimeField(default=timezone.now, help_text="When it happened.")
    action = models.CharField(max_length=40, help_text="create, update, deactivate, restore, a stage move, sign_in, …")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Who did it; empty for the program."
    )
    actor_name = models.CharField(max_length=320, blank=True, default="", help_text="The actor's name at that time.")
    address = models.GenericIPAddressField(null=True, help_text="From where.")
    request_id = models.CharField(max_length=64, blank=True, default="", help_text="The request that did it.")
    entity = models.CharField(max_length=40, blank=True, default="", help_text="Kind of record, as in its address.")
    record_id = models.BigIntegerField(null=True, help_text="Which record; empty for events about none.")
    record_name = models.CharField(max_length=850, blank=True, default="", help_text="Its name at that time.")
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="{field: [old, new]}")
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="What else is known of it.")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["entity", "record_id", "-id"], name="audit_of_a_record"),
            models.Index(fields=["actor", "-id"], name="audit_of_an_actor"),
            models.Index(fields=["at", "id"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.entity} {self.record_name}".strip()
