"""What a server process does beside answering, and how others can tell that it is there."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection

from apps.operations.commands import Refused
from apps.operations.jobs import Runner
from config import env

if TYPE_CHECKING:
    from collections.abc import Iterator

_held: list[IO[str]] = []


def begin() -> None:
    """Called in each server process once the program is loaded."""
    if connection.vendor == "sqlite":
        _held.append(_locked(fcntl.LOCK_SH))
    if env.read("RUN_DUE_IN_PROCESS"):
        Runner().start()


@contextmanager
def alone() -> Iterator[None]:
    """Nobody serves these data for the block; raises Refused when somebody does."""
    with _locked(fcntl.LOCK_EX):
        yield


def _locked(kind: int) -> IO[str]:
    """The open lock file of DATA_DIR; the lock ends with the process, however that dies."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / "in-use.lock").open("a")
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Refused("The program runs on these data: stop it first (Ctrl+C in its window).") from error
    return file
