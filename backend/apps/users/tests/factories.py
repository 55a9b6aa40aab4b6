"""Stored people, invitations and tokens for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

from apps.core.roles import Role
from apps.users.models import ApiToken, Invitation, User, UserProfile

PASSWORD = "correct-horse-battery"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@projectmeats.test")
    password = PASSWORD
    first_name = "Dana"
    last_name = factory.Sequence(lambda number: f"Reyes {number}")
    role = Role.BROKER


class UserProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UserProfile

    @classmethod
    def _create(cls, *model: Any, **fields: Any) -> UserProfile:  # noqa: ARG003  # factory_boy passes it
        """A profile comes with its user."""
        profile = UserFactory().profile if "user" not in fields else fields.pop("user").profile
        for name, value in fields.items():
            setattr(profile, name, value)
        profile.save()
        return profile


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda number: f"invited{number}@projectmeats.test")
    role = Role.BROKER
    token_hash = factory.Sequence(lambda number: f"{number:064}")
    invited_by = factory.SubFactory(UserFactory, role=Role.ADMIN)
    expires_on = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))


class ApiTokenFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ApiToken

    user = factory.SubFactory(UserFactory)
    name = "Nightly report"
    scope = "read"
    expires_on = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))

    @classmethod
    def _create(cls, *model: Any, **fields: Any) -> ApiToken:  # noqa: ARG003  # factory_boy passes it
        return ApiToken.objects.issue(fields.pop("user"), **fields)[0]
