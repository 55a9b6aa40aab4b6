"""The trail in Django's admin: to look at, never to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal

if TYPE_CHECKING:
    from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has it generic in its stubs only
    """No row is added, changed or deleted here."""

    show_full_result_count = False  # counting millions of entries takes longer than showing a page

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "action", "actor_name", "entity", "record_name", "address")
    list_filter = ("action", "entity")
    search_fields = ("search_text", "request_id")
    ordering = ("-id",)


@admin.register(AuditSeal)
class AuditSealAdmin(ReadOnlyAdmin):
    list_display = ("seq", "entry_id", "hash")
    ordering = ("-seq",)


@admin.register(AuditFloor)
class AuditFloorAdmin(ReadOnlyAdmin):
    list_display = ("seq", "cutoff", "deleted", "made_on")
