"""The only base of the entities' views: everything that all of them promise exists once, here."""

from __future__ import annotations

import hashlib
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

import orjson
from django.apps import apps
from django.db import IntegrityError, transaction
from django.http import Http404
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from apps.core import roles, trail
from apps.core.constraints import constraint_field
from apps.core.context import current
from apps.core.exceptions import Conflict, InvalidParameter, PreconditionRequired, RuleBroken, Stale
from apps.core.export import csv_response
from apps.core.idempotency import replayed
from apps.core.lists import reader_of
from apps.core.models import Status
from apps.core.pagination import Key, links, page_of, walk
from apps.core.parameters import ListParameters
from apps.core.sums import count_and_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from django.http import StreamingHttpResponse
    from rest_framework.request import Request

    from apps.core.lists import Reader, Row, Rows
    from apps.core.models import EntityQuerySet, OwnedModel
    from apps.core.serializers import EntitySerializer
    from apps.users.models import User

IF_MATCH = re.compile(r'"([0-9]{1,10})(-[0-9a-f]{1,64})?"')
PAGE_PARAMETERS = ("limit", "offset", "cursor", "ordering", "fields")


class ReadOnlyEntityViewSet(ListParameters, viewsets.GenericViewSet[Any]):
    """Lists, sums and single records of an entity; `sums` are the columns that `summary/` adds up."""

    queryset: EntityQuerySet
    serializer_class: type[EntitySerializer]
    sums: ClassVar[tuple[str, ...]] = ()
    derived_sum_schemas: ClassVar[dict[str, Any]] = {}  # what `derived_sums` adds, as OpenAPI says it
    rights: ClassVar[dict[str, str]] = {}  # what an action of the entity's own needs: {"copy": "create"}
    extra_rights: ClassVar[tuple[str, ...]] = ()  # what `can` may hold beyond the usual
    fresh: Mapping[int, Any] = {}  # records that this request has just read, by their ids
    lookup_value_regex = "[0-9]{1,18}"

    @cached_property
    def entity(self) -> str:
        return str(self.queryset.model.ENTITY)

    @property
    def user(self) -> User:
        """Who asks; the permission has refused everybody else."""
        return cast("User", self.request.user)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        current().actor = self.user  # only now is the bearer of a token known

    def get_queryset(self) -> EntityQuerySet:
        return self.queryset.all().visible_to(self.user)

    # What this user may not see

    def hidden(self) -> tuple[str, ...]:
        """Fields that do not exist for this user in any row."""
        return roles.hidden_fields(self.user, self.entity)

    def conceal(self, rows: Rows) -> Rows:
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
        return Response({**links(request, page, keys), "results": rows})

    def rows(self, ids: Sequence[int], fields: str | None = None) -> Rows:
        """The rows of `ids` as this user sees them."""
        wanted = self.reader.wanted(fields, self.hidden())
        return self.conceal(self.reader.rows(ids, wanted, self.fresh))

    @action(detail=False)
    def summary(self, request: Request) -> Response:
        """The exact number of rows under these filters, and the sums that a footer shows."""
        self.check_parameters(*self.filter_names())
        hidden = self.hidden()
        count, totals = count_and_sums(self.filtered(), [name for name in self.sums if name not in hidden])
        return Response({"count": count, **self.derived_sums(totals)})

    def derived_sums(self, totals: dict[str, str]) -> dict[str, str | None]:
        """`totals` and whatever an entity works out from them, such as profit per pound."""
        return {**totals}

    def retrieve(self, request: Request, pk: str) -> Response:
        self.check_parameters("fields")
        instance = self.found(pk)
        self.fresh = {instance.pk: instance}
        data = self.full_record(instance, request.query_params.get("fields"))
        tag = etag(instance, data)
        if tag in known_tags(request.headers.get("If-None-Match", "")):
            return Response(status=304, headers={"ETag": tag})
        return Response(data, headers={"ETag": tag})

    def full_record(self, instance: OwnedModel, fields: str | None = None) -> Row:
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

    def rights_in(self, instance: OwnedModel) -> Sequence[str]:
        return roles.rights(self.user, self.entity, instance)

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
        entries = apps.get_model("audit", "AuditEntry").objects.filter(
            entity=self.entity, record_id=instance.pk
        )
        page = page_of(request, entries, keys)
        shown = entries.in_bulk(page.ids)
        results = [self.history_entry(shown[pk]) for pk in page.ids]
        return Response({**links(request, page, keys), "results": results})

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
        pages = walk(self.filtered(), self.ordering_keys())
        trail.record_event(
            "export", actor=self.user, entity=self.entity, query=dict(request.query_params.items())
        )
        return csv_response(self.entity, columns, (row for ids in pages for row in self.rows(ids, fields)))


class EntityViewSet(ReadOnlyEntityViewSet):
    """An entity that can be written: versioned, audited, soft-deleted, safe to retry."""

    def serializer_for(
        self, request: Request, instance: Any = None, *, partial: bool = False
    ) -> EntitySerializer:
        """The serializer of a write, checked; raises what refuses it."""
        context = {
            **self.get_serializer_context(),
            "stored": cache(lambda: {} if instance is None else self.full_record(instance)),
            "hidden": self.hidden(),
            "read_only": roles.read_only_fields(self.user, self.entity),
        }
        serializer = self.serializer_class(instance, data=request.data, partial=partial, context=context)
        serializer.is_valid(raise_exception=True)
        return serializer

    def create(self, request: Request) -> Response:
        self.check_parameters()
        with transaction.atomic():
            return replayed(request, lambda: self._created(self.save(self.serializer_for(request))))

    def _created(self, instance: Any) -> Response:
        data = self.full_record(instance)
        location = self.request.build_absolute_uri(f"/api/v1/{self.entity}/{instance.pk}/")
        return Response(data, 201, headers={"Location": location, "ETag": etag(instance, data)})

    def save(self, serializer: EntitySerializer) -> Any:
        """Save what was checked."""
        return self.written(serializer.save)

    def written(self, write: Callable[[], Any]) -> Any:
        """What `write` gives; in a savepoint, so that a constraint that another request just took refuses."""
        try:
            with transaction.atomic():
                return write()
        except IntegrityError as error:
            raise refusal_of(self.queryset.model, error) from error

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
            self.set_status(instance, Status.INACTIVE, "deactivate")
            return Response(status=204, headers={"ETag": etag(instance, self.full_record(instance))})

    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: str) -> Response:
        """Make an inactive record active again."""
        self.check_parameters()
        self.check_no_body()
        with transaction.atomic():
            self.found(pk)  # a replay is no way around what one may do
            return replayed(request, lambda: self.answer(self._restored(pk)))

    def _restored(self, pk: str) -> Any:
        instance = self.matched(pk)
        if instance.is_active:
            raise Conflict("The record is active.", "already_active")
        try:
            self.serializer_class(instance).check_constraints({"status": Status.ACTIVE})
            return self.written(lambda: self.set_status(instance, Status.ACTIVE, "restore"))
        except RuleBroken as error:
            raise Conflict(
                "Another record has taken its place.", "superseded", errors=error.errors
            ) from error

    def set_status(self, instance: Any, status: Status, name: str) -> Any:
        """Deactivate or restore; an entity with more to do extends this."""
        instance.status = status
        instance.stamp(self.user)
        instance.save(action=name)
        return instance

    def answer(self, instance: Any) -> Response:
        """The full record after a write."""
        data = self.full_record(instance)
        return Response(data, headers={"ETag": etag(instance, data)})

    def matched(self, pk: str) -> Any:
        """The record, locked for writing, when the request was made from its present version.

        Raises `PreconditionRequired` without If-Match, `InvalidParameter` for what is not one quoted ETag,
        `Stale` when the record was changed meanwhile.
        """
        instance = self.found(pk, lock=True)
        if self.version_asked_for() != instance.version:
            raise Stale(self.full_record(instance))
        return instance

    def version_asked_for(self) -> int:
        """The version in If-Match; the digest behind it, and a proxy's `W/`, do not matter."""
        header = self.request.headers.get("If-Match")
        if header is None:
            raise PreconditionRequired
        match = IF_MATCH.fullmatch(header.removeprefix("W/"))
        if match is None:
            raise InvalidParameter("If-Match", 'One ETag in double quotes, such as "3".')
        return int(match[1])

    def check_no_body(self) -> None:
        """Refuse a body where none is read."""
        body = self.request.data
        if body:
            name = str(next(iter(body))) if isinstance(body, dict) else "body"
            raise InvalidParameter(name, "This takes no body.", "unknown_field")


def etag(instance: Any, data: Row) -> str:
    """`"<version>-<digest of the body>"`: the digest also tells when a parent's name changed.

    Reference data that nobody edits has no version; 0 stands for it.
    """
    digest = hashlib.sha256(orjson.dumps(data, default=str)).hexdigest()[:16]
    return f'"{getattr(instance, "version", 0)}-{digest}"'


def known_tags(header: str) -> list[str]:
    """The ETags that If-None-Match lists; a weakening `W/` of a proxy is stripped."""
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]


def prune(value: Any, hidden: Collection[str]) -> Any:
    """`value` without the hidden fields, at any depth."""
    if not hidden:
        return value
    if isinstance(value, dict):
        return {key: prune(one, hidden) for key, one in value.items() if key not in hidden}
    return [prune(one, hidden) for one in value] if isinstance(value, list) else value


def refusal_of(model: Any, error: IntegrityError) -> Exception:
    """The refusal for a constraint that another request took first; the driver's words stay inside."""
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for constraint in model._meta.constraints:
        if constraint.name == broken:
            return RuleBroken({constraint_field(constraint): [str(constraint.violation_error_message)]})
    return Conflict("Another change got in between; try again.", "conflict")
