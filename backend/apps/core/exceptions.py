"""Every refusal of the API, as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from rest_framework import exceptions

from apps.core import trail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import HttpRequest
    from rest_framework.request import Request
    from rest_framework.response import Response

PROBLEM = "application/problem+json"

# Codes of field errors that fit the published schema but break a rule: 422, unless a 400 is among them.
RULE_CODES = {"does_not_exist", "unique", "rule", "max_bytes"}


class RuleBroken(exceptions.APIException):
    """422: it fits the schema, but a rule refuses it. Not a ValidationError, which DRF would rewrap."""

    status_code = 422
    default_code = "rule_broken"

    def __init__(self, errors: Mapping[str, Any], code: str = "rule") -> None:
        super().__init__("A rule refuses this.", self.default_code)
        self.errors = list(flatten(exceptions.ValidationError(dict(errors), code=code).detail))


class Conflict(exceptions.APIException):
    """409: the state of the record does not allow it. `extra` members are added to the problem."""

    status_code = 409
    default_code = "conflict"

    def __init__(self, detail: str, code: str = "conflict", **extra: Any) -> None:
        super().__init__(detail, code)
        self.extra = extra


class Stale(exceptions.APIException):
    """412: somebody changed the record meanwhile; `current` is how it is now."""

    status_code = 412
    default_code = "stale"

    def __init__(self, current: Mapping[str, Any]) -> None:
        super().__init__("The record was changed meanwhile; `current` is how it is now.", "stale")
        self.extra = {"current": current}


class PreconditionRequired(exceptions.APIException):
    """428: a write must say which version it was made from."""

    status_code = 428
    default_code = "if_match_required"
    default_detail = 'Send If-Match with the ETag of the record, such as "3".'


class InvalidParameter(exceptions.ValidationError):
    """400 that names one parameter or header."""

    def __init__(self, name: str, message: str, code: str = "invalid") -> None:
        super().__init__({name: [exceptions.ErrorDetail(message, code)]})


def flatten(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """DRF's nested error details as `{field, code, message}`, lists of children by their index."""
    if isinstance(detail, dict):
        for key, value in detail.items():
            yield from flatten(value, _inside(path, str(key)))
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            nested = isinstance(value, (dict, list))
            yield from flatten(value, f"{path}.{index}" if nested else path)
    else:
        code = getattr(detail, "code", "invalid")
        yield {"field": path or "non_field_errors", "code": code, "message": str(detail)}


def _inside(path: str, key: str) -> str:
    """The path of a child's field; what is wrong with the child as a whole is shown at the child."""
    if path and key == "non_field_errors":
        return path
    return f"{path}.{key}" if path else key


def problem(status: int, code: str, detail: str, **extra: Any) -> dict[str, Any]:
    """The members of one problem."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **extra,
    }


def problem_page(status: int, code: str, detail: str, **extra: Any) -> JsonResponse:
    """A problem as a plain Django answer, for whatever refuses before DRF is reached."""
    return JsonResponse(problem(status, code, detail, **extra), status=status, content_type=PROBLEM)


def csrf_failure(_request: HttpRequest, reason: str = "") -> JsonResponse:  # noqa: ARG001  # Django names it
    """Django's CSRF refusal (`CSRF_FAILURE_VIEW`)."""
    return problem_page(
        403, "csrf_failed", "The CSRF token is missing or wrong; read it from the csrftoken cookie."
    )


def problem_response(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every refusal becomes a problem; what is none stays a server error."""
    from rest_framework.views import exception_handler  # noqa: PLC0415  # settings name this module: no import cycle

    response = exception_handler(exc, context)
    if response is None:
        return None
    response.data = _problem_of(exc, response)
    response.status_code = response.data["status"]
    response.content_type = PROBLEM
    if response.status_code == 403:
        _note_denial(context["request"], response.data["code"])
    return response


def _note_denial(request: Request, code: str) -> None:
    """Whoever signed in and tries what their role may not do is an event of the trail."""
    if request.user and request.user.is_authenticated:
        trail.record_event(
            "permission_denied", actor=request.user, method=request.method, path=request.path[:500], code=code
        )


def _problem_of(exc: Exception, response: Response) -> dict[str, Any]:
    if isinstance(exc, exceptions.ValidationError):
        return _invalid(list(flatten(exc.detail)))
    if isinstance(exc, RuleBroken):
        return problem(422, "rule_broken", _sentence(exc.errors), errors=exc.errors)
    detail = response.data["detail"]  # of Django's own 403 and 404, too: DRF has made theirs of them
    return problem(response.status_code, detail.code, str(detail), **getattr(exc, "extra", {}))


def _invalid(errors: list[dict[str, str]]) -> dict[str, Any]:
    if errors and all(error["code"] in RULE_CODES for error in errors):
        return problem(422, "rule_broken", _sentence(errors), errors=errors)
    return problem(400, "invalid", _sentence(errors), errors=errors)


def _sentence(errors: list[dict[str, str]]) -> str:
    """What a program without a form shows: the first error, and how many more."""
    first = f"{errors[0]['field']}: {errors[0]['message']}" if errors else "The request is not valid."
    return first if len(errors) < 2 else f"{first} ({len(errors) - 1} more)"
