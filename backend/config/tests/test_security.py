from __future__ import annotations

import http.client
import json
import os
import runpy
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from gunicorn import util

from config import env, security

BACKEND = Path(__file__).parents[2]

SAFE: dict[str, Any] = {
    "MODE": "production",
    "SECRET_KEY": "Zk3-9vQwLr8TnXy2Bc6MdFhJpSgUaEi4oN7RtVxWqYzKbCmD",
    "TOTP_KEYS": ["2026:bmV4dC1uZXh0LW5leHQtbmV4dC1uZXh0LW5leHQhISE="],
    "DEBUG": False,
    "ALLOWED_HOSTS": ["meats.example"],
    "PUBLIC_URL": "https://meats.example",
    "DATABASE_URL": "postgres://app@db/meats",
    "REDIS_URL": "redis://cache:6379/0",
    "WORKERS": 0,
}
SAFE["SECRET_KEY"] += "90"


def faults(**changes) -> list[str]:
    return list(security.unsafe({**SAFE, **changes}.__getitem__))


def test_safe_values_start():
    assert faults() == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + SAFE["SECRET_KEY"]}, "SECRET_KEY"),
        ({"DEBUG": True}, "DEBUG"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["other.example"]}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:////tmp/x"}, "DATABASE_URL"),
        ({"PUBLIC_URL": "http://meats.example"}, "PUBLIC_URL"),
        ({"TOTP_KEYS": []}, "TOTP_KEYS"),
        ({"TOTP_KEYS": ["1:short"]}, "TOTP_KEYS"),
        ({"TOTP_KEYS": ["nokey"]}, "TOTP_KEYS"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"REDIS_URL": "", "WORKERS": 2}, "REDIS_URL"),
        ({"REDIS_URL": "", "WORKERS": 2, "MODE": "embedded"}, "REDIS_URL"),
        ({"MODE": "staging"}, "MODE"),
    ],
)
def test_an_unsafe_value_is_named(change, word):
    found = faults(**change)
    assert any(word in fault for fault in found)


def test_one_worker_needs_no_redis():
    assert faults(REDIS_URL="", WORKERS=1) == []


def test_a_domain_with_everything_below_it_may_be_named():
    assert faults(ALLOWED_HOSTS=[".meats.example"], PUBLIC_URL="https://app.meats.example") == []


def test_the_embedded_default_needs_nothing():
    defaults = {knob.name: knob.default for knob in env.KNOBS}
    assert list(security.unsafe(defaults.__getitem__)) == []


def test_what_gunicorn_itself_refuses_is_a_problem_too(monkeypatch):
    monkeypatch.setattr(util, "write_error", None)  # put back afterwards
    runpy.run_path(str(BACKEND / "gunicorn.conf.py"))
    server, client = socket.socketpair()
    with server, client:
        util.write_error(server, 414, "URI Too Long", "Request Line is too large")
        answer = http.client.HTTPResponse(client)
        answer.begin()
        assert (answer.status, answer.headers["Content-Type"]) == (414, "application/problem+json")
        assert json.load(answer)["status"] == 414


PRINTED = "s.SESSION_COOKIE_SECURE, s.SECRET_KEY[:12], s.TOTP_KEYS[0][:6], s.SECRET_KEY_FALLBACKS"


def start(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """A fresh process that prints some settings, with nothing of our environment but the path."""
    own = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **environment,
    }
    command = [sys.executable, "-c", f"from django.conf import settings as s; print({PRINTED})"]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process: subprocess.Popen[str] = subprocess.Popen(  # noqa: S603  # our own Python
        command, cwd=BACKEND, env=own, **pipes
    )
    return process


def started(folder: Path, **environment: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of such a process."""
    process = start(folder, **environment)
    out, complaints = process.communicate()
    return process.returncode, out, complaints


def test_production_says_in_one_sentence_all_that_is_wrong(tmp_path):
    code, _, complaints = started(tmp_path, MODE="production", DEBUG="1", ALLOWED_HOSTS="*")
    last = complaints.strip().splitlines()[-1]
    assert code != 0
    assert "does not start" in last
    for name in (
        "SECRET_KEY",
        "TOTP_KEYS",
        "DEBUG",
        "PUBLIC_URL",
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "REDIS_URL",
    ):
        assert name in last


def test_the_embedded_mode_makes_its_secrets_once_and_for_its_owner_only(tmp_path):
    tmp_path /= "data"
    first, second = started(tmp_path), started(tmp_path)
    assert first == second
    assert first[0] == 0
    assert first[1].startswith("False ")
    for name in ("secret_key", "totp_key"):
        path = tmp_path / "secrets" / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_two_starts_at_once_agree_on_the_secrets(tmp_path):
    running = [start(tmp_path) for _ in range(4)]
    assert len({process.communicate()[0] for process in running}) == 1
    assert len(list((tmp_path / "secrets").iterdir())) == 2


def test_cookies_are_for_tls_where_the_site_is(tmp_path):
    assert started(tmp_path, PUBLIC_URL="https://meats.example")[1].startswith("True ")


def test_a_folder_that_cannot_be_written_is_one_clear_sentence(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("DATA_DIR", str(blocked))
    with pytest.raises(ImproperlyConfigured, match=r"can be neither read nor made"):
        security.kept("secret_key", lambda: "x")


def test_former_keys_are_still_accepted_while_rotating(tmp_path):
    _, out, _ = started(tmp_path, SECRET_KEY_FALLBACKS="old-one,older-one")
    assert out.strip().endswith("['old-one', 'older-one']")


def test_the_page_runs_no_script_of_others_and_the_api_nothing():
    assert f"'nonce-{security.NONCE}'" in security.PAGE_CSP
    assert "unsafe" not in security.PAGE_CSP
    assert security.API_CSP.startswith("default-src 'none'")
