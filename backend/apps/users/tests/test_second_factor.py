from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection

from apps.audit.models import AuditEntry
from apps.company.models import CompanySettings
from apps.core.roles import Role
from apps.users import accounts, encryption, second_factor
from apps.users.tests.conftest import Browser
from apps.users.tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

TOTP = "account/authenticators/totp"
CODES = "account/authenticators/recovery-codes"


def code_of(secret, ahead=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def reauthenticate(browser):
    return browser.post("auth/reauthenticate", {"password": PASSWORD})


@pytest.fixture
def set_up(browser, user_of):
    """A user with an authenticator app, signed in: `(user, secret)`."""
    user = user_of("broker")
    browser.sign_in(user)
    secret = browser.get(TOTP).json()["meta"]["secret"]
    reauthenticate(browser)
    assert browser.post(TOTP, {"code": code_of(secret, -1)}).status_code == 200
    return user, secret


def test_setting_up_needs_the_password_again(browser, user_of):
    browser.sign_in(user_of("broker"))
    secret = browser.get(TOTP).json()["meta"]["secret"]
    refused = browser.post(TOTP, {"code": code_of(secret)})
    assert (refused.status_code, refused.json()["data"]["flows"][0]["id"]) == (401, "reauthenticate")
    reauthenticate(browser)
    assert browser.post(TOTP, {"code": "000000"}).status_code == 400
    assert browser.post(TOTP, {"code": code_of(secret)}).status_code == 200


def test_signing_in_then_asks_for_a_code(set_up, another_browser):
    user, secret = set_up
    answer = another_browser.sign_in(user)
    assert answer.status_code == 401
    assert {
        "id": "mfa_authenticate",
        "is_pending": True,
        "types": ["recovery_codes", "totp"],
    } in answer.json()["data"]["flows"]
    assert not another_browser.is_signed_in
    assert another_browser.post("auth/2fa/authenticate", {"code": "000000"}).status_code == 400
    assert another_browser.post("auth/2fa/authenticate", {"code": code_of(secret)}).status_code == 200
    assert another_browser.is_signed_in


def test_a_code_opens_the_door_once(set_up, another_browser):
    user, secret = set_up
    code = code_of(secret)
    another_browser.sign_in(user)
    assert another_browser.post("auth/2fa/authenticate", {"code": code}).status_code == 200
    thief = Browser("203.0.113.9")
    thief.sign_in(user)
    assert thief.post("auth/2fa/authenticate", {"code": code}).status_code == 400


def test_the_code_that_set_it_up_opens_no_door(browser, another_browser, user_of):
    user = user_of("broker")
    browser.sign_in(user)
    secret = browser.get(TOTP).json()["meta"]["secret"]
    reauthenticate(browser)
    code = code_of(secret)
    browser.post(TOTP, {"code": code})
    another_browser.sign_in(user)
    assert another_browser.post("auth/2fa/authenticate", {"code": code}).status_code == 400


def test_an_earlier_code_is_refused_after_a_later_one(set_up):
    user, secret = set_up
    assert second_factor.proves(user, code_of(secret, 1)) is not None
    assert second_factor.proves(user, code_of(secret)) is None


@pytest.mark.parametrize("code", ["", "1", "۱۲۳۴۵۶", "é" * 6, "1" * 5000, "a b-c"])
def test_what_is_no_code_is_refused_politely(set_up, another_browser, code):
    another_browser.sign_in(set_up[0])
    assert another_browser.post("auth/2fa/authenticate", {"code": code}).status_code == 400


def test_codes_are_guessed_twenty_times_whatever_the_address(set_up):
    user, _ = set_up
    statuses = []
    for number in range(21):
        guesser = Browser(f"203.0.113.{number}")
        guesser.sign_in(user)
        statuses.append(guesser.post("auth/2fa/authenticate", {"code": "000000"}).status_code)
    assert statuses == [400] * 20 + [429]
    assert AuditEntry.objects.filter(action="second_factor_failed", actor=user).count() == 20


def test_secrets_are_encrypted_wherever_they_lie(browser, user_of):
    user = user_of("broker")
    browser.sign_in(user)
    secret = browser.get(TOTP).json()["meta"]["secret"]
    waiting = Session.objects.get(session_key=browser.client.cookies["sessionid"].value).get_decoded()
    assert secret not in json.dumps(waiting)
    reauthenticate(browser)
    browser.post(TOTP, {"code": code_of(secret)})
    stored = list(Authenticator.objects.values_list("data", flat=True))
    assert len(stored) == 2
    assert secret not in json.dumps(stored)
    assert {row.get("secret", row.get("seed")).partition(".")[0] for row in stored} == {"1"}


def test_a_new_key_encrypts_and_the_old_one_still_reads(settings):
    old = encryption.encrypt("seed")
    settings.TOTP_KEYS = ["next:bmV4dC1uZXh0LW5leHQtbmV4dC1uZXh0LW5leHQhISE=", *settings.TOTP_KEYS]
    assert encryption.decrypt(old) == "seed"
    assert encryption.encrypt("seed").startswith("next.")
    settings.TOTP_KEYS = settings.TOTP_KEYS[:1]
    with pytest.raises(encryption.UnreadableSecretError):
        encryption.decrypt(old)


def test_without_its_key_a_second_factor_fails_closed(set_up, another_browser, settings):
    user, secret = set_up
    settings.TOTP_KEYS = ["next:bmV4dC1uZXh0LW5leHQtbmV4dC1uZXh0LW5leHQhISE="]
    another_browser.sign_in(user)
    assert another_browser.post("auth/2fa/authenticate", {"code": code_of(secret)}).status_code == 400


@pytest.mark.usefixtures("set_up")
def test_recovery_codes_are_shown_after_the_password_only(browser, time_machine_at):
    assert len(browser.get(CODES).json()["data"]["unused_codes"]) == 10
    with time_machine_at(minutes=6):
        refused = browser.get(CODES)
        assert refused.status_code == 401
        assert "unused_codes" not in refused.content.decode()


def test_a_recovery_code_works_once(set_up, browser):
    user, _ = set_up
    code = browser.get(CODES).json()["data"]["unused_codes"][3]
    first, second = Browser("203.0.113.1"), Browser("203.0.113.2")
    first.sign_in(user)
    second.sign_in(user)
    assert first.post("auth/2fa/authenticate", {"code": code}).status_code == 200
    assert second.post("auth/2fa/authenticate", {"code": code}).status_code == 400
    assert code not in browser.get(CODES).json()["data"]["unused_codes"]


def test_new_recovery_codes_end_the_old_ones(set_up, browser):
    user, _ = set_up
    old = browser.get(CODES).json()["data"]["unused_codes"]
    new = browser.post(CODES).json()["data"]["unused_codes"]
    assert not set(old) & set(new)
    assert second_factor.proves(user, old[0]) is None
    assert AuditEntry.objects.filter(action="recovery_codes_made", actor=user).exists()


def test_removing_it_needs_the_password_again(set_up, browser, another_browser, time_machine_at):
    user, _ = set_up
    with time_machine_at(minutes=6):
        assert browser.delete(TOTP).status_code == 401
        reauthenticate(browser)
        assert browser.delete(TOTP).status_code == 200
    assert not Authenticator.objects.filter(user=user).exists()
    assert another_browser.sign_in(user).status_code == 200


@pytest.mark.usefixtures("set_up")
def test_setting_it_up_twice_at_once_is_a_conflict(browser):
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    session = browser.client.session
    session["second_factor.pending"] = encryption.encrypt(secret)
    session.save()
    assert browser.post(TOTP, {"code": code_of(secret)}).status_code == 409


def test_an_operator_resets_a_lost_second_factor(set_up, browser, another_browser):
    user, _ = set_up
    assert accounts.reset_second_factor(user) == 2
    assert not browser.is_signed_in
    assert another_browser.sign_in(user).status_code == 200


def test_a_role_may_have_to_have_one(browser, another_browser, user_of):
    company = CompanySettings.stored()
    company.two_factor_roles = [Role.ADMIN]
    company.save()
    admin, broker = user_of("admin"), user_of("broker")
    another_browser.sign_in(broker)
    assert another_browser.get("/api/v1/suppliers/").status_code == 200
    browser.sign_in(admin)
    refused = browser.get("/api/v1/suppliers/")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    me = browser.get("/api/v1/user-profiles/me/").json()
    assert (me["second_factor"], me["second_factor_required"]) == (False, True)
    secret = browser.get(TOTP).json()["meta"]["secret"]
    reauthenticate(browser)
    browser.post(TOTP, {"code": code_of(secret)})
    assert browser.get("/api/v1/suppliers/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_many_tries_of_one_code_at_once_one_succeeds(user_of):
    user = user_of("broker")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    Authenticator.objects.create(user=user, type="totp", data={"secret": encryption.encrypt(secret)})
    code = code_of(secret)

    def use(_: int) -> bool:
        while True:
            try:
                return second_factor._use(user, code) is not None
            except OperationalError:  # SQLite in memory knows no waiting for a lock
                time.sleep(0.01)
            finally:
                connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1
