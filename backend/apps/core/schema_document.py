"""What holds for the OpenAPI document as a whole: said once, referred to everywhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

PUBLISHED = ("/api/v1/", "/health/")
REQUEST_ID = {"schema": {"type": "string"}, "description": "Names this request in the logs."}
ALWAYS_IN_PLACE = ("ordering",)  # the generator of the browser's forms looks it up where it is used


def only_published(endpoints: list[Any]) -> list[Any]:
    """The contract is what lies under /api/v1/ and the health endpoints."""
    return [one for one in endpoints if one[0].startswith(PUBLISHED)]


def finish(result: Schema, **_: Any) -> Schema:
    """Bodies are closed, ids bounded, and what many operations share is written once."""
    for name, component in result["components"]["schemas"].items():
        if name.endswith("Request") and component.get("type") == "object":
            component["additionalProperties"] = False
    for operation in operations(result):
        _bound_ids(operation)
        for response in operation["responses"].values():
            response["headers"] = {**response.get("headers", {}), "X-Request-ID": REQUEST_ID}
    _share_headers(result)
    _share_problems(result)
    _share_parameters(result)
    return drop_unused(_without(result, "x-spec-enum-id"))


def operations(document: Schema) -> Iterator[Schema]:
    """Every operation of every path."""
    for path in document["paths"].values():
        yield from (operation for method, operation in path.items() if method != "parameters")


def _bound_ids(operation: Schema) -> None:
    """A record's id in a path is a whole number, as the router takes it."""
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path" and parameter["name"] == "id":
            parameter["schema"] = {"type": "integer", "format": "int64", "minimum": 0, "maximum": 10**18 - 1}


def _share_headers(document: Schema) -> None:
    shared = document["components"].setdefault("headers", {})
    for operation in operations(document):
        for response in operation["responses"].values():
            for name, header in response["headers"].items():
                shared.setdefault(name, header)
                response["headers"][name] = {"$ref": f"#/components/headers/{name}"}


def _share_problems(document: Schema) -> None:
    """The same refusal has one description: `components/responses/Problem404`."""
    shared = document["components"].setdefault("responses", {})
    for operation in operations(document):
        for code, response in operation["responses"].items():
            if list(response.get("content", {})) == ["application/problem+json"]:
                shared.setdefault(f"Problem{code}", response)
                operation["responses"][code] = {"$ref": f"#/components/responses/Problem{code}"}


def _share_parameters(document: Schema) -> None:
    """A parameter that several operations take is described once: `supplier`, `plants.fields`."""
    uses = Counter(_as_text(one) for _, one in _parameters(document))
    names: dict[str, str] = {}
    for operation, parameter in sorted(_parameters(document), key=lambda use: -uses[_as_text(use[1])]):
        text, name = _as_text(parameter), parameter["name"]
        if uses[text] > 1 and name not in ALWAYS_IN_PLACE and text not in names:
            names[text] = name if name not in names.values() else f"{operation['tags'][0]}.{name}"
    for operation in operations(document):
        if "parameters" in operation:
            operation["parameters"] = [_referred(one, names) for one in operation["parameters"]]
    shared = {name: json.loads(text) for text, name in names.items()}
    document["components"]["parameters"] = dict(sorted(shared.items()))


def _parameters(document: Schema) -> Iterator[tuple[Schema, Schema]]:
    for operation in operations(document):
        for parameter in operation.get("parameters", []):
            yield operation, parameter


def _as_text(parameter: Schema) -> str:
    return json.dumps(parameter, sort_keys=True)


def _referred(parameter: Schema, names: dict[str, str]) -> Schema:
    name = names.get(_as_text(parameter))
    return {"$ref": f"#/components/parameters/{name}"} if name else parameter


def _without(value: Any, unwanted: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, unwanted) for key, one in value.items() if key != unwanted}
    return [_without(one, unwanted) for one in value] if isinstance(value, list) else value


def drop_unused(document: Schema) -> Schema:
    """The document without schemas that nothing in it leads to."""
    schemas = document["components"]["schemas"]
    others = {kind: parts for kind, parts in document["components"].items() if kind != "schemas"}
    used, waiting = set[str](), list(_referred_to([document["paths"], others]))
    while waiting:
        name = waiting.pop()
        if name in schemas and name not in used:
            used.add(name)
            waiting += _referred_to(schemas[name])
    kept = {name: schema for name, schema in schemas.items() if name in used}
    return {**document, "components": {**document["components"], "schemas": kept}}


def _referred_to(value: Any) -> Iterator[str]:
    """The names of the schemas that a part of the document refers to."""
    if isinstance(value, dict):
        reference = value.get("$ref", "")
        if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
            yield reference.rsplit("/", 1)[1]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _referred_to(one)
