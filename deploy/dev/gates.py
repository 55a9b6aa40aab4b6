"""`make check`: everything that can be judged without running the program's tests."""

import base64
import difflib
import itertools
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

import install
import locks
import server
import tools

OPENAPI = tools.BACKEND / "openapi.yml"
LINES_OF_DIFFERENCE = 40
SCRIPTS = ("deploy/dev/start", ".ci/run")


def _tool(*argv: str) -> None:
    tools.call([str(tools.VENV / "bin" / argv[0]), *argv[1:]], cwd=tools.BACKEND)


def _in_own_folder(*arguments: str, **env: str) -> None:
    """`manage.py` away from the developer's own data."""
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as folder:
        tools.manage(*arguments, env=server.settings_of(Path(folder), **env))


def _write_openapi(file: Path) -> None:
    _in_own_folder("spectacular", "--validate", "--fail-on-warn", "--file", str(file))


def _same_openapi() -> None:
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as folder:
        now = Path(folder, "openapi.yml")
        _write_openapi(now)
        committed, generated = OPENAPI.read_text().splitlines(), now.read_text().splitlines()
    difference = list(difflib.unified_diff(committed, generated, "committed", "generated", lineterm="", n=1))
    for line in itertools.islice(difference, LINES_OF_DIFFERENCE):
        tools.say(line)
    if difference:
        raise tools.Failure(
            "backend/openapi.yml is not what the code says: run make openapi and look at the change."
        )


def production() -> dict[str, str]:
    """Settings of a server on the internet, with throw-away secrets."""
    return {
        "MODE": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "TOTP_KEYS": "check:" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "ALLOWED_HOSTS": "projectmeats.example",
        "PUBLIC_URL": "https://projectmeats.example",
        "DATABASE_URL": "postgres://projectmeats@127.0.0.1:5432/projectmeats",
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "EMAIL_URL": "smtp+tls://mail.projectmeats.example:587",
    }


def _deployable() -> None:
    _in_own_folder("check", "--deploy", "--fail-level", "WARNING", **production())


def _gunicorn_starts() -> None:
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as folder:
        env = server.settings_of(Path(folder), **production())
        command = [tools.PYTHON, "-m", "gunicorn", "--check-config", "--config", "gunicorn.conf.py"]
        tools.call([*command, "config.wsgi"], cwd=tools.BACKEND, env=env)


def _scripts() -> None:
    _tool("shellcheck", *(str(tools.ROOT / script) for script in SCRIPTS))


def _backend() -> dict[str, Callable[[], None]]:
    return {
        "locks": locks.check,
        "Python format": lambda: _tool("ruff", "format", "--check", ".", "../deploy"),
        "Python lint": lambda: _tool("ruff", "check", ".", "../deploy"),
        "Python types": lambda: _tool("mypy"),
        "developer commands' types": lambda: _tool("mypy", "--config-file", "../deploy/mypy.ini"),
        "import contracts": lambda: _tool("lint-imports"),
        "shell scripts": _scripts,
        "migrations": lambda: _in_own_folder("makemigrations", "--check", "--dry-run"),
        "OpenAPI": _same_openapi,
        "production settings": _deployable,
        "gunicorn configuration": _gunicorn_starts,
    }


def _frontend() -> dict[str, Callable[[], None]]:
    return {
        "frontend format and lint": lambda: tools.npm("run", "lint"),
        "frontend types from OpenAPI": lambda: tools.npm("run", "types:check"),
        "frontend build": install.spa,
        "bundle budget": lambda: tools.npm("run", "budget"),
    }


def check() -> None:
    """Runs every gate, each though another failed."""
    install.node_is_new_enough()
    install.python_packages("dev")
    install.node_packages()
    gates = {**_backend(), **_frontend()}
    tools.conclude("make check", [tools.attempt(name, work) for name, work in gates.items()])


def rewrite() -> None:
    """`make format`: what tools can mend by themselves."""
    install.python_packages("dev")
    install.node_packages()
    _tool("ruff", "check", "--fix-only", "--quiet", ".", "../deploy")
    _tool("ruff", "format", ".", "../deploy")
    tools.npm("run", "format")


def openapi() -> None:
    """`make openapi`: the committed description of the API and the types made from it."""
    install.python_packages("dev")
    install.node_packages()
    _write_openapi(OPENAPI)
    tools.npm("run", "types")


def bench() -> None:
    """`make bench`: the baseline that later work is measured against."""
    install.python_packages("dev")
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as folder:
        own = {} if os.environ.get("DATABASE_URL") else server.settings_of(Path(folder))
        tools.call([tools.PYTHON, "-m", "bench"], cwd=tools.BACKEND, env=own)
