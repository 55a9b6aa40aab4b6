"""How Django finds out who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend

from apps.users.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


class EmailBackend(ModelBackend):
    """E-mail and password. Every answer costs one query and one hash, so that time tells nothing."""

    def authenticate(  # type: ignore[override]  # Django's signature begins with a user name; there is none
        self, request: HttpRequest | None, email: str = "", password: str = "", **others: Any
    ) -> User | None:
        address = User.objects.normalize_email(email or others.get("username"))
        user = User.objects.with_profile().filter(email=address).first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        """The user of a session, with the profile in the same query: every request asks for the role."""
        user = User.objects.with_profile().filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
