"""Servers of our own on free ports, and how much memory they take."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(*arguments: str, **env: str) -> Iterator[tuple[int, int]]:
    """A gunicorn on a free port: the port and the process id of its master."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", *arguments, "--bind", f"127.0.0.1:{port}"]
    settings = {**os.environ, "LOG_LEVEL": "ERROR", "LOG_FORMAT": "console", **env}
    process = subprocess.Popen(command, env=settings)  # noqa: S603  # our own servers
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(60)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("A server did not start; the lines above say why.")


def resident(master: int) -> float | None:
    """Megabytes resident in the largest worker; None where /proc does not tell."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.exists():
        return None
    return max(_resident(int(pid)) for pid in children.read_text().split())


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
