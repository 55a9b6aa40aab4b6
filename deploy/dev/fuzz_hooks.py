"""What schemathesis cannot be told in schemathesis.toml."""

import json
import os
from collections.abc import Iterator, Set
from typing import Any

import schemathesis
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation

Document = dict[str, Any]


@schemathesis.hook
def before_load_schema(_context: Any, document: Document) -> None:
    """Leaves of the description what there is for the role.

    It describes everybody's API; what of it is hidden from a role, or read-only to it, is a 400 for that role
    as if it did not exist, and `abilities` in `user-profiles/me/` lists it. FUZZ_ABILITIES holds that list.
    """
    abilities = json.loads(os.environ["FUZZ_ABILITIES"])
    for path, operations in document["paths"].items():
        ability = abilities.get(path.removeprefix("/api/v1/").split("/")[0])
        for operation in operations.values() if ability else ():
            _narrow_parameters(document, operation, set(ability["hidden"]))
            _narrow_bodies(document, operation, {*ability["hidden"], *ability["read_only"]})


def _narrow_parameters(document: Document, operation: Document, hidden: Set[str]) -> None:
    parameters = operation.get("parameters", [])
    named = [(one, _resolved(document, one)) for one in parameters]
    operation["parameters"] = [one for one, it in named if it["name"].split("__")[0] not in hidden]
    for ordering in (it for _, it in named if it["name"] == "ordering"):
        words = ordering["schema"]["items"]
        words["enum"] = [word for word in words["enum"] if word.removeprefix("-") not in hidden]


def _narrow_bodies(document: Document, operation: Document, unwritable: Set[str]) -> None:
    for body in _bodies(document, operation):
        body["properties"] = {
            name: one for name, one in body.get("properties", {}).items() if name not in unwritable
        }


def _bodies(document: Document, operation: Document) -> Iterator[Document]:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield _resolved(document, content["schema"])


def _resolved(document: Document, part: Document) -> Document:
    """What a reference such as `#/components/parameters/owner` leads to; anything else as it is."""
    if "$ref" not in part:
        return part
    for name in part["$ref"].split("/")[1:]:
        document = document[name]
    return document


@schemathesis.hook
def before_call(_context: Any, case: schemathesis.Case[Any], _kwargs: dict[str, Any]) -> None:
    """Takes `fields` out of well-formed queries: it leaves out of the answer what OpenAPI calls required.

    OpenAPI cannot make the shape of an answer depend on a parameter. That `fields` gives exactly the fields
    that it names is tested for every entity in `apps/core/tests`.
    """
    query = case.meta and case.meta.components.get(ParameterLocation.QUERY)
    if query and query.mode == GenerationMode.POSITIVE:
        case.query.pop("fields", None)
