"""The OpenAPI description: what every endpoint shares is described here once, from the views' own declarations."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from drf_spectacular.drainage import warn
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from apps.core import pagination
from apps.core.exceptions import PROBLEM
from apps.core.models import Status
from apps.core.roles import RIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Schema = dict[str, Any]

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[\x21-\x7e]+$"},
    OpenApiParameter.HEADER,
    description="Repeating a request under the same key within 24 hours gives its first answer and does nothing twice.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": r'^"\d{1,10}(-[0-9a-f]+)?"$', "examples": ['"1"']},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the version that this change was made from.",
)

LISTS = {"list", "summary", "export"}
ON_A_RECORD = {"update", "partial_update", "destroy"}


class ProblemErrorSerializer(serializers.Serializer[Any]):
    field = serializers.CharField(help_text="Which field or parameter, `lines.0.quantity` inside children.")
    code = serializers.CharField(help_text="What is wrong, for programs.")
    message = serializers.CharField(help_text="What is wrong, for people.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Every refusal (RFC 9457)."""

    type = serializers.CharField(help_text="Always about:blank; `code` tells the kinds apart.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    code = serializers.CharField(help_text="The kind of refusal, for programs.")
    detail = serializers.CharField(help_text="What went wrong, for people.", allow_blank=True)
    errors = ProblemErrorSerializer(many=True, required=False)


class HistoryEntrySerializer(serializers.Serializer[Any]):
    """One entry of a record's audit trail."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor = serializers.IntegerField(allow_null=True)
    actor_name = serializers.CharField(allow_blank=True)
    action = serializers.CharField()
    changes = serializers.DictField(child=serializers.JSONField(), help_text="{field: [old, new]}")
    details = serializers.DictField(child=serializers.JSONField())
    request_id = serializers.CharField(allow_blank=True)


class EntitySchema(AutoSchema):
    """Describes entity views from their filters, orderings and serializer; other views as they say themselves."""

    # Who and what

    def get_operation_id(self) -> str:
        action = getattr(self.view, "action", None)
        return super().get_operation_id() if action is None else f"{self._prefix()}_{action}"

    def _prefix(self) -> str:
        return self.path.removeprefix("/api/v1/").split("/")[0].replace("-", "_")

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").removeprefix("/api/").split("/")[0]]

    @property
    def _entity_action(self) -> str:
        """The action of an entity view; empty for other views."""
        return str(self.view.action or "") if hasattr(self.view, "filterset_class") else ""

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False  # lists are described by `_list_of`, never guessed

    # Parameters

    def get_override_parameters(self) -> list[Any]:
        action = self._entity_action
        parameters = [*super().get_override_parameters()]
        if action in LISTS:
            parameters += self._filters()
        if action in {"list", "export"}:
            parameters += [self._ordering(), self._fields()]
        if action in {"list", "history"}:
            parameters += _page_parameters()
        if action == "retrieve":
            parameters += [self._fields(), _text_parameter("If-None-Match", OpenApiParameter.HEADER)]
        if action == "export":
            parameters.append(OpenApiParameter("format", str, enum=["csv"], default="csv"))
        if self.needs_version():
            parameters.append(IF_MATCH)
        elif self.method == "POST" and self._entity_action:
            parameters.append(IDEMPOTENCY_KEY)
        return parameters

    def needs_version(self) -> bool:
        """Whether this operation changes one record and so needs If-Match."""
        action = self._entity_action
        is_post_on_record = (
            self.method == "POST" and "{id}" in self.path and action not in self._unversioned()
        )
        return action in ON_A_RECORD or (bool(action) and is_post_on_record)

    def _unversioned(self) -> tuple[str, ...]:
        return getattr(self.view, "unversioned_actions", ())

    def _filters(self) -> Iterable[OpenApiParameter]:
        if getattr(self.view, "has_status", True):
            yield OpenApiParameter("status", str, enum=[*Status.values, "all"], default=Status.ACTIVE.value)
        yield OpenApiParameter(
            "q", {"type": "string", "minLength": 1, "pattern": r"\S"}, description="Search by words."
        )
        for name, one in self.view.filterset_class.base_filters.items():
            yield self._filter(name, one)

    def _filter(self, name: str, one: Any) -> OpenApiParameter:
        schema = self._map_serializer_field(one.parameter, "request") or {"type": "string"}
        for useless in ("title", "default", "readOnly"):
            schema.pop(useless, None)
        if schema.get("type") == "string" and not {"enum", "format", "pattern"} & set(schema):
            schema |= {"minLength": 1, "pattern": r"\S"}
        if one.many:
            schema = {"type": "array", "items": schema, "minItems": 1}
            return OpenApiParameter(name, schema, style="form", explode=False)
        return OpenApiParameter(name, schema)

    def _ordering(self) -> OpenApiParameter:
        names = ["id", *(name.removeprefix("-") for name in self.view.ordering_fields)]
        signed = [f"{sign}{name}" for name in dict.fromkeys(names) for sign in ("", "-")]
        return _word_list("ordering", signed, "Null is the smallest value; ties are broken by id.", most=3)

    def _fields(self) -> OpenApiParameter:
        return _word_list("fields", list(self.view.reader.fields), "Only these fields.")

    # Requests

    def get_request_serializer(self) -> Any:
        if self._entity_action == "restore":
            return None
        return super().get_request_serializer()

    def get_examples(self) -> list[OpenApiExample]:
        example = getattr(getattr(self.view, "serializer_class", None), "Meta", None)
        if self._entity_action not in {"create", "update"} or not hasattr(example, "example"):
            return super().get_examples()
        return [OpenApiExample("Example", example.example, request_only=True)]

    # Answers

    def get_response_serializers(self) -> Any:
        makers: dict[str, Callable[[], Any]] = {
            "list": lambda: {200: self._page_of(self._row())},
            "summary": lambda: {200: self._summary()},
            "retrieve": lambda: {200: self._detail(), 304: None},
            "history": lambda: {
                200: self._page_of(self.resolve_serializer(HistoryEntrySerializer(), "response").ref)
            },
            "export": lambda: {(200, "text/csv"): {"type": "string"}},
            "create": lambda: {201: self._detail()},
            "destroy": lambda: {204: None},
        }
        if not self._entity_action:
            return super().get_response_serializers()
        return makers.get(self._entity_action, lambda: {200: self._detail()})()

    def _get_response_bodies(self, direction: Any = "response") -> Schema:
        bodies = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(ProblemSerializer(), "response").ref
        for code in self._refusals():
            bodies.setdefault(
                code, {"content": {PROBLEM: {"schema": problem}}, "description": REFUSALS[code]}
            )
        return dict(sorted(bodies.items()))

    def _refusals(self) -> list[str]:
        codes = ["400", "401", "403", "429"]
        if "{" in self.path:
            codes.append("404")
        if self.method in {"POST", "PUT", "PATCH"}:
            codes += ["409", "413", "415", "422"]
        if self._entity_action == "list":
            codes.append("422")
        return codes + (["409", "412", "428"] if self.needs_version() else [])

    def _row(self) -> Schema:
        """The record as lists show it."""
        component = self._component()
        serializer_class = self.view.serializer_class
        for name in getattr(serializer_class.Meta, "detail_only", ()):
            component.schema["properties"].pop(name, None)
            if name in component.schema.get("required", []):
                component.schema["required"].remove(name)
        return dict(component.ref)

    def _component(self) -> ResolvedComponent:
        return self.resolve_serializer(self.view.serializer_class(), "response")

    def _detail(self) -> Schema:
        """The record as a detail shows it: with its children and with what this user `can` do."""
        full = self._full()
        name = f"{self._component().name}Detail"
        component = ResolvedComponent(
            name=name, type=ResolvedComponent.SCHEMA, object=f"detail of {name}", schema=full
        )
        self._row()
        self.registry.register_on_missing(component)
        return dict(component.ref)

    def _full(self) -> Schema:
        schema = copy.deepcopy(self._map_serializer(self.view.serializer_class(), "response"))
        can: Schema = {
            "type": "array",
            "items": {"type": "string", "enum": [*RIGHTS, *self.view.extra_rights]},
        }
        schema["properties"]["can"] = {
            **can,
            "readOnly": True,
            "description": "What you may do with this record.",
        }
        schema["required"] = [*schema.get("required", []), "can"]
        return schema

    def _page_of(self, items: Schema) -> Schema:
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {"next": link, "previous": link, "results": {"type": "array", "items": items}}
        return {"type": "object", "properties": properties, "required": list(properties)}

    def _summary(self) -> Schema:
        model = self.view.queryset.model
        sums = {name: _decimal(30, model._meta.get_field(name).decimal_places) for name in self.view.sums}
        properties = {"count": {"type": "integer"}, **sums, **getattr(self.view, "derived_sum_schemas", {})}
        return {"type": "object", "properties": properties, "required": ["count"]}

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        schema = super()._map_serializer_field(field, direction, bypass_extensions)
        if isinstance(field, serializers.ChoiceField) and schema:
            schema["x-labels"] = {str(value): str(label) for value, label in field.choices.items()}
        return schema

    def _postprocess_serializer_schema(self, schema: Schema, serializer: Any, direction: Any) -> Schema:
        """Fields that some role may not see are never promised."""
        schema = super()._postprocess_serializer_schema(schema, serializer, direction)
        hidden = getattr(getattr(serializer, "Meta", None), "role_dependent", ())
        if direction == "response" and hidden:
            schema["required"] = [name for name in schema.get("required", []) if name not in hidden]
        return schema


REFUSALS = {
    "400": "The request breaks the published schema.",
    "401": "Not signed in.",
    "403": "Signed in, but not allowed.",
    "404": "Not there, or not to be seen.",
    "409": "The state of the record does not allow it.",
    "412": "Stale: changed by somebody meanwhile; `current` is how it is now.",
    "413": "Too large.",
    "415": "Not a content type that is read here.",
    "422": "The request fits the schema, but a rule refuses it.",
    "428": "If-Match is missing.",
    "429": "Too many requests; see Retry-After.",
}


def _page_parameters() -> list[OpenApiParameter]:
    limit = {
        "type": "integer",
        "minimum": 1,
        "maximum": pagination.MOST_ROWS,
        "default": pagination.DEFAULT_LIMIT,
    }
    offset = {"type": "integer", "minimum": 0, "maximum": pagination.DEEPEST_OFFSET}
    return [
        OpenApiParameter("limit", limit),
        OpenApiParameter("offset", offset, description="For grids; not together with cursor."),
        OpenApiParameter(
            "cursor",
            {"type": "string", "minLength": 1},
            description="From `next` or `previous`; page 10,000 costs what page 1 costs.",
        ),
    ]


def _text_parameter(name: str, location: Any) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "string"}, location)


def _word_list(name: str, words: list[str], description: str, most: int | None = None) -> OpenApiParameter:
    schema: Schema = {
        "type": "array",
        "items": {"type": "string", "enum": words},
        "minItems": 1,
        "uniqueItems": True,
    }
    if most is not None:
        schema["maxItems"] = most
    return OpenApiParameter(name, schema, style="form", explode=False, description=description)


def _decimal(digits: int, places: int, *, negative: bool = True) -> Schema:
    sign = "-?" if negative else ""
    pattern = rf"^{sign}[0-9]{{1,{digits - places}}}(\.[0-9]{{1,{places}}})?$"
    return {"type": "string", "format": "decimal", "pattern": pattern, "x-decimals": places}


class _DecimalExtension(OpenApiSerializerFieldExtension):
    target_class = "apps.core.serializer_fields.DecimalField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        field = self.target
        lowest = field.min_value is not None and field.min_value >= 0
        not_negative = lowest or any(getattr(one, "limit_value", None) == 0 for one in field.validators)
        return _decimal(field.max_digits, field.decimal_places, negative=not not_negative)


class _ReferenceExtension(OpenApiSerializerFieldExtension):
    target_class = "apps.core.serializer_fields.ReferenceField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        entity = getattr(_target_of(self.target), "ENTITY", None)
        schema: Schema = {"type": "integer", "minimum": 0}
        return {**schema, "x-entity": entity} if entity else schema


def _target_of(field: Any) -> Any:
    """The model that a reference points to; a read-only one only knows it by its column."""
    if field.queryset is not None:
        return field.queryset.model
    holder = field.parent if isinstance(field.parent, serializers.ManyRelatedField) else field
    return holder.parent.Meta.model._meta.get_field(holder.source).related_model


class _NameExtension(OpenApiSerializerFieldExtension):
    target_class = "apps.core.serializer_fields.NameField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        return {"type": ["string", "null"], "readOnly": True}


class _NamesExtension(OpenApiSerializerFieldExtension):
    target_class = "apps.core.serializer_fields.NamesField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        return {"type": "array", "items": {"type": ["string", "null"]}, "readOnly": True}


class _ComputedExtension(OpenApiSerializerFieldExtension):
    target_class = "apps.core.serializer_fields.ComputedField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> Schema:
        if not self.target.schema:
            warn(f"{type(self.target).__name__} does not say what it gives (`schema`).")
        return {**self.target.schema, "readOnly": True}


def only_v1(endpoints: list[Any]) -> list[Any]:
    """The published contract is what lies under /api/v1/ and the health endpoints."""
    return [one for one in endpoints if one[0].startswith(("/api/v1/", "/health/"))]


def finish(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """What holds for every component and operation: bodies are closed, ids bounded, request ids answered."""
    for name, component in result["components"]["schemas"].items():
        if name.endswith("Request") and component.get("type") == "object":
            component["additionalProperties"] = False
    for path in result["paths"].values():
        for operation in path.values():
            _finish_operation(operation)
    return dict(_without(result, "x-spec-enum-id"))


def _finish_operation(operation: Schema) -> None:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path" and parameter["schema"].get("type") == "integer":
            parameter["schema"] |= {"minimum": 0, "maximum": 10**18 - 1}
    for response in operation["responses"].values():
        headers = response.setdefault("headers", {})
        headers["X-Request-ID"] = {
            "schema": {"type": "string"},
            "description": "Names this request in the logs.",
        }


def _without(value: Any, unwanted: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, unwanted) for key, one in value.items() if key != unwanted}
    return [_without(one, unwanted) for one in value] if isinstance(value, list) else value
