"""How gunicorn serves the program; everything that differs between sites comes from `config/env.py`."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import uuid
from typing import Any

from gunicorn import util

from config import env
from config.logs import LOGGING

embedded = env.read("MODE") == "embedded"

bind = f"{env.read('BIND')}:{env.read('PORT')}"
workers = env.read("WORKERS") or (1 if embedded else 2 * (os.cpu_count() or 1) + 1)
worker_class = "gthread"
threads = env.read("THREADS")
timeout = 60
graceful_timeout = 30
limit_request_line = 8190  # the most that gunicorn bounds; a list narrowed by many filters needs it
keepalive = 65  # longer than a proxy keeps its side open, so that it never writes into a closed connection
# A worker that leaks is replaced in time. The embedded one stays: it alone holds the rate limits.
max_requests = 0 if embedded else 10_000
max_requests_jitter = 1_000
control_socket_disable = True
accesslog = None
logconfig_dict = LOGGING


def _refuse(sock: Any, status: int, reason: str, message: str) -> None:
    """What is no HTTP, or too long, is refused as by the API: with a problem and a request id."""
    body = json.dumps(
        {"type": "about:blank", "title": reason, "status": status, "code": "bad_request", "detail": message}
    ).encode()
    head = (
        f"HTTP/1.1 {status} {reason}",
        "Connection: close",
        "Content-Type: application/problem+json",
        f"X-Request-ID: {uuid.uuid4()}",
        f"Content-Length: {len(body)}",
    )
    util.write_nonblock(sock, "\r\n".join([*head, "", ""]).encode("latin-1") + body)


util.write_error = _refuse  # gunicorn would answer in HTML, and has no setting for it

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
