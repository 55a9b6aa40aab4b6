"""What Prometheus scrapes: requests by view and status, how long they took, and how the jobs fare."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from apps.operations import health
from apps.operations.models import ScheduledJob

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

IN_PROCESS = CollectorRegistry()
REQUESTS = Counter(
    "projectmeats_requests", "Answered requests.", ["method", "view", "status"], registry=IN_PROCESS
)
SECONDS = Histogram(
    "projectmeats_request_seconds",
    "How long answers took.",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=IN_PROCESS,
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def observe(request: HttpRequest, status: int, seconds: float) -> None:
    """Count one answered request; addresses are counted by their view, so that nobody can make new series."""
    view = _view_of(request)
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(method, view, str(status)).inc()
    SECONDS.labels(view).observe(seconds)


def _view_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return "none" if match is None else match.view_name or match.route


class Facts:
    """What is read when asked for: readiness and the scheduled jobs."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield self._ready()
        yield from self._jobs()

    def _ready(self) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "projectmeats_ready", "Whether a part works (1) or not (0).", labels=["part"]
        )
        for name, fault in health.faults().items():
            family.add_metric([name], 0 if fault else 1)
        return family

    def _jobs(self) -> Iterator[GaugeMetricFamily]:
        last = GaugeMetricFamily(
            "projectmeats_job_last_success_timestamp_seconds", "When a job last succeeded.", labels=["job"]
        )
        failures = GaugeMetricFamily(
            "projectmeats_job_failures", "Failures in a row of a job.", labels=["job"]
        )
        for job in _jobs():
            last.add_metric([job.name], job.succeeded_on.timestamp() if job.succeeded_on else 0)
            failures.add_metric([job.name], job.failures)
        yield from (last, failures)


def _jobs() -> list[Any]:
    return [] if health.database() else list(ScheduledJob.objects.order_by("name"))


def exposition() -> bytes:
    """Everything in Prometheus' text format, summed over all processes where there are several."""
    facts = CollectorRegistry()
    facts.register(Facts())
    counted = IN_PROCESS
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    return generate_latest(counted) + generate_latest(facts)
