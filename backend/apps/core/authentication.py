"""Who asks: a browser by its session, a program by its token."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.crypto import hash_token
from knox.models import get_token_model
from knox.settings import CONSTANTS
from rest_framework import authentication, exceptions

if TYPE_CHECKING:
    from rest_framework.request import Request

SCHEME = "Bearer"
UNUSABLE = "The token is unknown, expired or revoked."


class BearerAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer pm_…`: an API token, hashed at rest. Its scope is checked by the permission."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        header = request.META.get("HTTP_AUTHORIZATION", "")
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = self.token_of(secret.strip())
        token.touch()
        return token.user, token

    def token_of(self, secret: str) -> Any:
        """The working token with this secret, its user and profile in one query.

        Raises AuthenticationFailed for anything else, whatever bytes it is made of.
        """
        if not secret.isascii() or not secret.isprintable():
            raise exceptions.AuthenticationFailed(UNUSABLE)
        digest = hash_token(secret)
        rows = get_token_model().objects.select_related("user__profile")
        for token in rows.filter(token_key=secret[: CONSTANTS.TOKEN_KEY_LENGTH]):
            if compare_digest(digest, token.digest) and token.is_active and token.user.is_active:
                return token
        raise exceptions.AuthenticationFailed(UNUSABLE)

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie of a signed-in browser; unsafe methods need the CSRF token."""

    def authenticate_header(self, request: Request) -> str:
        """Without it DRF would answer 403 to those who are not signed in."""
        return "Session"

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as refusal:
            raise exceptions.PermissionDenied(
                "The CSRF token is missing or wrong; read it from the csrftoken cookie.", "csrf_failed"
            ) from refusal


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it registers itself
    """How Swagger UI asks for a token."""

    target_class = "apps.core.authentication.BearerAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "An API token, made in the profile screen.",
        }


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it registers itself
    """The cookie that sign-in sets."""

    target_class = "apps.core.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
