from __future__ import annotations

import re
import statistics
import time
from threading import BoundedSemaphore

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.cache import cache

from apps.audit.models import AuditEntry
from apps.core import throttles
from apps.users import accounts, attempts
from apps.users.attempts import Limits
from apps.users.tests.conftest import Browser
from apps.users.tests.factories import PASSWORD
from config import security

pytestmark = pytest.mark.django_db

NEW = "another-long-phrase"
NO_LIMITS = Limits(10**6, 10**6, 10**6, None)


def events(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action).order_by("id"))


def reset_key(mail):
    return re.findall(r"/reset-password/(\S+)", mail.body)[0]


# In and out


def test_signing_in_with_address_in_any_case_and_out_again(browser, user_of):
    user = user_of("broker")
    assert browser.sign_in(user.email.upper()).status_code == 200
    assert browser.is_signed_in
    assert browser.delete("auth/session").status_code == 401
    assert not browser.is_signed_in
    assert [entry.actor for entry in (*events("sign_in"), *events("sign_out"))] == [user, user]


def test_a_cookie_of_a_session_that_was_left_is_worthless(browser, user_of):
    browser.sign_in(user_of("broker"))
    stolen = browser.client.cookies["sessionid"].value
    browser.delete("auth/session")
    browser.client.cookies["sessionid"] = stolen
    assert not browser.is_signed_in
    assert not Session.objects.filter(session_key=stolen).exists()


def test_signing_in_rotates_the_session(browser, user_of):
    browser.sign_in("nobody@projectmeats.test")
    browser.client.session.save()
    before = browser.client.cookies.get("sessionid")
    browser.sign_in(user_of("broker"))
    assert before is None or browser.client.cookies["sessionid"].value != before.value


def test_signing_in_without_the_csrf_token_is_refused(browser, user_of):
    body = {"email": user_of("broker").email, "password": PASSWORD}
    answer = browser.post("auth/login", body, **{"X-CSRFToken": "no"})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(browser, user_of):
    cookie = browser.sign_in(user_of("broker")).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_nobody_signs_up(browser):
    answer = browser.post("auth/signup", {"email": "me@projectmeats.test", "password": NEW})
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["account/email", "account/phone", "auth/email/verify", "auth/code/confirm"])
def test_what_we_do_not_offer_of_allauth_is_not_there(browser, path):
    assert browser.post(path).status_code == 404


def test_a_body_that_is_no_object_is_a_problem(browser):
    answer = browser.client.post(
        "/api/v1/auth/browser/v1/auth/login",
        "[]",
        "application/json",
        headers={"X-CSRFToken": browser.client.cookies["csrftoken"].value},
    )
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_no_second_table_of_addresses_comes_about(browser, user_of, sent):
    user = user_of("broker")
    browser.post("auth/password/request", {"email": user.email})
    browser.post("auth/password/reset", {"key": reset_key(sent()[-1]), "password": NEW})
    browser.sign_in(user, NEW)
    assert not EmailAddress.objects.exists()


def test_django_s_admin_asks_for_no_password_of_its_own(browser, client_of):
    assert browser.get("/admin/login/?next=/admin/users/").url == "/sign-in?next=%2Fadmin%2Fusers%2F"
    assert client_of("admin").get("/admin/login/").status_code == 403


# Who exists is nobody's business


def test_wrong_password_unknown_and_deactivated_account_look_the_same(browser, user_of):
    known, gone = user_of("broker"), user_of("viewer")
    accounts.deactivate(gone.profile, by=user_of("admin"))
    answers = [
        browser.sign_in(known, "wrong-password-1"),
        browser.sign_in("nobody@projectmeats.test"),
        browser.sign_in(gone),
    ]
    assert [answer.status_code for answer in answers] == [400] * 3
    assert len({answer.content for answer in answers}) == 1
    assert len(events("sign_in_failed")) == 3


def test_asking_for_a_new_password_looks_the_same_for_everybody(browser, user_of, sent):
    known, gone = user_of("broker"), user_of("viewer")
    accounts.deactivate(gone.profile, by=user_of("admin"))
    emails = (known.email, gone.email, "nobody@projectmeats.test")
    answers = [browser.post("auth/password/request", {"email": email}) for email in emails]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert [mail.to for mail in sent() if "/reset-password/" in mail.body] == [[known.email]]


@pytest.mark.parametrize("path", ["auth/login", "auth/password/request"])
def test_the_time_of_an_answer_does_not_tell_who_exists(path, user_of, settings, monkeypatch):
    settings.PASSWORD_HASHERS = security.PASSWORD_HASHERS
    monkeypatch.setattr("apps.users.mails._deliver", lambda _: time.sleep(0.2))
    monkeypatch.setattr("apps.users.attempts.KINDS", dict.fromkeys(("password", "reset"), NO_LIMITS))
    known, browser = user_of("broker").email, Browser()
    taken: dict[str, list[float]] = {known: [], "nobody@projectmeats.test": []}
    for _ in range(12):
        for email, times in taken.items():
            start = time.perf_counter()
            browser.post(path, {"email": email, "password": "wrong-password-1"})
            times.append(time.perf_counter() - start)
    slow, fast = sorted((statistics.median(times) for times in taken.values()), reverse=True)
    assert slow - fast < max(0.5 * fast, 0.02)


# Passwords


def test_a_forgotten_password_is_chosen_anew_by_e_mail_once(browser, user_of, sent):
    user = user_of("broker")
    browser.post("auth/password/request", {"email": user.email})
    key = reset_key(sent()[-1])
    assert browser.post("auth/password/reset", {"key": key, "password": NEW}).status_code == 401
    assert (
        browser.post("auth/password/reset", {"key": key, "password": "third-long-phrase"}).status_code == 400
    )
    assert browser.sign_in(user, NEW).status_code == 200


def test_a_reset_link_works_for_an_hour(browser, user_of, sent, time_machine_at):
    user = user_of("broker")
    browser.post("auth/password/request", {"email": user.email})
    with time_machine_at(minutes=61):
        answer = browser.post("auth/password/reset", {"key": reset_key(sent()[-1]), "password": NEW})
    assert answer.status_code == 400


def test_the_link_in_the_e_mail_is_ours_whatever_host_the_request_names(browser, user_of, sent, settings):
    settings.ALLOWED_HOSTS = ["*"]
    browser.post("auth/password/request", {"email": user_of("broker").email}, Host="evil.example")
    assert f"{security.PUBLIC_URL}/reset-password/" in sent()[-1].body
    assert "evil.example" not in sent()[-1].body


def test_nobody_s_mailbox_is_flooded(user_of, sent):
    user = user_of("broker")
    statuses = {
        Browser(f"203.0.113.{number}").post("auth/password/request", {"email": user.email}).status_code
        for number in range(6)
    }
    assert statuses == {200}
    assert len(sent()) == 3


@pytest.mark.parametrize("path", ["account/password/change", "auth/password/reset"])
def test_password_rules_hold_on_every_path(browser, user_of, sent, path):
    user = user_of("broker")
    browser.post("auth/password/request", {"email": user.email})
    key = reset_key(sent()[-1])
    if "change" in path:
        browser.sign_in(user)
    body = {"key": key, "password": "short", "current_password": PASSWORD, "new_password": "short"}
    answer = browser.post(path, body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "password_too_short"


def test_a_new_password_ends_all_other_sessions_and_tokens_and_keeps_one_s_own(
    browser, another_browser, user_of, token_of, sent
):
    user = user_of("broker")
    browser.sign_in(user)
    another_browser.sign_in(user)
    program = token_of(user)
    body = {"current_password": PASSWORD, "new_password": NEW}
    assert browser.post("account/password/change", body).status_code == 200
    assert browser.is_signed_in
    assert not another_browser.is_signed_in
    assert program().status_code == 401
    assert sent()[-1].subject == "Your password was changed"
    assert events("password_changed")[0].actor == user


def test_a_reset_ends_every_session(browser, another_browser, user_of, sent):
    user = user_of("broker")
    another_browser.sign_in(user)
    browser.post("auth/password/request", {"email": user.email})
    browser.post("auth/password/reset", {"key": reset_key(sent()[-1]), "password": NEW})
    assert not another_browser.is_signed_in


def test_an_open_browser_is_no_place_to_guess_the_password(browser, user_of):
    user = user_of("broker")
    browser.sign_in(user)
    body = {"current_password": "wrong-password-1", "new_password": NEW}
    statuses = [browser.post("account/password/change", body).status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


# Limits


def test_five_failures_of_an_account_from_one_address_close_that_door_only(browser, another_browser, user_of):
    user = user_of("broker")
    assert [browser.sign_in(user, "wrong-password-1").status_code for _ in range(5)] == [400] * 5
    locked = browser.sign_in(user)
    assert (locked.status_code, locked["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(locked["Retry-After"]) <= 900
    assert another_browser.sign_in(user).status_code == 200
    assert len(events("locked_out")) == 1


def test_an_account_that_does_not_exist_is_locked_alike(browser):
    statuses = [browser.sign_in("nobody@projectmeats.test").status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_thirty_failures_from_one_address_close_it_for_all_accounts(browser, another_browser, user_of):
    for number in range(30):
        browser.sign_in(f"nobody{number}@projectmeats.test")
    user = user_of("broker")
    assert browser.sign_in(user).status_code == 429
    assert another_browser.sign_in(user).status_code == 200


def test_an_attack_from_everywhere_slows_and_never_locks(user_of, another_browser, nobody_sleeps):
    user = user_of("broker")
    for number in range(15):
        Browser(f"203.0.113.{number}").sign_in(user, "wrong-password-1")
    assert nobody_sleeps[0] == 0.25
    assert max(nobody_sleeps) == 2.0
    assert another_browser.sign_in(user).status_code == 200


def test_addresses_of_one_ipv6_network_count_as_one(user_of):
    user = user_of("broker")
    for number in range(5):
        Browser(f"2001:db8:0:1::{number}").sign_in(user, "wrong-password-1")
    assert Browser("2001:db8:0:1:ffff::1").sign_in(user).status_code == 429
    assert Browser("2001:db8:0:2::1").sign_in(user).status_code == 200


def test_signing_in_opens_the_door_anew(browser, user_of):
    user = user_of("broker")
    for _ in range(3):
        for _ in range(4):
            browser.sign_in(user, "wrong-password-1")
        assert browser.sign_in(user).status_code == 200
        browser.delete("auth/session")


def test_the_lock_opens_after_a_quarter_of_an_hour(browser, user_of, time_machine_at):
    user = user_of("broker")
    for _ in range(6):
        browser.sign_in(user, "wrong-password-1")
    with time_machine_at(minutes=16):
        assert browser.sign_in(user).status_code == 200


def test_failures_are_counted_where_a_restart_does_not_forget_them(browser, user_of, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    user = user_of("broker")
    for _ in range(5):
        browser.sign_in(user, "wrong-password-1")
    cache.clear()
    assert browser.sign_in(user).status_code == 429


def test_failures_are_counted_while_the_cache_is_down(browser, user_of, settings, monkeypatch):
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 0.2},
        }
    }
    monkeypatch.setattr(throttles, "_cache_rests_until", 0.0)
    user = user_of("broker")
    statuses = [browser.sign_in(user, "wrong-password-1").status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_a_forged_address_does_not_help(browser, user_of):
    user = user_of("broker")
    body = {"email": user.email, "password": "wrong-password-1"}
    headers = [{"X-Forwarded-For": f"203.0.113.{number}"} for number in range(6)]
    assert browser.post("auth/login", body, **headers[0]).status_code == 400
    statuses = [browser.post("auth/login", body, **one).status_code for one in headers]
    assert statuses[-1] == 429


def test_when_enough_tries_are_waiting_the_next_is_told_to_come_back(user_of, monkeypatch):
    monkeypatch.setattr("apps.users.attempts._sleepers", BoundedSemaphore(1))
    user = user_of("broker")
    for number in range(10):
        Browser(f"203.0.113.{number}").sign_in(user, "wrong-password-1")
    attempts._sleepers.acquire()
    refused = Browser("203.0.113.99").sign_in(user)
    assert (refused.status_code, refused["Retry-After"]) == (429, "2")
    attempts._sleepers.release()
    assert Browser("203.0.113.99").sign_in(user).status_code == 200
