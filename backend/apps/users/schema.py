"""Signing in, in our OpenAPI description: allauth's own, for the addresses that we serve, brought to 3.1."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from apps.core.exceptions import PROBLEM
from apps.core.schema import REFUSALS
from apps.users.sign_in import ROUTES

Schema = dict[str, Any]

PREFIX = "SignIn"  # of its components: allauth's `User` and `Session` are not ours
NOT_OF_BROWSERS = {"client", "X-Session-Token"}  # parameters of allauth's client for apps
TOO_MANY = {
    "description": REFUSALS["429"],
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
# People sign in by e-mail and nothing else; allauth describes every way it knows.
BY_EMAIL = {
    "type": "object",
    "properties": {
        "email": {"type": "string", "format": "email", "maxLength": 254},
        "password": {"type": "string", "minLength": 1},
    },
    "required": ["email", "password"],
}


def with_sign_in(result: Schema, **_: Any) -> Schema:
    """The document with allauth's operations under /api/v1/auth/ and the schemas that they use."""
    source = _source()
    for address in ROUTES:
        item = source["paths"][f"/_allauth/{{client}}/v1/{address}"]
        operations = {
            method: _operation(address, method, one) for method, one in item.items() if method != "parameters"
        }
        result["paths"][f"/api/v1/auth/browser/v1/{address}"] = operations
    for name, schema in source["components"]["schemas"].items():
        result["components"]["schemas"][f"{PREFIX}{name}"] = _ours(schema)
    return result


@cache
def _source() -> Schema:
    text = resources.files("allauth.headless.spec").joinpath("doc/openapi.yaml").read_text(encoding="utf-8")
    document: Schema = yaml.safe_load(text)
    document["components"]["schemas"]["Login"] = BY_EMAIL
    return document


def _operation(address: str, method: str, source: Schema) -> Schema:
    operation: Schema = _ours(source)
    words = address.removeprefix("auth/").replace("-", "_").split("/")
    operation["operationId"] = "_".join(["auth", *words, method])
    operation["tags"] = ["auth"]
    operation["security"] = [{"session": []}, {}]
    parameters = operation.get("parameters", [])
    operation["parameters"] = [one for one in parameters if one["name"] not in NOT_OF_BROWSERS]
    operation["responses"] = {**operation["responses"], "429": TOO_MANY}
    return operation


def _ours(value: Any) -> Any:
    """A part of allauth's document as one of ours: parts in place, schemas prefixed, 3.1's nullable."""
    if isinstance(value, list):
        return [_ours(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        target = _referred(value["$ref"])
        return {"anyOf": [target, {"type": "null"}]} if value.get("nullable") else target
    kept = {key: _ours(one) for key, one in value.items() if key not in {"nullable", "examples"}}
    return {**kept, "type": [kept["type"], "null"]} if value.get("nullable") else kept


def _referred(reference: str) -> Any:
    _, _, kind, name = reference.split("/")
    if kind == "schemas":
        return {"$ref": f"#/components/schemas/{PREFIX}{name}"}
    return _ours(_source()["components"][kind][name])
