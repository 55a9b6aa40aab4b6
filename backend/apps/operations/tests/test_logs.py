"""One JSON object a line, with the request's id and without secrets."""

from __future__ import annotations

import json
import logging
import logging.config
from io import StringIO

import pytest

from apps.core import trail
from apps.operations.middleware import shown_path, shown_query
from apps.suppliers.views import SupplierViewSet
from config import logs


@pytest.fixture
def lines():
    """Log as in production; the lines as they came out, parsed."""
    out = StringIO()
    before = logging.root.handlers[:], logging.root.level
    configuration = logs.configuration("json", "INFO")
    configuration["handlers"]["stdout"]["stream"] = out
    logging.config.dictConfig(configuration)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logging.root.handlers[:], logging.root.level = before
    logging.config.dictConfig(logs.LOGGING)


@pytest.mark.django_db
def test_each_request_is_one_line_with_its_id_and_user(lines, broker):
    answer = broker.get("/api/v1/suppliers/?q=acme", headers={"X-Request-ID": "abcdef-123456"})
    (line,) = [one for one in lines() if one["log"] == "access"]
    assert answer.status_code == 200
    assert line["request_id"] == "abcdef-123456"
    assert line["user"] == broker.user.pk
    assert (line["method"], line["path"], line["query"]) == ("GET", "/api/v1/suppliers/", "q=acme")
    assert line["status"] == 200
    assert line["ms"] > 0
    assert line["address"] == "127.0.0.1"


@pytest.mark.django_db
def test_a_failing_view_leaves_a_traceback_under_the_same_request_id(lines, admin, monkeypatch):
    def fail(_view, _request):
        raise ZeroDivisionError("Bearer abc123")

    monkeypatch.setattr(SupplierViewSet, "list", fail)
    admin.raise_request_exception = False
    answer = admin.get("/api/v1/suppliers/")
    error = next(one for one in lines() if one["log"] == "error")
    access = next(one for one in lines() if one["log"] == "access")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in error["exception"]
    assert "abc123" not in error["exception"]
    assert error["request_id"] == access["request_id"] == answer["X-Request-ID"]
    assert access["level"] == "error"


@pytest.mark.parametrize(
    "secret",
    [
        "Authorization: Bearer abcDEF123",
        "postgres://app:abcDEF123@db:5432/x",
        "sessionid=abcDEF123; csrftoken=abcDEF123",
        "pm_abcDEF123",
        "/x?token=abcDEF123&a=1",
    ],
)
def test_secrets_are_blotted_out_of_any_text(lines, secret):
    logging.getLogger("apps.anything").warning(
        "it said %s", secret, extra={"note": [secret], "deep": {"a": secret}}
    )
    (line,) = lines()
    assert "abcDEF123" not in json.dumps(line)
    assert "[redacted]" in line["event"]


@pytest.mark.parametrize(
    "name", ["password", "new_password", "api_token", "Authorization", "cookie", "totp_code", "secret"]
)
def test_fields_that_sound_secret_are_blotted_out(lines, name):
    logging.getLogger("apps.anything").warning(
        "given", extra={name: "abcDEF123", "kept": {name: "abcDEF123"}}
    )
    (line,) = lines()
    assert (line[name], line["kept"][name]) == ("[redacted]", "[redacted]")


def test_ordinary_words_stay_as_they_are():
    text = "PO-00042 booked at 2.4150/lb, EST. 245C; see https://example.com/a?b=1"
    assert logs.redacted(text) == text


def test_security_has_a_stream_of_its_own(lines):
    logging.getLogger("django.security.DisallowedHost").error("a host that is not ours")
    logging.getLogger("apps.plants").info("an ordinary line")
    assert [line["log"] for line in lines()] == ["security", "application"]


@pytest.mark.django_db
def test_an_event_of_the_trail_is_a_line_of_the_security_log(lines, user_of):
    user = user_of("broker")
    trail.record_event("sign_in", actor=user)
    trail.record_event("sign_in_failed", account="ann@example.com", password="abcDEF123")
    signed_in, failed = [line for line in lines() if line["log"] == "security"]
    assert (signed_in["action"], signed_in["user"], signed_in["level"]) == ("sign_in", user.pk, "info")
    assert (failed["action"], failed["user"], failed["level"]) == ("sign_in_failed", None, "warning")
    assert failed["details"] == {"account": "ann@example.com", "password": "[redacted]"}


def test_on_a_persons_console_only_what_went_wrong_is_shown_unless_more_is_asked_for():
    shown = {
        level: logs.configuration("console", level)["root"]["level"] for level in ("DEBUG", "INFO", "ERROR")
    }
    assert shown == {"DEBUG": "DEBUG", "INFO": "WARNING", "ERROR": "ERROR"}
    assert logs.configuration("json", "INFO")["root"]["level"] == "INFO"


def test_the_format_follows_the_mode_unless_it_is_chosen(monkeypatch):
    monkeypatch.setenv("MODE", "production")
    assert logs.chosen_format() == "json"
    monkeypatch.setenv("MODE", "embedded")
    assert logs.chosen_format() == "console"
    monkeypatch.setenv("LOG_FORMAT", "json")
    assert logs.chosen_format() == "json"


def test_keys_in_addresses_are_not_logged():
    assert shown_path("/reset-password/3-abc-def") == "/reset-password/[redacted]"
    assert shown_path("/accept-invitation/Xy_z") == "/accept-invitation/[redacted]"
    assert shown_path("/suppliers/12") == "/suppliers/12"
    assert (
        shown_query("q=acme&reset_key=abc&token=&limit=2")
        == "q=acme&reset_key=[redacted]&token=[redacted]&limit=2"
    )
