"""What the contract tests walk: the router's endpoints, and records and bodies made without knowing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from apps.core.checks import entities
from apps.core.fields import ChoiceSetField, ComputedText, WordListField
from apps.core.permissions import ACTION_RIGHTS
from config.router import router

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rest_framework import serializers

UPLOADED = {"documents"}  # created by multipart


@dataclass(frozen=True)
class Endpoint:
    """One line of the router."""

    name: str
    view: Any

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/api/v1/{self.name}/"

    @property
    def model(self) -> Any:
        return self.view.queryset.model

    def at(self, record: Any, action: str = "") -> str:
        pk = getattr(record, "pk", record)
        return f"{self.path}{pk}/{action}"


@dataclass(frozen=True)
class Route:
    """One method of one address: `("/api/v1/suppliers/{pk}/", "get", "retrieve")`."""

    endpoint: Endpoint
    path: str
    method: str
    action: str
    is_open: bool  # answers who is not signed in

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def right(self) -> str:
        return str({**ACTION_RIGHTS, **self.endpoint.view.rights}[self.action])


ENDPOINTS = [Endpoint(prefix, view) for prefix, view, _ in router.registry]


def routes() -> Iterator[Route]:
    """Every method of every address that the router serves."""
    for pattern in router.urls:
        address = f"/api/v1/{str(pattern.pattern).lstrip('^').rstrip('$')}"
        address = address.replace("(?P<pk>[0-9]{1,18})", "{pk}")
        endpoint = next(one for one in ENDPOINTS if address.startswith(one.path))
        view: Any = pattern.callback
        for method, action in view.actions.items():
            if method != "head":
                yield Route(endpoint, address, method, action, "permission_classes" in view.initkwargs)


ROUTES = list(routes())


def offering(*actions: str) -> list[Endpoint]:
    """The endpoints that have all of these actions."""
    offered = {(route.endpoint, route.action) for route in ROUTES}
    return [endpoint for endpoint in ENDPOINTS if all((endpoint, action) in offered for action in actions)]


LISTED = offering("list")
CHANGED = offering("partial_update")
REMOVED = [one for one in offering("destroy", "restore") if one.view.has_status]
CREATED = [one for one in offering("create") if one.model in entities() and one.name not in UPLOADED]
TRACED = offering("history")


def writable(endpoint: Endpoint) -> list[str]:
    """The fields of a record that a body may set."""
    fields = endpoint.view.serializer_class().fields
    return [name for name, field in fields.items() if not field.read_only]


def body_of(endpoint: Endpoint, detail: dict[str, Any]) -> dict[str, Any]:
    """A body that would make a record like `detail`, under another title."""
    body = {name: detail[name] for name in writable(endpoint) if name in detail and name != "owner"}
    body |= {
        name: [{k: v for k, v in one.items() if k != "id"} for one in value] for name, value in children(body)
    }
    return {**body, endpoint.model.TITLE: f"Another {detail[endpoint.model.TITLE]}"}


def children(body: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    return [
        (name, value)
        for name, value in body.items()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]


def a_change(endpoint: Endpoint) -> dict[str, Any]:
    """A PATCH that changes a record of this endpoint, whatever it is."""
    for name in ("notes", "bio", "department", "first_name"):
        if name in writable(endpoint):
            return {name: "Changed by a test."}
    raise AssertionError(f"{endpoint} has no text that a test may change.")


# Records of every kind of value

WORDS = ("Zebra", "ápple", "Ápple", "banana")


def varied(endpoint: Endpoint, make: Callable[..., Any], number: int = 6) -> list[Any]:
    """Stored records: two filled differently, two filled alike, the others empty wherever a column may be."""
    records = [make(endpoint.model) for _ in range(number)]
    for index, record in enumerate(records):
        for column in endpoint.model._meta.concrete_fields:
            _set(record, column, min(index, 2) if index < 4 else None)
    return records


def _set(record: Any, column: Any, variety: int | None) -> None:
    """Give a column a value of its kind, or none, where no rule of the database is against it."""
    if column.primary_key or column.unique or column.is_relation or isinstance(column, ComputedText):
        return
    if column.name in {"version", "status"} or column.name in _titles(record) or _is_spelled(column):
        return
    value = _value(column, variety)
    if value is UNCHANGED:
        return
    try:
        with transaction.atomic():
            models.QuerySet(type(record)).filter(pk=record.pk).update(**{column.name: value})
    except IntegrityError:
        return


UNCHANGED: Any = object()


def _is_spelled(column: Any) -> bool:
    """Whether only some spellings are taken: the factory knows one."""
    return any(type(validator) is RegexValidator for validator in column.validators)


def _titles(record: Any) -> tuple[str, ...]:
    title = type(record).TITLE
    return (title,) if isinstance(title, str) else ("email", "first_name", "last_name")


def _value(column: Any, variety: int | None) -> Any:
    if variety is None:
        return _nothing(column)
    if isinstance(column, ChoiceSetField):
        return [column.choice_set[variety % len(column.choice_set)][0]]
    if column.choices:
        return column.choices[variety % len(column.choices)][0]
    for kind, make in _BY_KIND:
        if isinstance(column, kind):
            value = make(variety)
            return value[: column.max_length] if isinstance(value, str) else value
    return UNCHANGED


def _nothing(column: Any) -> Any:
    if column.null:
        return None
    if isinstance(column, WordListField):
        return []
    is_text = isinstance(column, (models.CharField, models.TextField)) and column.blank
    return "" if is_text else UNCHANGED


_BY_KIND: tuple[tuple[Any, Callable[[int], Any]], ...] = (
    (WordListField, lambda n: [f"M{n + 1}"]),
    (models.FileField, lambda _: UNCHANGED),
    (models.DateTimeField, lambda n: timezone.now().replace(year=2020 + n, month=2, day=3)),
    (models.DateField, lambda n: f"202{n}-02-03"),
    (models.DecimalField, lambda n: f"{n + 1}.25"),
    (models.BooleanField, lambda n: n % 2 == 0),
    (models.UUIDField, lambda n: UUID(int=n)),
    (models.IntegerField, lambda n: n + 1),
    (models.EmailField, lambda n: f"desk{n}@prairiecrest.example"),
    (models.URLField, lambda n: f"https://prairiecrest.example/{n}"),
    ((models.CharField, models.TextField), lambda n: WORDS[n]),
)


# Requests and answers


def send(client: Any, method: str, address: str, body: Any = None, **headers: str) -> Any:
    """The answer to a JSON request; `If_Match='"1"'` becomes a header."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return getattr(client, method)(address, body, format="json", headers=named)


def rows_of(client: Any, address: str, **parameters: str) -> list[dict[str, Any]]:
    """The rows of one page; fails with what the server said."""
    answer = client.get(address, {"limit": "200", **parameters})
    assert answer.status_code == 200, (address, parameters, answer.content[:500])
    return list(answer.json()["results"])


def detail_of(client: Any, endpoint: Endpoint, record: Any) -> dict[str, Any]:
    answer = client.get(endpoint.at(record))
    assert answer.status_code == 200, answer.content[:500]
    return dict(answer.json())


def refused(answer: Any, status: int, field: str | None = None) -> dict[str, Any]:
    """The problem that an answer is; fails unless it has this status and names this field."""
    assert answer.status_code == status, (answer.status_code, answer.content[:500])
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["X-Request-ID"]
    problem = answer.json()
    assert {"type", "title", "status", "detail", "code"} <= set(problem)
    assert problem["status"] == status
    if field is not None:
        assert field in [error["field"] for error in problem["errors"]], problem
    return dict(problem)


def version(detail: dict[str, Any]) -> str:
    """What goes into If-Match for a record as it was read."""
    return f'"{detail["version"]}"'


def fields_of(endpoint: Endpoint) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
    return dict(endpoint.view.serializer_class().fields)
