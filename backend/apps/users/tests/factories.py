"""Stored people, invitations and tokens for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.core.roles import Role
from apps.users.models import ApiToken, Invitation, User, UserProfile

PASSWORD = "correct-horse-battery"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda number: f"person{number}@projectmeats.test")
    password = PASSWORD
    first_name = "Dana"
    last_name = Sequence(lambda number: f"Reyes {number}")
    role = Role.BROKER


class UserProfileFactory(DjangoModelFactory[UserProfile]):
    class Meta:
        model = UserProfile

    @classmethod
    def _create(cls, *model: Any, **fields: Any) -> UserProfile:  # noqa: ARG003  # factory_boy passes it
        """A profile comes with its user."""
        user = fields.pop("user", None) or UserFactory.create()
        for name, value in fields.items():
            setattr(user.profile, name, value)
        user.profile.save()
        profile: UserProfile = user.profile
        return profile


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    email = Sequence(lambda number: f"invited{number}@projectmeats.test")
    role = Role.BROKER
    token_hash = Sequence(lambda number: f"{number:064}")
    invited_by = SubFactory(UserFactory, role=Role.ADMIN)
    expires_on = LazyFunction(lambda: timezone.now() + timedelta(days=7))


class ApiTokenFactory(DjangoModelFactory[ApiToken]):
    class Meta:
        model = ApiToken

    user = SubFactory(UserFactory)
    name = "Nightly report"
    scope = "read"
    expires_on = LazyFunction(lambda: timezone.now() + timedelta(days=30))

    @classmethod
    def _create(cls, *model: Any, **fields: Any) -> ApiToken:  # noqa: ARG003  # factory_boy passes it
        token: ApiToken = ApiToken.objects.issue(fields.pop("user"), **fields)[0]
        return token
