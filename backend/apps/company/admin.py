"""The company in Django's admin: to look at; it is changed in the program itself."""

from __future__ import annotations

from django.contrib import admin

from apps.audit.admin import ReadOnlyAdmin
from apps.company.models import CompanySettings


@admin.register(CompanySettings)
class CompanySettingsAdmin(ReadOnlyAdmin):
    list_display = ("name", "city", "po_number_prefix", "po_number_next")
