"""Every environment variable, with its type, default and meaning: the list of knobs.

`docs/configuration.md` is generated from this table (`manage.py configuration`). A secret may also
come from a file: `SECRET_KEY_FILE=/run/secrets/key` stands for `SECRET_KEY`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


@dataclass(frozen=True)
class Knob:
    """One environment variable."""

    name: str
    cast: Any
    default: Any
    meaning: str


KNOBS = (
    Knob("MODE", str, "embedded", "`embedded` (one process, SQLite, no services) or `production`"),
    Knob(
        "SECRET_KEY",
        str,
        "",
        "Signs sessions; embedded makes its own in DATA_DIR, production needs 50 characters",
    ),
    Knob("SECRET_KEY_FALLBACKS", list, [], "Former keys, comma-joined, still accepted while rotating"),
    Knob("DEBUG", bool, False, "Django's debug pages; refused in production"),
    Knob("DATA_DIR", str, str(VAR_DIR), "Folder of the SQLite file, uploads, backups and generated secrets"),
    Knob(
        "DATABASE_URL",
        str,
        "",
        "`postgres://user:password@host:5432/name`; empty means SQLite in DATA_DIR",
    ),
    Knob("TEST_DATABASE_URL", str, "", "The database that tests run on instead of SQLite"),
    Knob("REDIS_URL", str, "", "`redis://host:6379/0`; empty keeps cache and throttles in the process"),
    Knob("ALLOWED_HOSTS", list, ["127.0.0.1", "localhost", "[::1]"], "Host names that are answered"),
    Knob(
        "PUBLIC_URL",
        str,
        "http://127.0.0.1:8000",
        "Address of the site as people type it; used in e-mails",
    ),
    Knob("HSTS", bool, False, "Tells browsers to insist on https for a year; switch it on when TLS works"),
    Knob("TRUSTED_PROXIES", list, [], "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed"),
    Knob("CORS_ALLOWED_ORIGINS", list, [], "Other origins whose scripts may call the API"),
    Knob("DOCS_PUBLIC", bool, True, "Whether schema, Swagger UI and ReDoc answer without signing in"),
    Knob("METRICS_ADDRESSES", list, ["127.0.0.1", "::1"], "Addresses or networks that may read /metrics"),
    Knob("LEAST_FREE_MB", int, 200, "Megabytes that must be free in DATA_DIR for /health/ready"),
    Knob(
        "EMAIL_URL",
        str,
        "consolemail://",
        "`smtp+tls://user:password@host:587`; the console in development",
    ),
    Knob(
        "EMAIL_FROM",
        str,
        "ProjectMeats <no-reply@projectmeats.example>",
        "Sender of the program's e-mails",
    ),
    Knob("TOTP_KEYS", list, [], "`id:key` pairs that encrypt second factors at rest; the first one encrypts"),
    Knob("UPLOAD_QUOTA_MB", int, 5000, "Megabytes of documents that one user may keep"),
    Knob("SEARCH_TYPOS", bool, True, "Typo-tolerant search where the database can"),
    Knob("LOG_LEVEL", str, "INFO", "DEBUG, INFO, WARNING or ERROR"),
    Knob("LOG_FORMAT", str, "", "`json` or `console`; empty means console when embedded, json in production"),
    Knob("SESSION_IDLE_MINUTES", int, 720, "A session unused for so long is over"),
    Knob("SESSION_MAX_HOURS", int, 336, "A session is over so long after sign-in, used or not"),
    Knob("WORKERS", int, 0, "gunicorn processes; 0 means 1 when embedded, 2 x cores + 1 in production"),
    Knob("THREADS", int, 8, "Threads of each gunicorn process"),
    Knob("PORT", int, 8000, "Port that gunicorn listens on"),
    Knob("BIND", str, "127.0.0.1", "Address that gunicorn listens on"),
    Knob("DEMO", bool, True, "Whether an empty embedded database gets demo data on first start"),
    Knob(
        "RUN_DUE_IN_PROCESS",
        bool,
        False,
        "Runs the scheduled jobs in a thread of the server; set by `make run`",
    ),
)

_env = environ.FileAwareEnv(**{knob.name: (knob.cast, knob.default) for knob in KNOBS})


def read(name: str) -> Any:
    """The value of one knob, cast to its type; a name outside the table is a KeyError."""
    if name not in _env.scheme:
        raise KeyError(name)
    return _env(name)


def database(url: str) -> dict[str, Any]:
    """Django's database settings for a URL such as `sqlite:////path` or `postgres://…`."""
    return dict(environ.Env.db_url_config(url))


def email(url: str) -> dict[str, Any]:
    """Django's e-mail settings for a URL such as `smtp+tls://…`."""
    return dict(environ.Env.email_url_config(url))
