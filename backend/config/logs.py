"""Structured logs on standard output: one JSON object a line, each with the request's id.

`log` tells the streams apart: `access`, `security`, `error` and `application`. Secrets never get out: they
are blotted out by the name of their field and by the look of their text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import structlog

from apps.core.context import current
from config import env

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    Event = MutableMapping[str, Any]

BLOT = "[redacted]"
SECRET_NAMES = re.compile(
    r"password|passwd|secret|token|authorization|cookie|csrf|session_?id|api_?key|totp|recovery|^key$|^code$",
    re.IGNORECASE,
)
SECRET_TEXTS = re.compile(
    r"(?P<before>\bbearer\s+|\bbasic\s+|://[^\s:/@]+:|\b(?:sessionid|csrftoken|password|token|secret|key)=)[^\s&;,@'\"]+"
    r"|\bpm_[A-Za-z0-9]{8,}",
    re.IGNORECASE,
)
SECURITY_LOGGERS = ("security", "django.security")


def redacted(value: Any) -> Any:
    """`value` with every secret in it blotted out, at any depth."""
    if isinstance(value, str):
        return SECRET_TEXTS.sub(lambda found: (found["before"] or "") + BLOT, value)
    if isinstance(value, dict):
        return {
            name: BLOT if SECRET_NAMES.search(str(name)) else redacted(one) for name, one in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [redacted(one) for one in value]
    return value


def blot_secrets(_logger: Any, _method: str, event: Event) -> Event:
    """A processor: nothing secret leaves, whoever logged it."""
    return {name: BLOT if _is_secret(name) else redacted(value) for name, value in event.items()}


def _is_secret(name: str) -> bool:
    return not name.startswith("_") and SECRET_NAMES.search(name) is not None


def add_request(_logger: Any, _method: str, event: Event) -> Event:
    """A processor: which request this line belongs to, and who made it."""
    context = current()
    if context.request_id:
        event.setdefault("request_id", context.request_id)
    if context.actor is not None:
        event.setdefault("user", context.actor.pk)
    return event


def name_stream(_logger: Any, _method: str, event: Event) -> Event:
    """A processor: which of the four logs this line belongs to."""
    name = str(event.get("logger", ""))
    if name == "access":
        event["log"] = "access"
    elif name.startswith(SECURITY_LOGGERS):
        event["log"] = "security"
    else:
        event["log"] = "error" if event.get("level") in {"error", "critical"} else "application"
    return event


def drop_request(_logger: Any, _method: str, event: Event) -> Event:
    """A processor: Django hands over whole request objects, which say nothing as text."""
    for name in ("request", "server_time"):
        event.pop(name, None)
    return event


SHARED = [
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    drop_request,
    add_request,
    name_stream,
]
RENDERERS = {
    "json": structlog.processors.JSONRenderer(),
    "console": structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
}


def chosen_format() -> str:
    """LOG_FORMAT; without it lines for people when embedded, JSON in production."""
    return str(env.read("LOG_FORMAT") or ("console" if env.read("MODE") == "embedded" else "json"))


def configuration(log_format: str, level: str) -> dict[str, Any]:
    """The standard library's logging configuration, for Django and gunicorn alike.

    On a person's console only what went wrong is shown, unless LOG_LEVEL asks for more.
    """
    quiet = "WARNING" if log_format == "console" and level == "INFO" else level
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            blot_secrets,
            RENDERERS[log_format],
        ],
    }
    plain = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {
            "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
        },
        "root": {"handlers": ["stdout"], "level": quiet},
        "loggers": {
            "django": plain,
            "django.server": plain,
            "django.request": {**plain, "level": "ERROR"},  # refusals are in the access log
            "gunicorn.error": {**plain, "level": quiet},
            "gunicorn.access": {**plain, "level": "CRITICAL"},  # the application writes its own
        },
    }


LOGGING = configuration(chosen_format(), env.read("LOG_LEVEL"))
