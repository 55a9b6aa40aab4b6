"""The scheduled jobs, and the one way to run those that are due.

`manage.py run_due` is called each minute by a timer, or by a thread of the server (`make run`). Several
runners may meet: a job is claimed by an update under its row's lock, with a lease that ends by itself when
the runner dies. A job that is done twice all the same does no harm.
"""

from __future__ import annotations

import logging
import threading
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import close_old_connections, connection
from django.db.models import F, Q
from django.utils import timezone

from apps.audit.sealing import seal_due, seal_everything
from apps.core.context import RequestContext, request_context
from apps.operations import cleaning, copies
from apps.operations.models import ScheduledJob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

log = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=10)
EARLY = timedelta(seconds=5)  # a timer that fires each minute must not find its job due one second later


@dataclass(frozen=True)
class Job:
    """`run` is called once in `period`; a runner that takes longer than `lease` is taken for dead."""

    name: str
    period: timedelta
    run: Callable[[], object]
    lease: timedelta = timedelta(minutes=30)


def daily_copy() -> str:
    """The embedded database's copy of today; nothing where PostgreSQL has backups of its own."""
    return copies.daily() if connection.vendor == "sqlite" else ""


DAILY = timedelta(days=1)

JOBS = (
    Job("seal_audit", timedelta(minutes=1), seal_due),
    Job("seal_audit_everything", DAILY, seal_everything),
    Job("clear_sessions", DAILY, cleaning.sessions),
    Job("clear_tokens", DAILY, cleaning.tokens),
    Job("clear_invitations", DAILY, cleaning.invitations),
    Job("clear_idempotency_keys", DAILY, cleaning.idempotency_keys),
    Job("clear_tallies", DAILY, cleaning.tallies),
    Job("daily_copy", DAILY, daily_copy),
)


def run_due(jobs: Iterable[Job] = JOBS) -> list[str]:
    """Run the jobs that are due and that nobody else is running; the names of those that failed."""
    return [job.name for job in jobs if claim(job, timezone.now()) and not _succeeds(job)]


def claim(job: Job, now: datetime) -> bool:
    """Whether the job is due and now ours; of several who ask at once one gets it."""
    ScheduledJob.objects.get_or_create(name=job.name, defaults={"due_on": now})
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = ScheduledJob.objects.filter(free, name=job.name, due_on__lte=now + EARLY)
    return rows.update(leased_until=now + job.lease, started_on=now) == 1


def _succeeds(job: Job) -> bool:
    """Run a claimed job and note how it ended; a failure is logged and stays inside."""
    began = timezone.now()
    try:
        with request_context(RequestContext(request_id=f"{job.name}-{uuid.uuid4()}")):
            outcome = job.run()
    except Exception as error:
        log.exception("job failed", extra={"job": job.name})
        _note_failure(job, began, error)
        return False
    ms = round((timezone.now() - began).total_seconds() * 1000)
    log.info("job done", extra={"job": job.name, "ms": ms, "outcome": str(outcome or "")})
    ScheduledJob.objects.filter(name=job.name).update(
        leased_until=None, due_on=began + job.period, succeeded_on=timezone.now(), failures=0, last_error=""
    )
    return True


def _note_failure(job: Job, began: datetime, error: Exception) -> None:
    again = began + min(job.period, RETRY_AFTER)
    words = f"{type(error).__name__}: {error}"[:500]
    ScheduledJob.objects.filter(name=job.name).update(
        leased_until=None, due_on=again, failures=F("failures") + 1, last_error=words
    )


class Runner(threading.Thread):
    """Runs due jobs each minute inside the server, for those without a timer; ends with the process."""

    def __init__(self, seconds: float = 60, jobs: Iterable[Job] = JOBS) -> None:
        super().__init__(name="run-due", daemon=True)
        self.seconds, self.jobs, self.stopped = seconds, tuple(jobs), threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(self.seconds):
            self._once()

    def _once(self) -> None:
        """One round; a database that does not answer must not end the thread."""
        close_old_connections()
        try:
            run_due(self.jobs)
        except Exception:
            log.exception("no job could be looked up")
        finally:
            close_old_connections()
