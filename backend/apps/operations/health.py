"""Whether the program can work: each part is really tried.

Every check returns what is wrong in a few words, or "" when it works.
"""

from __future__ import annotations

import functools
import ipaddress
import secrets
import shutil
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import caches
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import env

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 2**20
FORWARDING = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED")
# Noted by the outermost middleware: a later one forgets forwarded headers of proxies that are not trusted.
FORWARDED = "projectmeats.forwarded"


def database() -> str:
    """Asks the database a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error as error:
        connection.close()
        return _first_line(error)
    return ""


def cache() -> str:
    """Writes a fresh value into every cache and reads it back."""
    return "; ".join(filter(None, map(_cache, settings.CACHES)))


def _cache(alias: str) -> str:
    key, value = f"health:{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        caches[alias].set(key, value, 10)
        kept = caches[alias].get(key)
        caches[alias].delete(key)
    except Exception as error:  # noqa: BLE001  # whatever a cache backend raises means that it does not work
        return f"{alias}: {_first_line(error)}"
    return "" if kept == value else f"{alias}: does not keep what it is given"


def migrations() -> str:
    """Compares the migrations of this code with those that the database has seen."""
    try:
        missing = shipped() - applied()
    except Error as error:
        return _first_line(error)
    return f"{len(missing)} not applied, such as {'.'.join(min(missing))}" if missing else ""


@functools.cache
def shipped() -> frozenset[tuple[str, str]]:
    """`(app, migration)` of every migration that this code brings."""
    return frozenset(MigrationLoader(None).disk_migrations)


def applied() -> frozenset[tuple[str, str]]:
    """`(app, migration)` of what the database has seen; nothing while it is empty."""
    return frozenset(MigrationRecorder(connection).applied_migrations())


def disk() -> str:
    """Looks at the space where uploads and the embedded database are kept."""
    least = env.read("LEAST_FREE_MB")
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free // MEBIBYTE
    except OSError as error:
        return f"DATA_DIR: {error.strerror}"
    return f"{free} MB free, {least} are needed" if free < least else ""


def faults() -> dict[str, str]:
    """What is wrong with each part that this process needs; "" where it works."""
    no_database = database()
    return {
        "database": no_database,
        "cache": cache(),
        "migrations": "unknown without the database" if no_database else migrations(),
        "disk": disk(),
    }


def is_internal(meta: Mapping[str, Any]) -> bool:
    """By a request's `META`: whether a machine of METRICS_ADDRESSES asks, and not through a proxy."""
    if meta.get(FORWARDED, True):
        return False
    try:
        peer = ipaddress.ip_address(meta.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(peer in ipaddress.ip_network(one, strict=False) for one in env.read("METRICS_ADDRESSES"))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
