"""By what people, invitations and tokens are found."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.core.filters import EntityFilterSet, ParameterFilter
from apps.core.roles import Role
from apps.core.serializer_fields import ChoiceField
from apps.core.text import fold
from apps.users.models import ApiToken, Invitation, User, UserProfile


class NameFilter(ParameterFilter):
    """Contained in the names or the address, without regard to case and accents."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(serializers.CharField(max_length=320), **kwargs)

    def filter(self, qs: Any, value: str) -> Any:
        return qs.filter(**{f"{self.field_name}__contains": fold(value)})


class UserFilter(EntityFilterSet):
    name__icontains = NameFilter(field_name="search_text")
    role = ParameterFilter(ChoiceField(choices=Role.choices), field_name="profile__role")
    role__in = ParameterFilter(
        ChoiceField(choices=Role.choices), many=True, field_name="profile__role", lookup_expr="in"
    )

    class Meta:
        model = User
        fields = ("email", "is_active")


class UserProfileFilter(EntityFilterSet):
    name__icontains = NameFilter(field_name="user__search_text")

    class Meta:
        model = UserProfile
        fields = ("user", "role", "department", "job_title", "phone")


class InvitationFilter(EntityFilterSet):
    class Meta:
        model = Invitation
        fields = ("email", "role", "invited_by", "expires_on")


class ApiTokenFilter(EntityFilterSet):
    class Meta:
        model = ApiToken
        fields = ("name", "scope", "user", "expires_on", "last_used_on")
