"""Middleware of sign-in: what a proxy may claim, how long a session lasts, who needs a second factor."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils import timezone

from apps.company.models import CompanySettings
from apps.core.context import current
from apps.core.exceptions import problem_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    Handler = Callable[[HttpRequest], HttpResponseBase]

CLAIMS = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_FOR")
MINUTE = 60
# What somebody may reach who still has to set up the second factor that their role needs.
WITHOUT_SECOND_FACTOR = ("/api/v1/auth/", "/api/v1/user-profiles/me/")


class ForwardedHeadersMiddleware:
    """Forgets `X-Forwarded-*` of everybody but the trusted proxies."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("REMOTE_ADDR") not in settings.TRUSTED_PROXIES:
            for name in CLAIMS:
                request.META.pop(name, None)
        return self.get_response(request)


class SessionLimitsMiddleware:
    """Ends a session that was idle or lasted too long; notes, at most once a minute, that it is in use."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _has_session(request) and request.user.is_authenticated:
            if _is_over(request):
                get_adapter().logout(request)
            elif _lacks_second_factor(request):
                return problem_page(
                    403,
                    "second_factor_required",
                    "Your role needs a second factor; set one up in your profile.",
                )
            else:
                current().actor = request.user
                _note_use(request)
        return self.get_response(request)


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.path_info.startswith(
        ("/api/", "/admin/")
    )


def _is_over(request: HttpRequest) -> bool:
    now = int(time.time())
    began, seen = request.session.get("began", now), request.session.get("seen", now)
    return bool(now - began > settings.SESSION_MAX_SECONDS or now - seen > settings.SESSION_COOKIE_AGE)


def _lacks_second_factor(request: Any) -> bool:
    if request.path_info.startswith(WITHOUT_SECOND_FACTOR):
        return False
    needs = request.user.profile.role in CompanySettings.current().two_factor_roles
    return bool(needs and not request.session.get("second_factor"))


def _note_use(request: HttpRequest) -> None:
    now = int(time.time())
    request.session.setdefault("began", now)
    if now - request.session.get("seen", 0) >= MINUTE:
        request.session["seen"] = now
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now(),
            ip=get_adapter().get_client_ip(request),
            user_agent=get_adapter().get_http_user_agent(request)[:200],
        )
