"""Django's admin shows every record and changes none: writing is done through the API and its rules."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

from apps.audit.admin import ReadOnlyAdmin
from apps.core.checks import entities
from apps.operations.models import ScheduledJob


@admin.register(ScheduledJob)
class ScheduledJobAdmin(ReadOnlyAdmin):
    list_display = ("name", "due_on", "succeeded_on", "failures", "last_error")


class EntityAdmin(ReadOnlyAdmin):
    """An entity whose app says nothing of its own."""

    list_display = ("__str__", "status", "owner", "modified_on")
    list_filter = ("status",)
    list_select_related = ("owner",)
    search_fields = ("search_text",)


for entity in entities():
    if not admin.site.is_registered(entity):
        admin.site.register(entity, EntityAdmin)

# What libraries bring: second factors and sessions are nobody's to edit, groups mean nothing here.
for table in (EmailAddress, Authenticator, UserSession, Group):
    if admin.site.is_registered(table):
        admin.site.unregister(table)
