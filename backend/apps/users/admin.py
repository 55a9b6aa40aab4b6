"""People in Django's admin, for operators: who may enter it. All else is done in the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from apps.audit.admin import ReadOnlyAdmin
from apps.users.models import ApiToken, Invitation, User, UserProfile

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has it generic in its stubs only
    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("search_text",)
    fields = ("email", "first_name", "last_name", "is_active", "is_staff", "is_superuser", "last_login")
    readonly_fields = ("email", "first_name", "last_name", "is_active", "last_login")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Accounts come about by invitation, with a profile."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Users are deactivated, never deleted."""
        return False


@admin.register(UserProfile)
class UserProfileAdmin(ReadOnlyAdmin):
    list_display = ("name", "email", "role", "status")
    list_filter = ("role", "status")
    list_select_related = ("user",)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ("email", "role", "created_on", "expires_on", "accepted_on", "revoked_on")
    exclude = ("token_hash",)


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    list_display = ("name", "user", "scope", "expires_on", "last_used_on", "revoked_on")
    exclude = ("digest", "token_key")
