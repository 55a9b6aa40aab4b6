"""Documents in Django's admin: to look at. Files are uploaded and examined through the API alone."""

from __future__ import annotations

from django.contrib import admin

from apps.audit.admin import ReadOnlyAdmin
from apps.documents.models import Document


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ("original_name", "kind", "content_type", "size", "expires_on", "status")
    list_filter = ("kind", "status", "content_type")
    search_fields = ("search_text",)
    exclude = ("file",)
