"""How django-allauth is bent to our rules: its flows and views stay its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import authenticate

from apps.core import trail
from apps.core.context import current
from apps.users import accounts, encryption, mails
from apps.users.attempts import Attempt

if TYPE_CHECKING:
    from django.http import HttpRequest

    from apps.users.models import User

# allauth's notices that say nothing ours do not.
SAID_ELSEWHERE = {"password_reset", "password_changed", "password_set"}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come about by invitation."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password comes the second factor, and nothing else."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_client_ip(self, request: HttpRequest) -> str:
        return current().address or "::"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Whoever e-mail and password belong to; the same answer for a wrong one and for no such account."""
        attempt = Attempt("password", credentials["email"])
        attempt.begin()
        user = authenticate(request, **credentials)
        if user is None:
            attempt.failed("sign_in_failed")
        else:
            attempt.succeeded()
        return user

    def reauthenticate(self, user: User, password: str) -> bool:
        return self.authenticate(context.request, email=user.email, password=password) == user

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session["began"] = request.session["seen"] = int(time.time())
        methods = {record["method"] for record in get_authentication_records(request, user)}
        request.session["second_factor"] = "mfa" in methods
        trail.record_event("sign_in", actor=user)

    def logout(self, request: HttpRequest) -> None:
        user, key = request.user, request.session.session_key
        super().logout(request)
        if user.is_authenticated:
            UserSession.objects.filter(session_key=key).delete()
            trail.record_event("sign_out", actor=user)

    def set_password(self, user: User, password: str) -> None:
        """By change or by reset: one's own session goes on, all others end."""
        current().actor = current().actor or user
        session = context.request.session
        accounts.set_password(user, password, keep=session if context.request.user == user else None)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        name = template_prefix.rsplit("/", 1)[-1]
        if name not in SAID_ELSEWHERE:
            mails.send(name, email, link=context.get("password_reset_url", ""))


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)
