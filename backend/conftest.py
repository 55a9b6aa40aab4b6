"""What every test may use: people of each role, their clients, and a record of any entity."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

import factory
import pytest
from django.core.cache import cache
from django.db import connection, connections
from rest_framework.test import APIClient

import apps
from apps.company.models import CompanySettings
from apps.core.roles import Role
from apps.users.models import User

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PASSWORD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def fresh_cache(settings: Any, tmp_path: Path) -> None:
    """Throttles, cached settings and files of one test never reach the next; hashing is quick."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    CompanySettings.forget()


@pytest.fixture
def user_of(db: None) -> Callable[..., Any]:  # noqa: ARG001  # users live in the database
    """`user_of("broker")`: a user of that role; each call makes another."""
    made = 0

    def make(role: str, **fields: Any) -> Any:
        nonlocal made
        made += 1
        fields.setdefault("first_name", role.title())
        return User.objects.create_user(f"{role}{made}@projectmeats.test", PASSWORD, role=role, **fields)

    return make


@pytest.fixture
def client_of(user_of: Callable[..., Any]) -> Callable[..., APIClient]:
    """`client_of("broker")`, or of a user: a signed-in browser; `client.user` is who."""

    def make(who: Any) -> APIClient:
        user = user_of(who) if isinstance(who, str) else who
        client = APIClient()
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return make


@pytest.fixture
def admin(client_of: Callable[..., APIClient]) -> APIClient:
    return client_of(Role.ADMIN)


@pytest.fixture
def broker(client_of: Callable[..., APIClient]) -> APIClient:
    return client_of(Role.BROKER)


def factories() -> dict[Any, Any]:
    """`{model: factory}` of every factory in `apps/*/tests/factories.py`."""
    found = {}
    for app in pkgutil.iter_modules(apps.__path__, "apps."):
        try:
            module = importlib.import_module(f"{app.name}.tests.factories")
        except ModuleNotFoundError as error:
            if error.name not in {f"{app.name}.tests", f"{app.name}.tests.factories"}:
                raise
            continue
        for one in vars(module).values():
            if (
                isinstance(one, type)
                and issubclass(one, factory.django.DjangoModelFactory)
                and one._meta.model
            ):
                found[one._meta.model] = one
    return found


@pytest.fixture
def make(db: None) -> Callable[..., Any]:  # noqa: ARG001  # records live in the database
    """`make(Supplier, name="…")`: a stored record of any model that has a factory."""
    known = factories()
    return lambda model, **fields: known[model](**fields)


@pytest.fixture
def at_once(tmp_path: Any) -> Iterator[Callable[..., list[Any]]]:
    """`at_once(8, work)`: the results of `work(0)` to `work(7)`, each in a thread with its own connection.

    For tests with `django_db(transaction=True)`. SQLite's tests live in memory, where threads cannot meet:
    the threads get a copy in a file, as the program has it.
    """
    settings = connections["default"].settings_dict
    in_memory = settings["NAME"]

    def run(number: int, work: Callable[[int], Any]) -> list[Any]:
        if connection.vendor == "sqlite":
            settings["NAME"] = _copied(tmp_path / "copy.sqlite3")
        start = threading.Barrier(number)
        with ThreadPoolExecutor(number) as threads:
            return list(threads.map(lambda one: _alone(start, work, one), range(number)))

    yield run
    settings["NAME"] = in_memory


def _copied(file: Path) -> str:
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    return str(file)


def _alone(start: threading.Barrier, work: Callable[[int], Any], number: int) -> Any:
    start.wait()
    try:
        return work(number)
    finally:
        connections.close_all()
