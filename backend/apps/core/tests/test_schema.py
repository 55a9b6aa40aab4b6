"""The OpenAPI description is the committed one, is valid, and says what the server really does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml
from django.conf import settings
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from apps.core.roles import POLICY, Role
from apps.core.tests.contract import (
    CHANGED,
    CREATED,
    LISTED,
    ROUTES,
    TRACED,
    a_change,
    body_of,
    detail_of,
    fields_of,
    refused,
    send,
    varied,
    version,
)

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("endpoint", LISTED, ids=str)
COMMITTED = settings.BASE_DIR / "openapi.yml"
METHODS = {"get", "post", "put", "patch", "delete"}


@cache
def document() -> dict[str, Any]:
    """The description as the code makes it now."""
    GENERATOR_STATS.reset()
    made: dict[str, Any] = SchemaGenerator().get_schema(public=True)
    return made


def test_the_committed_description_is_what_the_code_says():
    made = OpenApiYamlRenderer().render(document(), renderer_context={}).decode()
    assert yaml.safe_load(made) == yaml.safe_load(COMMITTED.read_text()), (
        "run make openapi and look at the change"
    )


def test_the_description_is_valid_and_made_without_a_warning():
    validate_schema(document())
    assert not GENERATOR_STATS, "manage.py spectacular says which"


def conforming(value: Any, schema: dict[str, Any]) -> list[str]:
    """What in a value is not as its schema says."""
    whole = {**schema, "components": document()["components"]}
    checker = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in checker.iter_errors(value)]


def operation(path: str, method: str) -> dict[str, Any]:
    found: dict[str, Any] = document()["paths"][path][method]
    return found


def answer_schema(path: str, method: str, status: int) -> dict[str, Any]:
    """The schema of an answer; fails when the status is not documented."""
    response = resolved(operation(path, method)["responses"][str(status)])
    [content] = response["content"].values()
    schema: dict[str, Any] = content["schema"]
    return schema


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in part:
        return part
    _, _, kind, name = part["$ref"].split("/")
    found: dict[str, Any] = document()["components"][kind][name]
    return found


def test_every_address_is_described_and_every_description_is_an_address():
    served = {(route.path.replace("{pk}", "{id}"), route.method) for route in ROUTES}
    prefixes = tuple(f"/api/v1/{name}/" for name in POLICY)
    described = {
        (path, method)
        for path, item in document()["paths"].items()
        for method in METHODS & set(item)
        if path.startswith(prefixes)
    }
    assert described == served


def test_every_operation_has_an_id_of_its_own():
    ids = [one["operationId"] for item in document()["paths"].values() for one in item.values()]
    assert len(ids) == len(set(ids))


def test_signing_in_is_described():
    assert {"post"} <= set(document()["paths"]["/api/v1/auth/browser/v1/auth/login"])
    body = {"email": "a@b.example", "password": "x"}
    schema = operation("/api/v1/auth/browser/v1/auth/login", "post")["requestBody"]["content"][
        "application/json"
    ]
    assert conforming(body, schema["schema"]) == []
    assert conforming({"username": "x", "password": "x"}, schema["schema"])


@each
def test_lists_details_summaries_and_histories_are_as_described(endpoint, admin, make):
    records = varied(endpoint, make)
    pairs = [(endpoint.path, endpoint.path), (f"{endpoint.path}summary/", f"{endpoint.path}summary/")]
    pairs += [(endpoint.at(record), endpoint.at("{id}")) for record in records]
    if endpoint in TRACED:
        pairs.append((endpoint.at(records[0], "history/"), endpoint.at("{id}", "history/")))
    for address, path in pairs:
        answer = admin.get(address)
        assert conforming(answer.json(), answer_schema(path, "get", 200)) == [], address


@each
def test_what_a_viewer_gets_is_as_described(endpoint, client_of, make):
    varied(endpoint, make)
    viewer = client_of(Role.VIEWER)
    for suffix in ("", "summary/"):
        answer = viewer.get(f"{endpoint.path}{suffix}")
        schema = answer_schema(f"{endpoint.path}{suffix}", "get", answer.status_code)
        assert conforming(answer.json(), schema) == [], suffix


@each
def test_every_parameter_of_a_list_is_described_and_no_other(endpoint):
    described = {resolved(one)["name"] for one in operation(endpoint.path, "get")["parameters"]}
    names = {
        "q",
        "limit",
        "offset",
        "cursor",
        "ordering",
        "fields",
        *endpoint.view.filterset_class.base_filters,
    }
    assert described == names | ({"status"} if endpoint.view.has_status else set())


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_writes_and_their_answers_are_as_described(endpoint, admin, make):
    detail = detail_of(admin, endpoint, make(endpoint.model))
    send(admin, "delete", endpoint.at(detail["id"]), If_Match=version(detail))
    body, at = body_of(endpoint, detail), endpoint.at("{id}")
    made = send(admin, "post", endpoint.path, body)

    request = operation(endpoint.path, "post")["requestBody"]["content"]["application/json"]["schema"]
    assert conforming(body, request) == []
    assert conforming({**body, "colour": "red"}, request), "unknown fields are refused"
    assert conforming(made.json(), answer_schema(endpoint.path, "post", 201)) == []
    bare = send(admin, "patch", endpoint.at(made.json()["id"]), a_change(endpoint))
    assert conforming(bare.json(), answer_schema(at, "patch", 428)) == []
    stale = send(admin, "patch", endpoint.at(made.json()["id"]), a_change(endpoint), If_Match='"99"')
    assert conforming(stale.json(), answer_schema(at, "patch", 412)) == []


@pytest.mark.parametrize("endpoint", CHANGED, ids=str)
def test_changes_answer_as_described(endpoint, admin, make):
    record = make(endpoint.model)
    answer = send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match='"1"')
    assert conforming(answer.json(), answer_schema(endpoint.at("{id}"), "patch", answer.status_code)) == []


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_the_example_of_an_entity_can_be_created(endpoint, admin, make):
    """References of an example are those of a record that the factory made."""
    detail = detail_of(admin, endpoint, make(endpoint.model))
    send(admin, "delete", endpoint.at(detail["id"]), If_Match=version(detail))
    example = endpoint.view.serializer_class.Meta.example
    references = {
        name: detail[name] for name in example if f"{name}_name" in fields_of(endpoint) and detail.get(name)
    }
    answer = send(admin, "post", endpoint.path, {**example, **references})

    assert answer.status_code == 201, answer.content
    described = operation(endpoint.path, "post")["requestBody"]["content"]["application/json"]["examples"]
    assert [one["value"] for one in described.values()] == [example]
    request = operation(endpoint.path, "post")["requestBody"]["content"]["application/json"]["schema"]
    assert conforming(example, request) == []


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_components_are_named_after_the_entity_and_answers_require_every_field(endpoint):
    name = endpoint.model.__name__
    schemas = document()["components"]["schemas"]
    assert {name, f"{name}Detail", f"{name}Request", f"Patched{name}Request", f"Paginated{name}List"} <= set(
        schemas
    )

    hidden = {field for fields in POLICY[endpoint.name].hidden.values() for field in fields}
    assert set(schemas[name]["required"]) == set(schemas[name]["properties"]) - hidden
    assert set(schemas[f"{name}Detail"]["required"]) == set(schemas[f"{name}Detail"]["properties"]) - hidden
    assert "required" not in schemas[f"Patched{name}Request"]
    assert schemas[f"{name}Request"]["additionalProperties"] is False


def shown_columns(endpoint) -> list[tuple[Any, dict[str, Any]]]:
    """The columns of an entity that its detail shows, each with its schema."""
    properties = document()["components"]["schemas"][f"{endpoint.model.__name__}Detail"]["properties"]
    columns = (*endpoint.model._meta.fields, *endpoint.model._meta.many_to_many)
    return [(column, properties[column.name]) for column in columns if column.name in properties]


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_references_say_to_what(endpoint):
    for column, schema in shown_columns(endpoint):
        if column.is_relation:
            assert (schema.get("items") or schema)["x-entity"] == column.related_model.ENTITY, column


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_decimals_say_how_many(endpoint):
    for column, schema in shown_columns(endpoint):
        if column.get_internal_type() == "DecimalField":
            assert (schema["format"], schema["x-decimals"]) == ("decimal", column.decimal_places), column


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_choices_say_their_labels(endpoint):
    for column, schema in shown_columns(endpoint):
        choices = getattr(column, "choice_set", None) or column.choices
        if choices:
            assert (schema.get("items") or schema)["x-labels"] == dict(choices), column


@each
def test_refusals_are_as_described(endpoint, admin, client):
    for parameters, status in (({"limit": "0"}, 400), ({"cursor": "x"}, 422)):
        problem = refused(admin.get(endpoint.path, parameters), status)
        assert conforming(problem, answer_schema(endpoint.path, "get", status)) == []
    for path, address in ((endpoint.at("{id}"), endpoint.at(0)), (endpoint.path, endpoint.path)):
        answer = client.get(address)
        assert conforming(answer.json(), answer_schema(path, "get", answer.status_code)) == []
    missing = refused(admin.get(endpoint.at(0)), 404)
    assert conforming(missing, answer_schema(endpoint.at("{id}"), "get", 404)) == []
