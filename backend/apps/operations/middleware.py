"""Every request is counted, timed and noted in the access log."""

from __future__ import annotations

import logging
import re
import time
from typing import TYPE_CHECKING, Any

from apps.core.context import current
from apps.core.middleware import client_address
from apps.operations import health, metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    Handler = Callable[[HttpRequest], HttpResponseBase]

ADMIN_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ACCESS = logging.getLogger("access")
SECRET_IN_PATH = re.compile(r"(?<=/)(reset-password|accept-invitation|invitations?/accept|invite)/[^/?]+")
SECRET_PARAMETER = re.compile(
    r"(?<![^&])([^=&]*(?:key|token|secret|password|code|signature)[^=&]*)=[^&]*", re.IGNORECASE
)


class ObservationMiddleware:
    """Times the request; stands inside RequestContextMiddleware, around all that could refuse or fail."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META[health.FORWARDED] = any(name in request.META for name in health.FORWARDING)
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        metrics.observe(request, response.status_code, seconds)
        ACCESS.log(
            _level(response.status_code), "request", extra=_facts(request, response.status_code, seconds)
        )
        return response


class AdminPolicyMiddleware:
    """Django's own /admin brings scripts and styles in files of its own, which its pages may load."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", ADMIN_CSP)
        return response


def _level(status: int) -> int:
    return logging.ERROR if status >= 500 else logging.INFO


def _facts(request: HttpRequest, status: int, seconds: float) -> dict[str, Any]:
    return {
        "method": request.method,
        "path": shown_path(request.path_info),
        "query": shown_query(request.META.get("QUERY_STRING", "")),
        "status": status,
        "ms": round(1000 * seconds, 1),
        "address": client_address(request),
        "user": _user_id(request),
    }


def shown_path(path: str) -> str:
    """The path without the keys that e-mailed links carry."""
    return SECRET_IN_PATH.sub(r"\1/[redacted]", path)[:2000]


def shown_query(query: str) -> str:
    """The query without the values of parameters that sound secret."""
    return SECRET_PARAMETER.sub(r"\1=[redacted]", query)[:2000]


def _user_id(request: HttpRequest) -> int | None:
    """Who asked, where that is known already: no query is made to find out."""
    user = current().actor or getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)
