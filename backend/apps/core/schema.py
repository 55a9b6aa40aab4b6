"""The OpenAPI description of every endpoint, made from the views' own declarations."""

from __future__ import annotations

import copy
import inspect
from typing import TYPE_CHECKING, Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework import serializers

from apps.core import pagination, schema_fields
from apps.core.exceptions import PROBLEM
from apps.core.filters import MOST_VALUES
from apps.core.models import Status
from apps.core.parameters import LONGEST_QUERY
from apps.core.roles import POLICY, RIGHTS
from apps.core.serializer_fields import TextField
from apps.core.serializers import StrictSerializer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Schema = dict[str, Any]

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[\x21-\x7e]+$"},
    OpenApiParameter.HEADER,
    description="Under the same key, path and body a repetition within 24 hours gets the first answer again.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": r'^"[0-9]{1,10}(-[0-9a-f]{1,64})?"$', "examples": ['"1"']},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the version that this change was made from.",
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="An ETag: 304 while the record is still the same.",
)
ETAG = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    response=[200, 201, 204, 304],
    description="For If-Match and If-None-Match.",
)
LOCATION = OpenApiParameter(
    "Location", str, OpenApiParameter.HEADER, response=[201], description="The address of the new record."
)

# Summary and description of what every entity offers.
STANDARD = {
    "list": (
        "List",
        "Active ones unless `status` says otherwise. Walk with `next` (`cursor`), jump with `offset`.",
    ),
    "summary": (
        "Count and sum",
        "The exact number of rows under these filters, and the sums that a footer shows.",
    ),
    "retrieve": ("Read", "The record, whatever its status, and what you may do with it (`can`)."),
    "history": ("History", "The record's audit trail, newest first, less the fields that you may not see."),
    "export": ("Export", "The filtered list as CSV, in the order asked for."),
    "create": ("Create", "Answers with the full record."),
    "update": ("Replace", "What is left out takes its default. Answers with the full record."),
    "partial_update": ("Change", "What is left out stays as it is. Answers with the full record."),
    "destroy": ("Deactivate", "The record stays readable by its id and can be restored."),
    "restore": ("Restore", "Makes an inactive record active again; 409 where another has taken its place."),
}
FILTERED = {"list", "summary", "export"}
ON_A_RECORD = {"update", "partial_update", "destroy"}

REFUSALS = {
    "400": "The request breaks the published schema.",
    "401": "Not signed in.",
    "403": "Signed in, but not allowed.",
    "404": "Not there, or not to be seen.",
    "409": "The state of the record does not allow it.",
    "412": "Stale: changed by somebody meanwhile; `current` is how it is now.",
    "413": "Too large.",
    "414": "The address is longer than 8190 bytes.",
    "415": "Not a content type that is read here.",
    "422": "The request fits the schema, but a rule refuses it.",
    "428": "If-Match is missing.",
    "429": "Too many requests; see Retry-After.",
}


class ProblemErrorSerializer(serializers.Serializer[Any]):
    """One thing that is wrong, and where."""

    field = serializers.CharField(help_text="Which field or parameter, `lines.0.quantity` inside children.")
    code = serializers.CharField(help_text="What is wrong, for programs.")
    message = serializers.CharField(help_text="What is wrong, for people.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Every refusal (RFC 9457)."""

    type = serializers.CharField(help_text="Always about:blank; `code` tells the kinds apart.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    code = serializers.CharField(help_text="The kind of refusal, for programs.")
    detail = serializers.CharField(help_text="What went wrong, for people.")
    errors = ProblemErrorSerializer(many=True, required=False)  # type: ignore[assignment]  # a field, not DRF's property


class HistoryEntrySerializer(serializers.Serializer[Any]):
    """One entry of a record's audit trail."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor = serializers.IntegerField(allow_null=True)
    actor_name = serializers.CharField()
    action = serializers.CharField()
    changes = serializers.DictField(child=serializers.JSONField(), help_text="{field: [old, new]}")
    details = serializers.DictField(child=serializers.JSONField())
    request_id = serializers.CharField()


class EntitySchema(AutoSchema):
    """Describes entity views from their filters, orderings and serializer; others as they say themselves."""

    view: Any
    method: str
    path: str

    # Who and what

    def get_operation_id(self) -> str:
        action = getattr(self.view, "action", None)
        return (
            super().get_operation_id() if action is None else f"{self._prefix().replace('-', '_')}_{action}"
        )

    def _prefix(self) -> str:
        return self.path.removeprefix("/api/v1/").strip("/").split("/")[0]

    def get_tags(self) -> list[str]:
        return [self._prefix()]

    def get_summary(self) -> str | None:
        return STANDARD[self._action][0] if self._action in STANDARD else super().get_summary()

    def get_description(self) -> str:  # type: ignore[override]  # as spectacular has it
        return STANDARD[self._action][1] if self._action in STANDARD else super().get_description()

    @property
    def _action(self) -> str:
        """The action of an entity view; empty for other views."""
        return str(self.view.action or "") if hasattr(self.view, "filterset_class") else ""

    def _is_list_view(self, serializer: Any = None) -> bool:
        return False  # lists are described by `_page_of`, never guessed

    # Parameters

    def get_override_parameters(self) -> list[Any]:
        makers: dict[str, Callable[[], Iterable[OpenApiParameter]]] = {
            "list": lambda: [*self._filters(), self._ordering(), self._fields(), *_page_parameters()],
            "summary": self._filters,
            "export": lambda: [*self._filters(), self._ordering(), self._fields(), EXPORT_FORMAT],
            "retrieve": lambda: [self._fields(), IF_NONE_MATCH, ETAG],
            "history": _page_parameters,
            "create": lambda: [ETAG, LOCATION],
        }
        own = makers.get(self._action, list)()
        return [*super().get_override_parameters(), *own, *self._headers_of_a_write()]

    def _headers_of_a_write(self) -> Iterable[OpenApiParameter]:
        if self.needs_version():
            yield IF_MATCH
            yield ETAG
        if self._action and self.method == "POST":
            yield IDEMPOTENCY_KEY

    def needs_version(self) -> bool:
        """Whether this operation changes one record and so needs If-Match."""
        is_action_on_record = self.method == "POST" and "{id}" in self.path
        unversioned = getattr(self.view, "unversioned_actions", ())
        return self._action in ON_A_RECORD or (
            bool(self._action) and is_action_on_record and self._action not in unversioned
        )

    def _filters(self) -> Iterable[OpenApiParameter]:
        if self.view.has_status:
            yield OpenApiParameter("status", str, enum=[*Status.values, "all"], default=Status.ACTIVE.value)
        words = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY, "pattern": r"\S"}
        yield OpenApiParameter("q", words, description="Search by words, in its parents' names, too.")
        for name, one in self.view.filterset_class.base_filters.items():
            yield self._filter(name, one)

    def _filter(self, name: str, one: Any) -> OpenApiParameter:
        schema = self._map_serializer_field(one.parameter, "request")
        self._insert_field_validators(one.parameter, schema)
        for useless in ("title", "default", "readOnly", "x-labels"):
            schema.pop(useless, None)
        if one.many:
            many = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_VALUES}
            return OpenApiParameter(name, many, style="form", explode=False)
        return OpenApiParameter(name, schema)

    def _ordering(self) -> OpenApiParameter:
        signed = [f"{sign}{name}" for name in self.view.orderings() for sign in ("", "-")]
        return _word_list("ordering", signed, "Null is the smallest value; ties are broken by id.", most=3)

    def _fields(self) -> OpenApiParameter:
        return _word_list("fields", list(self.view.reader.fields), "Only these fields.")

    # Requests

    def get_request_serializer(self) -> Any:
        return None if self._action == "restore" else super().get_request_serializer()

    def get_examples(self) -> list[OpenApiExample]:
        example = (
            getattr(getattr(self.view.serializer_class, "Meta", None), "example", None)
            if self._action
            else None
        )
        if example is None or self._action not in {"create", "update"}:
            return super().get_examples()
        return [OpenApiExample("Example", example, request_only=True)]

    # Answers

    def get_response_serializers(self) -> Any:
        makers: dict[str, Callable[[], Any]] = {
            "list": lambda: {200: self._page_of(self._row())},
            "summary": lambda: {200: self._summary()},
            "retrieve": lambda: {200: self._detail(), 304: None},
            "history": lambda: {
                200: self._page_of(self.resolve_serializer(HistoryEntrySerializer(), "response"))
            },
            "export": lambda: {(200, "text/csv"): {"type": "string"}},
            "create": lambda: {201: self._detail()},
            "destroy": lambda: {204: None},
        }
        if not self._action:
            return super().get_response_serializers()
        return makers.get(self._action, lambda: {200: self._detail()})()

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
        if self._action in {*FILTERED, "history"}:
            codes += ["414", "422"]
        return codes + (["409", "412", "428"] if self.needs_version() else [])

    def _component(self) -> ResolvedComponent:
        return self.resolve_serializer(self.view.serializer_class(), "response")

    def _row(self) -> ResolvedComponent:
        """The record as lists show it: without the children that only a detail has."""
        component = self._component()
        for name in getattr(self.view.serializer_class.Meta, "detail_only", ()):
            component.schema["properties"].pop(name, None)
            if name in component.schema.get("required", []):
                component.schema["required"].remove(name)
        return component

    def _detail(self) -> Schema:
        """The record as a detail shows it: with its children and with what this user `can` do."""
        component = self._named(f"{self._component().name}Detail", self._full)
        self._row()
        return dict(component.ref)

    def _full(self) -> Schema:
        schema: Schema = copy.deepcopy(self._map_serializer(self.view.serializer_class(), "response"))  # type: ignore[no-untyped-call]
        rights = {"type": "string", "enum": [*RIGHTS, *self.view.extra_rights]}
        schema["properties"]["can"] = {
            "type": "array",
            "items": rights,
            "description": "What you may do with it.",
        }
        schema["required"] = [*schema.get("required", []), "can"]
        return schema

    def _page_of(self, items: ResolvedComponent) -> Schema:
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {"next": link, "previous": link, "results": {"type": "array", "items": items.ref}}
        page = {"type": "object", "properties": properties, "required": list(properties)}
        return dict(self._named(f"Paginated{items.name}List", lambda: page).ref)

    def _named(self, name: str, make: Callable[[], Schema]) -> ResolvedComponent:
        """A component of our own making, made once."""
        component = ResolvedComponent(name=name, type=ResolvedComponent.SCHEMA, object=name)  # type: ignore[no-untyped-call]
        if component not in self.registry:
            component.schema = make()
            self.registry.register(component)
        return component

    def _summary(self) -> Schema:
        columns = {name: self.view.queryset.model._meta.get_field(name) for name in self.view.sums}
        sums = {
            name: schema_fields.decimal_schema(30, column.decimal_places) for name, column in columns.items()
        }
        properties = {"count": {"type": "integer"}, **sums, **self.view.derived_sum_schemas}
        hidden = ever_hidden(self.view.entity)
        return {
            "type": "object",
            "properties": properties,
            "required": [n for n in properties if n not in hidden],
        }

    # Serializers

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        schema: Any = super()._map_serializer_field(field, direction, bypass_extensions)  # type: ignore[no-untyped-call]
        if isinstance(field, serializers.ChoiceField) and schema:
            schema["x-labels"] = {str(value): str(label) for value, label in field.choices.items()}
        if isinstance(field, TextField) and direction == "request" and not field.allow_blank:
            schema |= {} if {"format", "pattern"} & set(schema) else {"minLength": 1, "pattern": r"\S"}
        return schema

    def _insert_field_validators(self, field: Any, schema: Schema) -> None:
        super()._insert_field_validators(field, schema)  # type: ignore[no-untyped-call]
        if "oneOf" in schema:  # an address or "": to JSON Schema, which asserts no formats, "" is both
            schema["anyOf"] = schema.pop("oneOf")

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Schema:
        """What the model says of itself is the description; a base class's would be said of every entity."""
        schema: Schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if "__doc__" in vars(type(serializer)) and type(serializer).__doc__:
            return schema
        model = getattr(getattr(serializer, "Meta", None), "model", None)
        return {**schema, "description": inspect.getdoc(model) or "" if model else ""}

    def _postprocess_serializer_schema(self, schema: Schema, serializer: Any, direction: Any) -> Schema:
        """An answer always has every field, but those that some role may not see."""
        schema = super()._postprocess_serializer_schema(schema, serializer, direction)  # type: ignore[no-untyped-call]
        if direction == "response" and isinstance(serializer, StrictSerializer):
            hidden = ever_hidden(getattr(self.view, "entity", ""))
            schema["required"] = [name for name in schema["properties"] if name not in hidden]
        return schema


def ever_hidden(entity: str) -> set[str]:
    """The fields of an entity that some role may not see."""
    return {name for names in POLICY[entity].hidden.values() for name in names} if entity in POLICY else set()


EXPORT_FORMAT = OpenApiParameter("format", str, enum=["csv"], default="csv")


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
