"""How gunicorn serves the program; everything that differs between sites comes from `config/env.py`."""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import Any

from config import env
from config.logs import LOGGING

embedded = env.read("MODE") == "embedded"

bind = f"{env.read('BIND')}:{env.read('PORT')}"
workers = env.read("WORKERS") or (1 if embedded else 2 * (os.cpu_count() or 1) + 1)
worker_class = "gthread"
threads = env.read("THREADS")
timeout = 60
graceful_timeout = 30
keepalive = 65  # longer than a proxy keeps its side open, so that it never writes into a closed connection
# A worker that leaks is replaced in time. The embedded one stays: it alone holds the rate limits.
max_requests = 0 if embedded else 10_000
max_requests_jitter = 1_000
control_socket_disable = True
accesslog = None
logconfig_dict = LOGGING

METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def on_starting(_server: Any) -> None:
    """Several processes count their requests in files that each of them can add up."""
    if workers > 1:
        os.environ.setdefault(METRICS_FOLDER, tempfile.mkdtemp(prefix="projectmeats-metrics-"))


def post_worker_init(_worker: Any) -> None:
    """The program is loaded: say that its data are in use, and start the scheduled jobs where it has them."""
    from apps.operations import serving  # noqa: PLC0415  # Django is set up only now

    serving.begin()


def child_exit(_server: Any, worker: Any) -> None:
    if METRICS_FOLDER in os.environ:
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415  # reads the folder's name when imported

        mark_process_dead(worker.pid)


def on_exit(_server: Any) -> None:
    if folder := os.environ.get(METRICS_FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
