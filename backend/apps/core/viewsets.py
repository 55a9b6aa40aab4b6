"""The only base of the entities' views: everything that all of them promise exists once, here."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import orjson
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.http import Http404
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from apps.core import roles, trail
from apps.core.constraints import constraint_field
from apps.core.context import current
from apps.core.exceptions import Conflict, InvalidParameter, PreconditionRequired, RuleBroken, Stale
from apps.core.export import csv_response
from apps.core.filters import EntityFilterSet
from apps.core.idempotency import replayed
from apps.core.lists import reader_of
from apps.core.models import EntityQuerySet, Status
from apps.core.pagination import MOST_ROWS, Key, links, ordering_keys, page_of, segments
from apps.core.search import search
from apps.core.sums import ExactSum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import StreamingHttpResponse
    from rest_framework.request import Request

    from apps.core.lists import Reader, Row
    from apps.core.models import OwnedModel
    from apps.core.serializers import EntitySerializer

IF_MATCH = re.compile(r'"(\d{1,10})(-[0-9a-f]+)?"')
PAGE_PARAMETERS = ("limit", "offset", "cursor", "ordering", "fields")


class ReadOnlyEntityViewSet(viewsets.GenericViewSet[Any]):
    """Lists, sums and single records of an entity.

    `ordering_fields` are the columns to sort by, the first one (with its sign) by default; `search_parents`
    are references whose texts `q` also looks through; `sums` are the columns that `summary/` adds up.
    """

    queryset: EntityQuerySet
    serializer_class: type[EntitySerializer]
    filterset_class: ClassVar[type[EntityFilterSet]] = EntityFilterSet
    ordering_fields: ClassVar[tuple[str, ...]] = ("id",)
    search_parents: ClassVar[tuple[str, ...]] = ()
    sums: ClassVar[tuple[str, ...]] = ()
    rights: ClassVar[dict[str, str]] = {}  # what an action of the entity's own needs: {"copy": "create"}
    extra_rights: ClassVar[tuple[str, ...]] = ()  # what `can` may hold beyond the usual
    has_status: ClassVar[bool] = True
    lookup_value_regex = "[0-9]{1,18}"

    @cached_property
    def entity(self) -> str:
        return str(self.queryset.model.ENTITY)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        current().actor = request.user  # only now is the bearer of a token known

    def get_queryset(self) -> EntityQuerySet:
        return self.queryset.all().visible_to(self.request.user)

    # What this user may not see

    def hidden(self) -> tuple[str, ...]:
        """Fields that do not exist for this user in any row."""
        return roles.hidden_fields(self.request.user, self.entity)

    def conceal(self, rows: list[Row]) -> list[Row]:
        """`rows` without what this user may not see in single ones; an entity may have a rule for that."""
        return rows

    # Reading

    @property
    def reader(self) -> Reader:
        return reader_of(self.serializer_class)

    def list(self, request: Request) -> Response:
        self.check_parameters(*PAGE_PARAMETERS, *self.filter_names())
        keys = self.ordering_keys()
        page = page_of(request, self.filtered(), keys)
        rows = self.rows(page.ids, request.query_params.get("fields"))
        return Response({**links(request, page, keys, self._edge(page.ids, keys)), "results": rows})

    def rows(self, ids: list[int], fields: str | None = None) -> list[Row]:
        """The rows of `ids` as this user sees them."""
        wanted = self.reader.wanted(fields, self.hidden())
        return self.conceal(self.reader.rows(ids, wanted))

    def _edge(self, ids: list[int], keys: list[Key]) -> dict[int, list[Any]]:
        """The key values of the first and the last row, from which the neighbouring pages start."""
        if not ids:
            return {}
        rows = self.queryset.model._base_manager.filter(pk__in={ids[0], ids[-1]})
        return {values[0]: list(values[1:]) for values in rows.values_list("pk", *(key.column for key in keys))}

    @action(detail=False)
    def summary(self, request: Request) -> Response:
        """The exact number of rows under these filters, and the sums that a footer shows."""
        self.check_parameters(*self.filter_names())
        places = {name: self.queryset.model._meta.get_field(name).decimal_places for name in self.visible_sums()}
        sums = {f"sum_{name}": ExactSum(name, places=digits) for name, digits in places.items()}
        found = self.filtered().order_by().aggregate(count=Count("pk"), **sums)
        totals = {name: f"{found[f'sum_{name}']:.{digits}f}" for name, digits in places.items()}
        return Response({"count": found["count"], **self.derived_sums(totals)})

    def visible_sums(self) -> list[str]:
        hidden = self.hidden()
        return [name for name in self.sums if name not in hidden]

    def derived_sums(self, totals: dict[str, str]) -> dict[str, str | None]:
        """`totals` and whatever an entity works out from them, such as profit per pound."""
        return {**totals}

    def retrieve(self, request: Request, pk: str) -> Response:
        self.check_parameters("fields")
        data = self.detail(self.found(pk), request.query_params.get("fields"))
        tag = etag(data)
        if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
            return Response(status=304, headers={"ETag": tag})
        return Response(data, headers={"ETag": tag})

    def detail(self, instance: OwnedModel, fields: str | None = None) -> Row:
        """The record as a detail shows it: the row of the list, its children, and what this user `can` do."""
        row, hidden = self.rows([instance.pk])[0], self.hidden()
        data = {**row, **prune(self.children(instance), hidden), "can": self.rights_in(instance)}
        if fields is None:
            return data
        kept = self.reader.wanted(fields, hidden)
        return {name: value for name, value in data.items() if name in kept}

    def children(self, instance: OwnedModel) -> Row:
        """What a detail adds to the row of the list (`Meta.detail_only`)."""
        return {}

    def rights_in(self, instance: OwnedModel) -> list[str]:
        return roles.rights(self.request.user, self.entity, instance)

    def found(self, pk: str, *, lock: bool = False) -> Any:
        """The record, whatever its status; raises Http404 for what is not there or not visible."""
        rows = self.get_queryset()
        instance = (rows.locked() if lock else rows).filter(pk=int(pk)).first()
        if instance is None:
            raise Http404("There is no such record.")
        self.check_object_permissions(self.request, instance)
        return instance

    @action(detail=True)
    def history(self, request: Request, pk: str) -> Response:
        """The record's audit trail, newest first, less the fields that this user may not see."""
        self.check_parameters("limit", "offset", "cursor")
        instance, keys = self.found(pk), [Key("id", descending=True, nullable=False)]
        entries = apps.get_model("audit", "AuditEntry").objects.filter(entity=self.entity, record_id=instance.pk)
        page = page_of(request, entries, keys)
        shown = {entry.pk: entry for entry in entries.filter(pk__in=page.ids)}
        results = [self.history_entry(shown[pk]) for pk in page.ids]
        return Response({**links(request, page, keys, {pk: [pk] for pk in page.ids}), "results": results})

    def history_entry(self, entry: Any) -> Row:
        return {
            "id": entry.pk,
            "at": entry.at,
            "actor": entry.actor_id,
            "actor_name": entry.actor_name,
            "action": entry.action,
            "changes": prune(entry.changes, self.hidden()),
            "details": prune(entry.details, self.hidden()),
            "request_id": entry.request_id,
        }

    @action(detail=False)
    def export(self, request: Request) -> StreamingHttpResponse:
        """The filtered list as CSV, streamed, in the order asked for."""
        self.check_parameters("format", "ordering", "fields", *self.filter_names())
        if request.query_params.get("format", "csv") != "csv":
            raise InvalidParameter("format", "csv is offered.")
        fields = request.query_params.get("fields")
        wanted = self.reader.wanted(fields, self.hidden())
        columns = fields.split(",") if fields else [name for name in self.reader.fields if name in wanted]
        keys, rows = self.ordering_keys(), self.filtered()
        trail.record_event("export", actor=request.user, entity=self.entity, query=dict(request.query_params.items()))
        return csv_response(self.entity, columns, self._walk(rows, keys, fields))

    def _walk(self, rows: EntityQuerySet, keys: list[Key], fields: str | None) -> Iterator[Row]:
        """Every row in order, page by page from the last key, so that memory stays flat."""
        pages = [rows]
        while True:
            ids: list[int] = []
            for part in pages:
                ordered = part.order_by(*(key.order() for key in keys)).values_list("pk", flat=True)
                ids += list(ordered[: MOST_ROWS - len(ids)])
            if not ids:
                return
            for row in self.rows(ids, fields):
                yield {**dict.fromkeys(self.reader.fields), **row}
            edge = self._edge(ids, keys)
            pages = list(segments(rows, keys, edge[ids[-1]]))

    # Parameters

    def filter_names(self) -> list[str]:
        """The parameters that narrow this list for this user."""
        hidden = self.hidden()
        names = [name for name in self.filterset_class.base_filters if name.split("__")[0] not in hidden]
        return ["q", *(["status"] if self.has_status else []), *names]

    def check_parameters(self, *known: str) -> None:
        """Refuse a parameter that is not one of `known`: a mistyped filter must not show everything."""
        for name in self.request.query_params:
            if name not in known:
                raise InvalidParameter(name, "There is no such parameter here.", "unknown_parameter")

    def filtered(self) -> EntityQuerySet:
        """The rows under `status`, `q` and the filters of the query."""
        parameters = self.request.query_params
        rows = self.filterset_class.narrow(self.with_status(self.get_queryset()), dict(parameters.items()))
        if "q" in parameters:
            if not parameters["q"].strip():
                raise InvalidParameter("q", "Must not be empty.", "blank")
            query = parameters["q"][:200]
            rows = search(rows, query, self.search_parents, self.also_found(query))
        return rows

    def also_found(self, query: str) -> Q:
        """What `q` finds beyond the words of the row and its parents; an entity may have a rule for that."""
        return Q()

    def with_status(self, rows: EntityQuerySet) -> EntityQuerySet:
        if not self.has_status:
            return rows
        status = self.request.query_params.get("status", Status.ACTIVE)
        if status not in {*Status.values, "all"}:
            raise InvalidParameter("status", "active, inactive or all.")
        return rows if status == "all" else rows.filter(status=status)

    def ordering_keys(self) -> list[Key]:
        hidden = self.hidden()
        offered = [name.removeprefix("-") for name in self.ordering_fields]
        offered = [name for name in ("id", *offered) if name not in hidden]
        raw = self.request.query_params.get("ordering", self.ordering_fields[0])
        return ordering_keys(self.queryset.model, raw, offered)


class EntityViewSet(ReadOnlyEntityViewSet):
    """An entity that can be written: versioned, audited, soft-deleted, safe to retry."""

    def serializer_for(self, request: Request, instance: Any = None, *, partial: bool = False) -> EntitySerializer:
        """The serializer of a write, checked; raises what refuses it."""
        stored = None if instance is None else self.detail(instance)
        context = {
            **self.get_serializer_context(),
            "stored": stored,
            "hidden": self.hidden(),
            "read_only": roles.read_only_fields(request.user, self.entity),
        }
        serializer = self.serializer_class(instance, data=request.data, partial=partial, context=context)
        serializer.is_valid(raise_exception=True)
        return serializer

    def create(self, request: Request) -> Response:
        self.check_parameters()
        with transaction.atomic():
            return replayed(request, lambda: self._created(self.save(self.serializer_for(request))))

    def _created(self, instance: Any) -> Response:
        data = self.detail(instance)
        location = self.request.build_absolute_uri(f"/api/v1/{self.entity}/{instance.pk}/")
        return Response(data, 201, headers={"Location": location, "ETag": etag(data)})

    def save(self, serializer: EntitySerializer) -> Any:
        """Write in a savepoint, so that a constraint another request just took becomes a refusal."""
        try:
            with transaction.atomic():
                return serializer.save()
        except IntegrityError as error:
            raise broken(self.queryset.model, error) from error

    def update(self, request: Request, pk: str, *, partial: bool = False) -> Response:
        self.check_parameters()
        with transaction.atomic():
            instance = self.matched(pk)
            return self.answer(self.save(self.serializer_for(request, instance, partial=partial)))

    def partial_update(self, request: Request, pk: str) -> Response:
        return self.update(request, pk, partial=True)

    def destroy(self, request: Request, pk: str) -> Response:
        self.check_parameters()
        with transaction.atomic():
            instance = self.matched(pk)
            if not instance.is_active:
                raise Conflict("The record is inactive already.", "already_inactive")
            data = self.detail(self.set_status(instance, Status.INACTIVE, "deactivate"))
            return Response(status=204, headers={"ETag": etag(data)})

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: str) -> Response:
        """Make an inactive record active again."""
        self.check_parameters()
        with transaction.atomic():
            instance = self.matched(pk)
            if instance.is_active:
                raise Conflict("The record is active.", "already_active")
            try:
                self.serializer_class(instance).check_constraints({"status": Status.ACTIVE})
            except RuleBroken as error:
                raise Conflict("Another record has taken its place.", "superseded", errors=error.errors) from error
            return self.answer(self.set_status(instance, Status.ACTIVE, "restore"))

    def set_status(self, instance: Any, status: Status, name: str) -> Any:
        """Deactivate or restore; an entity with more to do extends this."""
        instance.status = status
        instance.stamp(self.request.user)
        instance.save(action=name)
        return instance

    def answer(self, instance: Any) -> Response:
        """The full record after a write."""
        data = self.detail(instance)
        return Response(data, headers={"ETag": etag(data)})

    def matched(self, pk: str) -> Any:
        """The record, locked for writing, when the request was made from its present version.

        Raises `PreconditionRequired` without If-Match, `InvalidParameter` for what is not one quoted ETag,
        `Stale` when the record was changed meanwhile.
        """
        instance = self.found(pk, lock=True)
        header = self.request.headers.get("If-Match")
        if header is None:
            raise PreconditionRequired
        match = IF_MATCH.fullmatch(header.removeprefix("W/"))
        if match is None:
            raise InvalidParameter("If-Match", 'One ETag in double quotes, such as "3".')
        if int(match[1]) != instance.version:
            raise Stale(self.detail(instance))
        return instance


def etag(data: Row) -> str:
    """`"<version>-<digest of the body>"`: the digest also tells when a parent's name changed."""
    digest = hashlib.sha256(orjson.dumps(data, default=str)).hexdigest()[:16]
    return f'"{data.get("version", 0)}-{digest}"'


def prune(value: Any, hidden: tuple[str, ...]) -> Any:
    """`value` without the hidden fields, at any depth."""
    if not hidden:
        return value
    if isinstance(value, dict):
        return {key: prune(one, hidden) for key, one in value.items() if key not in hidden}
    return [prune(one, hidden) for one in value] if isinstance(value, list) else value


def broken(model: Any, error: IntegrityError) -> Exception:
    """The refusal for a constraint that another request took first; the driver's words stay inside."""
    for constraint in model._meta.constraints:
        if constraint.name in str(error):
            return RuleBroken({constraint_field(constraint): [str(constraint.violation_error_message)]})
    return Conflict("Another change got in between; try again.", "conflict")
