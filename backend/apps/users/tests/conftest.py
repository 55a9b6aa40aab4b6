from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from apps.company.models import CompanySettings
from apps.users import mails
from apps.users.models import ApiToken
from apps.users.tests.factories import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


BASE = "/api/v1/auth/browser/v1/"


class Browser:
    """A browser at an address of its own: keeps cookies, sends the CSRF token, speaks JSON."""

    def __init__(self, address: str = "192.0.2.1") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address, HTTP_USER_AGENT="Test browser")
        self.client.get(f"{BASE}auth/session")

    def request(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        address = path if path.startswith("/") else BASE + path
        token = self.client.cookies["csrftoken"].value
        call = getattr(self.client, method)
        if method == "get":
            return call(address, headers=headers)
        return call(address, body or {}, "application/json", headers={"X-CSRFToken": token, **headers})

    def get(self, path: str, **headers: str) -> Any:
        return self.request("get", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.request("post", path, body, **headers)

    def delete(self, path: str, body: Any = None) -> Any:
        return self.request("delete", path, body)

    def sign_in(self, user: Any, password: str = PASSWORD) -> Any:
        return self.post("auth/login", {"email": getattr(user, "email", user), "password": password})

    @property
    def is_signed_in(self) -> bool:
        return bool(self.get("/api/v1/user-profiles/me/").status_code == 200)


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def another_browser() -> Browser:
    return Browser("198.51.100.7")


@pytest.fixture
def sent() -> Callable[[], list[Any]]:
    """The e-mails that were sent so far, once all have left."""

    def read() -> list[Any]:
        mails.wait()
        return mail.outbox

    return read


@pytest.fixture(autouse=True)
def company_of_one_test() -> Iterator[None]:
    """What a process keeps of the company's settings ends with the test that made it."""
    CompanySettings.forget()
    yield
    CompanySettings.forget()


@pytest.fixture(autouse=True)
def mails_leave_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction never commits: what waits for the commit goes out at once."""
    monkeypatch.setattr("apps.users.mails.transaction.on_commit", lambda send: send())


@pytest.fixture(autouse=True)
def nobody_sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long slowed tries would have waited."""
    waited: list[float] = []
    monkeypatch.setattr("apps.users.attempts.time.sleep", waited.append)
    return waited


@pytest.fixture
def time_machine_at() -> Callable[..., Any]:
    """`with time_machine_at(minutes=16):` so much later."""
    return lambda **ahead: time_machine.travel(timezone.now() + timedelta(**ahead), tick=True)


@pytest.fixture
def token_of() -> Callable[..., Callable[..., Any]]:
    """`program = token_of(user)`; `program()` reads, `program("post", path, body)` writes."""

    def make(user: Any, scope: str = "write", **fields: Any) -> Callable[..., Any]:
        fields.setdefault("expires_on", timezone.now() + timedelta(days=1))
        _, secret = ApiToken.objects.issue(user, name="Test program", scope=scope, **fields)
        return program(secret)

    return make


def program(secret: str) -> Callable[..., Any]:
    """A client that sends this token."""
    client = APIClient()

    def call(method: str = "get", path: str = "user-profiles/me/", body: Any = None, **headers: str) -> Any:
        kind = None if body is None else "json"
        headers = {"Authorization": f"Bearer {secret}", **headers}
        return getattr(client, method)(f"/api/v1/{path}", body, format=kind, headers=headers)

    return call
