"""Middleware around every request: its context, its security headers, and the gate of the API."""

from __future__ import annotations

import ipaddress
import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig

from apps.core.context import RequestContext, request_context
from apps.core.exceptions import problem_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponseBase

    Handler = Callable[[HttpRequest], HttpResponseBase]

WELL_FORMED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
BAD_CHARACTERS = re.compile("[\x00\ud800-\udfff]")
DEEPEST, LONGEST_NUMBER = 20, 40
CARRIED_OVER = ("Allow", "Retry-After", "WWW-Authenticate", "X-Request-ID")
CODES = {400: "bad_request", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 429: "throttled"}


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
        return next((refused for check in checks if (refused := check(request))), None)


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    status = response.status_code
    code = CODES.get(status, "server_error" if status >= 500 else "bad_request")
    page = problem_page(status, code, response.reason_phrase)  # type: ignore[attr-defined]
    for name in CARRIED_OVER:
        if name in response.headers:
            page[name] = response.headers[name]
    page.cookies = response.cookies
    return page


def _bad_path(request: HttpRequest) -> HttpResponseBase | None:
    if BAD_CHARACTERS.search(request.path_info) or "\ufffd" in request.path_info:
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
        if any(BAD_CHARACTERS.search(text) or "\ufffd" in text for text in (name, *values)):
            return _invalid(name, "bad_character", "Holds a character that is no text.")
        if len(values) > 1:
            return _invalid(name, "repeated", "Is given twice; lists are comma-joined.")
    return None


def _bad_body(request: HttpRequest) -> HttpResponseBase | None:
    if request.content_type != "application/json":
        return None
    try:
        body = request.body
    except RequestDataTooBig:
        return problem_page(413, "too_large", "The body is too large.")
    return _bad_json(body) if body else None


def _bad_json(body: bytes) -> HttpResponseBase | None:
    try:
        content = json.loads(body, parse_int=_short_integer, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return problem_page(400, "parse_error", "The body is not valid JSON.")
    for path, text, depth in _texts(content):
        if depth > DEEPEST:
            return problem_page(400, "parse_error", "The body is nested too deeply.")
        if BAD_CHARACTERS.search(text):
            return _invalid(path or "body", "bad_character", "Holds a character that is no text.")
    return None


def _short_integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number of too many digits")
    return int(digits)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _texts(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str, int]]:
    """Every text in a body with its path and depth; what lies too deep is not looked into."""
    if isinstance(value, str):
        yield path, value, depth
    elif depth > DEEPEST:
        yield path, "", depth
    elif isinstance(value, dict):
        for key, one in value.items():
            yield path, key, depth
            yield from _texts(one, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, f"{path}.{index}" if path else str(index), depth + 1)


def _invalid(field: str, code: str, message: str) -> HttpResponseBase:
    name = BAD_CHARACTERS.sub("?", field)[:200]
    return problem_page(400, "invalid", f"{name}: {message}", errors=[{"field": name, "code": code, "message": message}])
