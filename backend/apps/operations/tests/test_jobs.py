"""Scheduled jobs are done once when due, and one that fails stops nobody else."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from apps.audit.models import AuditEntry
from apps.core import trail
from apps.operations import jobs
from apps.operations.jobs import Job, Runner, claim, run_due
from apps.operations.models import ScheduledJob

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def done():
    return []


@pytest.fixture
def each_minute(done):
    return Job("count", MINUTE, lambda: done.append(timezone.now()))


def failing():
    raise RuntimeError("the disk is full")


def test_a_job_is_done_at_once_and_then_once_in_its_period(clock, done, each_minute):
    for seconds in (0, 1, 30, 60, 61, 120):
        clock.move_to(NOON + timedelta(seconds=seconds))
        run_due([each_minute])
    assert [(at - NOON).seconds for at in done] == [0, 60, 120]


def test_a_timer_that_fires_a_second_early_misses_nothing(clock, done, each_minute):
    run_due([each_minute])
    clock.shift(timedelta(seconds=58))
    run_due([each_minute])
    assert len(done) == 2


def test_a_job_that_fails_is_logged_and_stops_no_other(done, each_minute, caplog):
    assert run_due([Job("broken", MINUTE, failing), each_minute]) == ["broken"]
    assert len(done) == 1
    assert "job failed" in caplog.text
    row = ScheduledJob.objects.get(name="broken")
    assert (row.failures, row.last_error, row.succeeded_on) == (1, "RuntimeError: the disk is full", None)


def test_what_a_job_writes_into_the_trail_names_the_run():
    run_due([Job("tidy", MINUTE, lambda: trail.record_event("tidied"))])
    assert AuditEntry.objects.get(action="tidied").request_id.startswith("tidy-")


def test_a_daily_job_that_failed_is_tried_again_soon(clock):
    broken = Job("broken", timedelta(days=1), failing)
    run_due([broken])
    clock.shift(timedelta(minutes=11))
    run_due([broken])
    assert ScheduledJob.objects.get(name="broken").failures == 2


def test_success_forgets_earlier_failures(clock, each_minute):
    run_due([Job("count", MINUTE, failing)])
    clock.shift(MINUTE)
    run_due([each_minute])
    row = ScheduledJob.objects.get(name="count")
    assert (row.failures, row.last_error, row.succeeded_on) == (0, "", NOON + MINUTE)


def test_a_job_in_somebodys_hands_is_left_alone_until_the_lease_ends(clock, done, each_minute):
    assert claim(each_minute, timezone.now())
    clock.shift(timedelta(minutes=29))
    run_due([each_minute])
    assert done == []
    clock.shift(timedelta(minutes=2))
    run_due([each_minute])
    assert len(done) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_runners_at_once_one_does_the_job():
    done, ready = [], threading.Barrier(6)
    job = Job("once", timedelta(hours=1), lambda: done.append(1))

    def run(_number):
        ready.wait()
        _run_patiently(job)
        connection.close()

    with ThreadPoolExecutor(6) as runners:
        list(runners.map(run, range(6)))
    assert done == [1]


def _run_patiently(job):
    """SQLite in memory refuses at once where the one in a file waits."""
    try:
        run_due([job])
    except OperationalError:
        time.sleep(0.01)
        _run_patiently(job)


@pytest.mark.django_db(transaction=True)
def test_the_thread_of_the_server_runs_jobs_until_it_is_stopped(monkeypatch):
    rounds, enough = [], threading.Event()

    def count(_jobs):
        rounds.append(1)
        if len(rounds) == 3:
            enough.set()
        if len(rounds) == 1:
            raise RuntimeError("no database for a moment")

    monkeypatch.setattr(jobs, "run_due", count)
    runner = Runner(seconds=0.01)
    runner.start()
    assert enough.wait(5)
    runner.stopped.set()
    runner.join(5)
    assert not runner.is_alive()


def test_the_command_says_which_job_failed_by_its_exit_code(monkeypatch):
    monkeypatch.setattr(jobs.run_due, "__defaults__", ([Job("broken", MINUTE, failing)],))
    with pytest.raises(CommandError, match="Failed: broken") as raised:
        call_command("run_due")
    assert raised.value.returncode == 1


def test_every_job_of_the_program_works_on_an_empty_database():
    names = [job.name for job in jobs.JOBS]
    assert len(set(names)) == len(names)
    assert run_due([job for job in jobs.JOBS if job.name != "daily_copy"]) == []
