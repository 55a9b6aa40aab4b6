"""Signing in from a browser: the addresses of django-allauth that we serve, and where they differ.

Mounted at `/api/v1/auth/`. Sign-up, e-mail addresses of one's own and codes by e-mail are left out.
"""

from __future__ import annotations

import base64
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.headless.account import views as account
from allauth.headless.account.inputs import ChangePasswordInput
from allauth.headless.account.response import RequestPasswordResponse
from allauth.headless.base.response import ConflictResponse
from allauth.headless.base.views import APIView, AuthenticatedAPIView, ConfigView
from allauth.headless.constants import Client
from allauth.headless.internal.restkit import inputs
from allauth.headless.mfa import response as factor_response
from allauth.headless.mfa import views as factor
from allauth.headless.mfa.inputs import AuthenticateInput, ReauthenticateInput
from allauth.headless.usersessions.views import SessionsView
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import include, path
from django.utils.http import int_to_base36, urlencode

from apps.core import throttles, trail
from apps.core.exceptions import problem_page
from apps.users import encryption, mails
from apps.users.attempts import Attempt
from apps.users.models import User
from apps.users.second_factor import matching_step, proves, remember_step

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PENDING_SECRET = "second_factor.pending"  # noqa: S105  # the name of a key in the session
HOUR = 3600
MAILS_PER_HOUR = 3


# Passwords


class ForgottenInput(inputs.Input):
    email = inputs.EmailField()


class ForgottenView(APIView):
    """Sends a link to whoever has an account; answers the same, and as fast, to everybody else."""

    input_class = ForgottenInput

    def post(self, request: HttpRequest) -> Any:
        email = User.objects.normalize_email(self.input.cleaned_data["email"])
        attempt = Attempt("reset", email)
        attempt.begin()
        user = User.objects.filter(email=email, is_active=True).first()
        if (
            throttles.count(f"mails to {email}", HOUR, outlasts_process=True).number <= MAILS_PER_HOUR
            and user
        ):
            mails.send("password_reset_key", email, link=_reset_link(user))
            trail.record_event("password_reset_requested", actor=user)
        return RequestPasswordResponse(request)


def _reset_link(user: User) -> str:
    key = f"{int_to_base36(user.pk)}-{default_token_generator.make_token(user)}"
    return str(get_adapter().get_reset_password_from_key_url(key))


class ResetPasswordView(account.ResetPasswordView):
    """Guesses of the key are counted by address."""

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        attempt = Attempt("reset_key", "anybody")
        attempt.begin()
        response = super().handle(request, *args, **kwargs)
        if response.status_code != HTTPStatus.BAD_REQUEST:
            attempt.succeeded()
        return response


class CountedChangePasswordInput(ChangePasswordInput):
    def clean_current_password(self) -> str:
        """Whoever found an open browser may not guess the password in it."""
        attempt = Attempt("password", self.user.email)
        attempt.begin()
        password: str = super().clean_current_password()
        attempt.succeeded()
        return password


class ChangePasswordView(account.ChangePasswordView):
    input_class = CountedChangePasswordInput


# Second factor


class _CodeInput:
    """Codes are checked by `second_factor`: counted, and each good for one time."""

    user: User
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        self.authenticator = proves(self.user, self.cleaned_data["code"])
        if self.authenticator is None:
            raise get_factor_adapter().validation_error("incorrect_code")
        self.authenticator.user = self.user
        return str(self.cleaned_data["code"])


class CodeInput(_CodeInput, AuthenticateInput):
    pass


class CodeAgainInput(_CodeInput, ReauthenticateInput):
    pass


class CodeView(factor.AuthenticateView):
    input_class = CodeInput


class CodeAgainView(factor.ReauthenticateView):
    input_class = CodeAgainInput


class ActivateInput(inputs.Input):
    """The first code of a new authenticator app, checked against the secret that is on the screen."""

    code = inputs.CharField()

    def __init__(self, *args: Any, user: User, secret: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.secret = user, secret

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).replace(" ", "")
        self.step = matching_step(self.secret, code) if self.secret else None
        if self.step is None:
            raise get_factor_adapter().validation_error("incorrect_code")
        return code


class AuthenticatorAppView(AuthenticatedAPIView):
    """Set up, look at and remove the authenticator app. The secret waits in the session, encrypted."""

    input_class = {"POST": ActivateInput}

    def get(self, request: HttpRequest) -> Any:
        if found := self._app():
            return factor_response.TOTPResponse(request, found)
        secret = base64.b32encode(secrets.token_bytes(20)).decode()
        request.session[PENDING_SECRET] = encryption.encrypt(secret)
        address = get_factor_adapter().build_totp_url(request.user, secret)
        return factor_response.TOTPNotFoundResponse(request, secret, address)

    def post(self, request: HttpRequest) -> Any:
        raise_if_reauthentication_required(request, app="allauth.mfa")
        try:
            with transaction.atomic():
                found = self._activate(request)
        except IntegrityError:
            return ConflictResponse(request)
        del request.session[PENDING_SECRET]
        get_adapter().send_notification_mail("mfa/email/totp_activated", request.user)
        return factor_response.TOTPResponse(request, found)

    def _activate(self, request: HttpRequest) -> Authenticator:
        found = TOTP.activate(request.user, self.input.secret).instance
        remember_step(found, self.input.step)
        auto_generate_recovery_codes(request)
        request.session["second_factor"] = True
        trail.record_event("second_factor_added", actor=request.user)
        return found

    def delete(self, request: HttpRequest) -> Any:
        raise_if_reauthentication_required(request, app="allauth.mfa")
        removed, _ = Authenticator.objects.filter(user=request.user).delete()
        if removed:
            request.session.pop("second_factor", None)
            trail.record_event("second_factor_removed", actor=request.user)
            get_adapter().send_notification_mail("mfa/email/totp_deactivated", request.user)
        return factor_response.AuthenticatorDeletedResponse(request)

    def get_input_kwargs(self) -> dict[str, Any]:
        sealed = self.request.session.get(PENDING_SECRET)
        return {"user": self.request.user, "secret": encryption.decrypt(sealed) if sealed else None}

    def _app(self) -> Authenticator | None:
        return Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.TOTP).first()


class RecoveryCodesView(factor.ManageRecoveryCodesView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = super().post(request, *args, **kwargs)
        trail.record_event("recovery_codes_made", actor=request.user)
        return response


def admin_door(request: HttpRequest) -> HttpResponse:
    """Django's /admin has no password form of its own: it would ask for no second factor."""
    if request.user.is_authenticated:
        return problem_page(403, "forbidden", "Django's admin is for operators (`is_staff`).")
    address = urlencode({"next": request.GET.get("next", "/admin/")})
    return HttpResponseRedirect(f"/sign-in?{address}")


ROUTES: dict[str, type[APIView]] = {
    "config": ConfigView,
    "auth/session": account.SessionView,
    "auth/login": account.LoginView,
    "auth/reauthenticate": account.ReauthenticateView,
    "auth/password/request": ForgottenView,
    "auth/password/reset": ResetPasswordView,
    "auth/2fa/authenticate": CodeView,
    "auth/2fa/reauthenticate": CodeAgainView,
    "auth/sessions": SessionsView,
    "account/password/change": ChangePasswordView,
    "account/authenticators": factor.AuthenticatorsView,
    "account/authenticators/totp": AuthenticatorAppView,
    "account/authenticators/recovery-codes": RecoveryCodesView,
}

_browser = [
    path(address, view.as_api_view(client=Client.BROWSER), name=address) for address, view in ROUTES.items()
]
urlpatterns = [path("browser/v1/", include((_browser, "sign_in")))]
