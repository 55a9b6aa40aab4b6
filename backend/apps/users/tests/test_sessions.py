from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.roles import Role
from apps.users import accounts
from apps.users.tests.conftest import Browser
from apps.users.tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

SESSIONS = "auth/sessions"
ME = "/api/v1/user-profiles/me/"


def test_sessions_are_listed_with_where_and_when(browser, another_browser, user_of):
    user = user_of("broker")
    another_browser.sign_in(user)
    browser.sign_in(user)
    listed = browser.get(SESSIONS).json()["data"]
    assert {(one["ip"], one["is_current"]) for one in listed} == {
        ("192.0.2.1", True),
        ("198.51.100.7", False),
    }
    assert all(one["last_seen_at"] and one["user_agent"] == "Test browser" for one in listed)


def test_a_session_is_ended_from_another(browser, another_browser, user_of):
    user = user_of("broker")
    another_browser.sign_in(user)
    browser.sign_in(user)
    other = next(one["id"] for one in browser.get(SESSIONS).json()["data"] if not one["is_current"])
    assert len(browser.delete(SESSIONS, {"sessions": [other]}).json()["data"]) == 1
    assert browser.is_signed_in
    assert not another_browser.is_signed_in


def test_nobody_ends_the_sessions_of_others(browser, another_browser, user_of):
    another_browser.sign_in(user_of("admin"))
    browser.sign_in(user_of("broker"))
    others = UserSession.objects.exclude(ip="192.0.2.1").get().pk
    assert browser.delete(SESSIONS, {"sessions": [others]}).status_code == 400
    assert another_browser.is_signed_in


def test_a_session_that_nobody_uses_ends(browser, user_of, time_machine_at, settings):
    browser.sign_in(user_of("broker"))
    with time_machine_at(seconds=settings.SESSION_COOKIE_AGE - 60):
        assert browser.is_signed_in
    with time_machine_at(seconds=2 * settings.SESSION_COOKIE_AGE - 180):
        assert browser.is_signed_in
    with time_machine_at(seconds=3 * settings.SESSION_COOKIE_AGE):
        browser.client.cookies["sessionid"]["expires"] = ""
        assert not browser.is_signed_in


def test_a_session_ends_after_its_longest_time_however_busy(browser, user_of, time_machine_at, settings):
    settings.SESSION_MAX_SECONDS = 3 * 3600
    browser.sign_in(user_of("broker"))
    for hour in (1, 2):
        with time_machine_at(hours=hour):
            assert browser.is_signed_in
    with time_machine_at(hours=3, seconds=1):
        assert not browser.is_signed_in
    assert not Session.objects.exists()


def test_reading_writes_at_most_once_a_minute(browser, user_of, time_machine_at):
    browser.sign_in(user_of("broker"))

    def writes() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.is_signed_in
        return sum(
            not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE", "BEGIN")) for query in queries
        )

    assert writes() == 0
    with time_machine_at(seconds=61):
        assert writes() > 0
        assert writes() == 0


def test_a_signed_in_request_costs_two_queries_for_who_asks(browser, user_of):
    browser.sign_in(user_of("broker"))
    with CaptureQueriesContext(connection) as queries:
        browser.get("/api/v1/carriers/?limit=1")
    asked = [query["sql"] for query in queries if "session" in query["sql"] or "users_" in query["sql"]]
    assert len(asked) <= 2  # one where Redis keeps sessions


@pytest.mark.parametrize("change", ["role", "deactivation"])
def test_a_change_of_rights_ends_sessions_and_tokens_at_the_next_request(browser, user_of, token_of, change):
    user, admin = user_of("broker"), user_of("admin")
    browser.sign_in(user)
    program = token_of(user)
    assert program().status_code == 200
    if change == "role":
        accounts.change_role(user.profile, Role.VIEWER, by=admin)
    else:
        accounts.deactivate(user.profile, by=admin)
    assert not browser.is_signed_in
    assert program().status_code == 401


def test_a_session_unknown_to_the_list_ends_too(client_of, user_of):
    client = client_of("broker")
    assert client.get(ME).status_code == 200
    accounts.change_role(client.user.profile, Role.VIEWER, by=user_of("admin"))
    assert client.get(ME).status_code == 401


def test_the_session_engine_changes_nothing(user_of, settings):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    user = user_of("broker")
    first, second = Browser(), Browser("198.51.100.7")
    first.sign_in(user)
    second.sign_in(user)
    first.post(
        "account/password/change", {"current_password": PASSWORD, "new_password": "another-long-phrase"}
    )
    assert (first.is_signed_in, second.is_signed_in) == (True, False)


def test_what_a_stranger_claims_of_a_proxy_is_forgotten(browser, user_of, settings):
    claims = {"X-Forwarded-For": "203.0.113.50", "X-Forwarded-Proto": "https"}
    user = user_of("broker")
    browser.post("auth/login", {"email": user.email, "password": PASSWORD}, **claims)
    assert UserSession.objects.get().ip == "192.0.2.1"
    settings.TRUSTED_PROXIES = ["192.0.2.1"]
    proxied = Browser()
    proxied.post(
        "auth/login", {"email": user.email, "password": PASSWORD}, **{"X-Forwarded-For": "203.0.113.50"}
    )
    assert UserSession.objects.filter(ip="203.0.113.50").exists()
