"""Middleware around every request: its context, its security headers, and the gate of the API."""

from __future__ import annotations

import ipaddress
import json
import math
import re
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation

from apps.core.context import RequestContext, request_context
from apps.core.exceptions import problem_page
from apps.core.text import BAD_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponseBase

    Handler = Callable[[HttpRequest], HttpResponseBase]

WELL_FORMED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
DEEPEST, LONGEST_NUMBER = 20, 40
UNREADABLE = object()  # stands for a number that no program would read as it was written
NO_TEXT = ("bad_character", "Holds a character that is no text.")
CARRIED_OVER = ("Allow", "Retry-After", "WWW-Authenticate", "X-Request-ID")
CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    429: "throttled",
}


class RequestContextMiddleware:
    """Names each request and notes where it came from, for the logs and the audit trail."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if WELL_FORMED_ID.fullmatch(given) else str(uuid.uuid4())
        with request_context(RequestContext(request_id=request_id, address=client_address(request))):
            response = self.get_response(request)
        response["X-Request-ID"] = request_id
        return response


def client_address(request: HttpRequest) -> str | None:
    """The address of whoever asks; X-Forwarded-For counts only from a trusted proxy."""
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and peer in settings.TRUSTED_PROXIES:
        peer = forwarded.rsplit(",", 1)[-1].strip()
    try:
        return str(ipaddress.ip_address(peer))
    except ValueError:
        return None


class SecurityHeadersMiddleware:
    """A content security policy on every answer that has none of its own; nothing of the API is stored."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.API_CSP)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.path_info.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ApiGateMiddleware:
    """Nothing a view could choke on gets in, and nothing but JSON gets out of `/api/`."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        response = self.refusal(request) or self.get_response(request)
        is_json = "json" in response.headers.get("Content-Type", "")
        return response if response.status_code < 400 or is_json else _as_problem(response)

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        """A problem for a request with characters or a body that nobody means; None for all others."""
        checks = (_bad_path, _bad_authorization, _bad_parameter, _bad_body)
        try:
            return next((refused for check in checks if (refused := check(request))), None)
        except SuspiciousOperation:  # Django's own limits, such as that on the number of parameters
            return problem_page(400, "bad_request", "The request is not valid.")


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    status = response.status_code
    code = CODES.get(status, "server_error" if status >= 500 else "bad_request")
    page = problem_page(status, code, response.reason_phrase)
    for name in CARRIED_OVER:
        if name in response.headers:
            page[name] = response.headers[name]
    page.cookies = response.cookies
    return page


def _bad_path(request: HttpRequest) -> HttpResponseBase | None:
    if BAD_CHARACTERS.search(request.path_info):
        return problem_page(404, "not_found", "There is no such address.")
    return None


def _bad_authorization(request: HttpRequest) -> HttpResponseBase | None:
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if header.isascii() and header.isprintable():
        return None
    refused = problem_page(401, "authentication_failed", "This is no token.")
    refused["WWW-Authenticate"] = "Bearer"
    return refused


def _bad_parameter(request: HttpRequest) -> HttpResponseBase | None:
    for name, values in request.GET.lists():
        if any(BAD_CHARACTERS.search(text) for text in (name, *values)):
            return _invalid(name, *NO_TEXT)
        if len(values) > 1:
            return _invalid(name, "repeated", "Is given twice; lists are comma-joined.")
    return None


def _bad_body(request: HttpRequest) -> HttpResponseBase | None:
    if request.content_type != "application/json":
        return None
    try:
        body = request.body
    except RequestDataTooBig:
        return _invalid("body", "too_large", "The body is too large.", status=413)
    return _bad_json(body) if body else None


def _bad_json(body: bytes) -> HttpResponseBase | None:
    try:
        content = json.loads(
            body, parse_int=_integer, parse_float=_float, parse_constant=lambda _: UNREADABLE
        )
    except (ValueError, RecursionError):
        return problem_page(400, "parse_error", "The body is not valid JSON.")
    for path, value, depth in _leaves(content):
        if depth > DEEPEST:
            return _invalid(path, "too_deep", "Is nested too deeply.")
        if value is UNREADABLE:
            return _invalid(path or "body", "invalid", "Not a number that can be read.")
        if isinstance(value, str) and BAD_CHARACTERS.search(value):
            return _invalid(path or "body", *NO_TEXT)
    return None


def _integer(digits: str) -> Any:
    return int(digits) if len(digits) <= LONGEST_NUMBER else UNREADABLE


def _float(text: str) -> Any:
    number = float(text)
    return number if math.isfinite(number) else UNREADABLE


def _leaves(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any, int]]:
    """Every key and single value of a body with its path and depth; what lies too deep is not looked into."""
    if depth > DEEPEST or not isinstance(value, (dict, list)):
        yield path, value, depth
        return
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        below = f"{path}.{key}" if path else str(key)
        yield below, key, depth
        yield from _leaves(one, below, depth + 1)


def _invalid(field: str, code: str, message: str, status: int = 400) -> HttpResponseBase:
    name = BAD_CHARACTERS.sub("?", field)[:200]
    top = "invalid" if status == 400 else code
    return problem_page(
        status, top, f"{name}: {message}", errors=[{"field": name, "code": code, "message": message}]
    )
