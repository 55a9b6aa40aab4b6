"""What every test may use: people of each role, their clients, and a record of any entity."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import factory
import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

import apps
from apps.core.roles import Role
from apps.users.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def fresh_cache(settings: Any) -> None:
    """Throttles and cached settings of one test never reach the next; hashing is quick."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


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
