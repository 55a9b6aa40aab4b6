"""Starts the program: for a person (`make run`), or on a free port with a folder of its own for tests."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import install
import tools

HOST = "127.0.0.1"
SECONDS_TO_START = 60
MAILS = "mails"


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def chosen_port() -> int:
    """PORT from the environment, 8000 without it; a Failure if it is no port, or taken."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise tools.Failure(f"PORT must be a number from 1 to 65535, not {text!r}.")
    if not _free(int(text)):
        raise tools.Failure(
            f"Port {text} of {HOST} cannot be used (something else listens there, or it is reserved): "
            "choose another one, for example PORT=8123 make run."
        )
    return int(text)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _alive(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _start(port: int, env: Mapping[str, str | None]) -> subprocess.Popen[bytes]:
    settings = {"PORT": str(port), "BIND": HOST, "WORKERS": "1", "THREADS": "8", "RUN_DUE_IN_PROCESS": "1"}
    command = [tools.PYTHON, "-m", "gunicorn", "--config", "gunicorn.conf.py", "config.wsgi"]
    return subprocess.Popen(command, cwd=tools.BACKEND, env=tools.environment({**settings, **env}))


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def _serving(port: int, env: Mapping[str, str | None]) -> Iterator[subprocess.Popen[bytes]]:
    """gunicorn, one process of 8 threads, from its first answer on; stopped afterwards.

    Raises Failure if it ends or stays silent instead.
    """
    process = _start(port, env)
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while not _alive(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise tools.Failure("The server did not start; the lines above say why.")
            time.sleep(0.1)
        yield process
    finally:
        _stop(process)


def _prepare(env: Mapping[str, str | None]) -> None:
    """Migrates and fills the database; the command itself says in one sentence what it lacks."""
    try:
        tools.manage("prepare_embedded", env=env)
    except tools.Failure:
        raise SystemExit(1) from None


def run() -> None:
    """`make run`: installs, builds, migrates, fills, serves until Ctrl+C."""
    port = chosen_port()
    data = Path(os.environ.get("DATA_DIR") or tools.BACKEND / "var").resolve()
    install.writable(data)
    install.node_is_new_enough()
    install.python_packages()
    install.spa()
    env = {"DATA_DIR": str(data), "PUBLIC_URL": os.environ.get("PUBLIC_URL") or f"http://{HOST}:{port}"}
    _prepare(env)
    with _serving(port, env) as process:
        tools.say(f"\nProjectMeats runs at http://{HOST}:{port} (Ctrl+C stops it).\n")
        _until_stopped(process)


def _until_stopped(process: subprocess.Popen[bytes]) -> None:
    """Until Ctrl+C, which the server gets from the terminal too; a Failure if it ends by itself."""
    try:
        code = process.wait()
    except KeyboardInterrupt:
        tools.say("\nProjectMeats is stopped; its data are kept.")
    else:
        raise tools.Failure(f"The server ended by itself with code {code}; the lines above say why.")


def settings_of(folder: Path, **more: str | None) -> dict[str, str | None]:
    """The environment of a program of its own: SQLite and files in `folder`, nothing from outside."""
    foreign = dict.fromkeys(("DATABASE_URL", "TEST_DATABASE_URL", "REDIS_URL", "MODE", "DEBUG", "DEMO"))
    own = {"DATA_DIR": str(folder), "EMAIL_URL": f"filemail:///{folder}/{MAILS}", "LOG_LEVEL": "WARNING"}
    return {**foreign, **own, **more}


@dataclass(frozen=True)
class Running:
    """A server that answers at `address`, keeps its data in `folder` and writes its e-mails to `mails`."""

    address: str
    folder: Path

    @property
    def mails(self) -> Path:
        """One text file per e-mail that the program sent."""
        return self.folder / MAILS


@contextmanager
def temporary(template: Path | None = None) -> Iterator[Running]:
    """A server with demo data of its own, or a copy of `template`; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as name:
        folder, port = Path(name, "data"), free_port()
        address = f"http://{HOST}:{port}"
        env = settings_of(folder, PUBLIC_URL=address)
        if template:
            shutil.copytree(template, folder)
        else:
            tools.manage("prepare_embedded", env=env)
        with _serving(port, env):
            yield Running(address, folder)
