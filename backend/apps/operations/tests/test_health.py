"""Health tells the truth, and tells its reasons to our own machines only."""

from __future__ import annotations

import shutil

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from apps.operations import health

pytestmark = pytest.mark.django_db

OUTSIDE = "203.0.113.9"


@pytest.fixture
def broken(monkeypatch):
    """`broken("cache")`: that part does not work, for this reason."""
    return lambda part, why="it is gone": monkeypatch.setattr(health, part, lambda: why)


def test_health_is_open_to_everybody_and_names_every_part(client):
    answer = client.get("/health/")
    assert answer.status_code == 200
    found = answer.json()
    assert set(found) == {"status", "timestamp", "version", "database", "cache"}
    assert (found["status"], found["database"], found["cache"]) == ("healthy", "connected", "connected")
    assert found["timestamp"].endswith("Z")


@pytest.mark.parametrize("part", ["database", "cache"])
def test_health_is_unhealthy_when_a_part_does_not_work_but_does_not_say_why(client, broken, part):
    broken(part, "password authentication failed")
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["status"] == "unhealthy"
    assert answer.json()[part] == "unavailable"
    assert b"password" not in answer.content


def test_health_is_never_stored(client):
    assert client.get("/health/")["Cache-Control"] == "no-store"


def test_live_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/health/live").json() == {"status": "alive"}


def test_a_fresh_installation_is_ready(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


@pytest.mark.parametrize("part", ["database", "cache", "migrations", "disk"])
def test_ready_refuses_with_the_reason_when_a_part_does_not_work(client, broken, part):
    broken(part)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["reasons"][part] == "it is gone"


@pytest.mark.parametrize(
    "asked",
    [{"REMOTE_ADDR": OUTSIDE}, {"HTTP_X_FORWARDED_FOR": OUTSIDE}, {"HTTP_FORWARDED": f"for={OUTSIDE}"}],
)
def test_ready_keeps_its_reasons_from_outsiders(client, broken, asked):
    broken("disk", "3 MB free in DATA_DIR")
    answer = client.get("/health/ready", **asked)
    assert (answer.status_code, answer.json()) == (503, {"status": "not_ready"})


def test_a_database_that_does_not_answer_is_noticed(monkeypatch):
    def refuse():
        raise OperationalError("the server closed the connection\nand more")

    monkeypatch.setattr(connection, "cursor", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    assert health.database() == "the server closed the connection"


def test_a_cache_that_forgets_is_noticed(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert health.cache() == "default: does not keep what it is given"


def test_a_cache_that_cannot_be_reached_is_noticed(settings):
    unreachable = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1/0",
    }
    settings.CACHES = {**settings.CACHES, "strict": unreachable}
    assert health.cache().startswith("strict: ")


def test_a_migration_that_was_not_applied_is_noticed_and_named():
    MigrationRecorder(connection).record_unapplied("operations", "0001_scheduled_jobs")
    assert health.migrations() == "1 not applied, such as operations.0001_scheduled_jobs"


def test_a_full_disk_is_noticed(monkeypatch):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**12, 10**12, 5 * 2**20)
    )
    assert health.disk() == "5 MB free, 200 are needed"


def test_metrics_count_requests_by_view_and_status(client):
    client.get("/health/live")
    text = client.get("/metrics").content.decode()
    assert 'projectmeats_requests_total{method="GET",status="200",view="health-live"}' in text
    assert 'projectmeats_request_seconds_bucket{le="0.5",view="health-live"}' in text


def test_metrics_tell_of_readiness_and_jobs(client, broken):
    broken("cache")
    text = client.get("/metrics").content.decode()
    assert 'projectmeats_ready{part="cache"} 0.0' in text
    assert 'projectmeats_ready{part="migrations"} 1.0' in text


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": OUTSIDE},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"REMOTE_ADDR": "unix"},
    ],
)
def test_metrics_are_never_public(client, asked):
    answer = client.get("/metrics", **asked)
    assert answer.status_code == 404
    assert b"projectmeats_" not in answer.content


def test_a_network_may_be_given_for_metrics(client, monkeypatch):
    monkeypatch.setenv("METRICS_ADDRESSES", "10.1.0.0/16,::1")
    assert client.get("/metrics", REMOTE_ADDR="10.1.2.3").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.2.0.1").status_code == 404


def test_addresses_that_do_not_exist_make_no_series_of_their_own(client):
    for number in range(3):
        client.get(f"/api/v1/no-such-{number}/")
    assert b"no-such" not in client.get("/metrics").content
