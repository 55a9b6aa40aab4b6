from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.audit.models import AuditEntry
from apps.core import throttles
from apps.users.models import ApiToken
from apps.users.tests.conftest import program

pytestmark = pytest.mark.django_db

TOKENS = "/api/v1/tokens/"
BODY = {"name": "Nightly report", "scope": "write"}


def test_a_token_is_made_shown_once_and_works(broker):
    answer = broker.post(TOKENS, BODY, format="json")
    assert answer.status_code == 201
    secret = answer.json()["secret"]
    assert secret.startswith("pm_")
    assert secret.startswith(answer.json()["starts_with"])
    assert program(secret)().json()["email"] == broker.user.email
    assert "secret" not in broker.get(answer["Location"]).json()


def test_nothing_stored_gives_the_secret_away(broker):
    secret = broker.post(TOKENS, BODY, format="json").json()["secret"]
    row = ApiToken.objects.get()
    assert secret not in {str(value) for value in vars(row).values()}
    assert len(row.digest) == 128
    assert row.digest not in str(list(AuditEntry.objects.values_list("changes", "details")))


def test_a_token_that_may_only_read_writes_nothing(broker, token_of):
    reader = token_of(broker.user, scope="read")
    assert reader().status_code == 200
    answer = reader("post", "suppliers/", {"name": "Prairie Crest Packing"})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_a_token_needs_no_csrf_token(broker, token_of):
    answer = token_of(broker.user)("post", "suppliers/", {"name": "Prairie Crest Packing"})
    assert answer.status_code == 201
    assert AuditEntry.objects.get(entity="suppliers").actor == broker.user


def test_an_expired_token_opens_nothing(broker, token_of, time_machine_at):
    reader = token_of(broker.user, expires_on=timezone.now() + timedelta(minutes=5))
    assert reader().status_code == 200
    with time_machine_at(minutes=6):
        assert reader().status_code == 401


def test_revoking_ends_a_token_at_once(broker, token_of):
    reader = token_of(broker.user)
    token = broker.get(TOKENS).json()["results"][0]
    assert broker.delete(f"{TOKENS}{token['id']}/", headers={"If-Match": '"1"'}).status_code == 204
    assert reader().status_code == 401
    assert broker.get(f"{TOKENS}{token['id']}/").json()["state"] == "revoked"
    assert broker.delete(f"{TOKENS}{token['id']}/", headers={"If-Match": '"2"'}).status_code == 409
    assert AuditEntry.objects.filter(entity="tokens", action="token_revoked", actor=broker.user).exists()


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer pm_wrong",
        "bearer \xff\xfe",
        "Bearer pm_\x00",
        "Bearer a b c",
        "Bearer " + "x" * 5000,
    ],
)
def test_what_is_no_token_is_a_401_that_says_how(client, header):
    answer = client.get("/api/v1/suppliers/", headers={"Authorization": header})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_nobody_is_told_401_with_how_to_sign_in(client):
    assert client.get("/api/v1/suppliers/")["WWW-Authenticate"] == "Bearer"


def test_the_token_of_a_deactivated_user_opens_nothing(user_of, token_of):
    user = user_of("broker")
    reader = token_of(user)
    user.is_active = False
    user.save()
    assert reader().status_code == 401


def test_last_use_is_noted_at_most_once_a_minute(broker, token_of, time_machine_at):
    reader = token_of(broker.user)
    reader()
    first: Any = ApiToken.objects.get().last_used_on
    assert first is not None
    with time_machine_at(seconds=30):
        reader()
        assert ApiToken.objects.get().last_used_on == first
    with time_machine_at(seconds=61):
        reader()
        assert ApiToken.objects.get().last_used_on > first
    assert ApiToken.objects.get().version == 1


def test_a_token_costs_one_query_for_who_asks(broker, token_of):
    reader = token_of(broker.user)
    reader()
    with CaptureQueriesContext(connection) as queries:
        reader("get", "carriers/?limit=1")
    assert sum("users_" in query["sql"] for query in queries) == 1


def test_everybody_sees_their_own_tokens_and_an_admin_all(admin, broker, token_of):
    token_of(broker.user)
    token_of(admin.user)
    assert [row["user"] for row in broker.get(TOKENS).json()["results"]] == [broker.user.pk]
    assert {row["user"] for row in admin.get(TOKENS).json()["results"]} == {broker.user.pk, admin.user.pk}


def test_somebody_else_s_token_is_not_there(broker, client_of, token_of):
    token_of(client_of("viewer").user)
    address = f"{TOKENS}{ApiToken.objects.get().pk}/"
    assert broker.get(address).status_code == 404
    assert broker.delete(address, headers={"If-Match": '"1"'}).status_code == 404


def test_an_admin_revokes_and_makes_tokens_of_others(admin, broker, token_of):
    reader = token_of(broker.user)
    admin.delete(f"{TOKENS}{ApiToken.objects.get().pk}/", headers={"If-Match": '"1"'})
    assert reader().status_code == 401
    made = admin.post(TOKENS, {**BODY, "user": broker.user.pk}, format="json").json()
    assert program(made["secret"])().json()["email"] == broker.user.email
    assert broker.post(TOKENS, {**BODY, "user": admin.user.pk}, format="json").status_code == 403


def test_a_token_makes_no_tokens(admin, token_of):
    answer = token_of(admin.user)("post", "tokens/", BODY)
    assert (answer.status_code, answer.json()["code"]) == (403, "session_required")


def test_an_answer_with_a_secret_is_not_kept_for_a_retry(broker):
    answer = broker.post(TOKENS, BODY, format="json", headers={"Idempotency-Key": "abc"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_token_lives_a_year_at_most(broker, days):
    body = {**BODY, "expires_on": (timezone.now() + timedelta(days=days)).isoformat()}
    answer = broker.post(TOKENS, body, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "expires_on")


def test_without_a_date_a_token_lives_ninety_days(broker):
    broker.post(TOKENS, BODY, format="json")
    assert ApiToken.objects.get().expires_on - timezone.now() > timedelta(days=89)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"scope": "write"}, "name"),
        ({**BODY, "scope": "everything"}, "scope"),
        ({**BODY, "digest": "0"}, "digest"),
        ({**BODY, "name": "x" * 101}, "name"),
        ({**BODY, "expires_on": "2026-02-30T00:00:00Z"}, "expires_on"),
    ],
)
def test_bad_input_is_named(broker, body, field):
    answer = broker.post(TOKENS, body, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_tokens_are_found_by_words(broker, token_of):
    token_of(broker.user)
    assert len(broker.get(f"{TOKENS}?q=program").json()["results"]) == 1
    assert broker.get(f"{TOKENS}?q=nothing").json()["results"] == []


# Throttling


@pytest.fixture
def three_a_minute(monkeypatch):
    monkeypatch.setattr(throttles.TokenThrottle, "THROTTLE_RATES", {"token": "3/min"})


@pytest.mark.usefixtures("three_a_minute")
def test_every_answer_says_how_much_is_left_and_then_when(broker, token_of):
    reader = token_of(broker.user)
    answers = [reader(), reader("get", "suppliers/999999/"), reader("get", "suppliers/?nope=1"), reader()]
    assert [answer.status_code for answer in answers] == [200, 404, 400, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"3"}
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1]["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("three_a_minute")
def test_each_token_has_its_own_allowance_and_browsers_none(broker, token_of):
    first, second = token_of(broker.user), token_of(broker.user)
    for _ in range(4):
        first()
    assert second().status_code == 200
    assert [broker.get(TOKENS).status_code for _ in range(5)] == [200] * 5


@pytest.mark.usefixtures("three_a_minute")
def test_the_allowance_returns_after_the_minute(broker, token_of, time_machine_at):
    reader = token_of(broker.user)
    for _ in range(4):
        reader()
    with time_machine_at(seconds=61):
        assert reader().status_code == 200


def test_counts_survive_a_cache_that_dies_between_two(settings, monkeypatch):
    monkeypatch.setattr(throttles, "_cache_rests_until", 0.0)
    cache.clear()
    assert throttles.count("key", 60).number == 1
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 0.2},
        }
    }
    assert [throttles.count("key", 60).number for _ in range(3)] == [1, 2, 3]
    throttles.uncount("key")
    assert throttles.count("key", 60).number == 3
    throttles.forget("key")
    assert throttles.count("key", 60).number == 1


def test_a_window_that_was_closed_begins_at_one_again(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    for _ in range(3):
        throttles.count("closed", 60)
    throttles.forget("closed")
    assert throttles.count("closed", 60).number == 1
