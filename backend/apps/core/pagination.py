"""Two ways through a list: `cursor` for programs that walk it all, `offset` for a grid with a true scrollbar.

A cursor is a position in the ordering, so page 10,000 costs what page 1 costs: each page is one range scan
of the ordering's index per key (`segments`).
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import F, Q
from rest_framework.utils.urls import remove_query_param, replace_query_param

from apps.core.exceptions import InvalidParameter, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import Model, QuerySet
    from rest_framework.request import Request

DEFAULT_LIMIT, MOST_ROWS, DEEPEST_OFFSET, MOST_KEYS = 50, 200, 100_000, 3


@dataclass(frozen=True)
class Key:
    """One column of an ordering; `nullable` columns count null as the smallest value."""

    column: str
    descending: bool
    nullable: bool

    def flipped(self) -> Key:
        return Key(self.column, not self.descending, self.nullable)

    def order(self) -> Any:
        if not self.nullable:
            return F(self.column).desc() if self.descending else F(self.column).asc()
        return F(self.column).desc(nulls_last=True) if self.descending else F(self.column).asc(nulls_first=True)


@dataclass(frozen=True)
class Page:
    """The ids of one page in order, and whether there is more on either side."""

    ids: list[int]
    has_next: bool
    has_previous: bool


def ordering_keys(model: type[Model], raw: str, offered: Sequence[str]) -> list[Key]:
    """The keys of `ordering=raw`, ending in the id in the direction of the leading key.

    Raises `InvalidParameter` for a field that is not offered, is repeated, or is one too many.
    """
    words = raw.split(",")
    names = [word.removeprefix("-") for word in words]
    for name in names:
        if name not in offered or names.count(name) > 1 or len(names) > MOST_KEYS:
            raise InvalidParameter("ordering", f"'{name}' is not offered, is repeated, or is one too many.")
    keys = [_key(model, name, word.startswith("-")) for name, word in zip(names, words, strict=True)]
    return keys if "id" in names else [*keys, Key("id", keys[0].descending, nullable=False)]


def _key(model: type[Model], name: str, descending: bool) -> Key:
    columns = {field.name: field for field in model._meta.concrete_fields}
    column = columns.get(f"{name}_folded", columns[name])
    return Key(column.name, descending, column.null)


def number(request: Request, name: str, default: int, lowest: int, highest: int) -> int:
    """A whole number from the query; raises `InvalidParameter` outside its bounds."""
    raw = request.query_params.get(name)
    if raw is None:
        return default
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 9 and lowest <= int(raw) <= highest):
        hint = "; use cursor or a filter beyond" if name == "offset" else ""
        raise InvalidParameter(name, f"A whole number from {lowest} to {highest:,}{hint}.")
    return int(raw)


def page_of(request: Request, queryset: QuerySet[Any], keys: list[Key]) -> Page:
    """The page that `cursor` or `offset` and `limit` ask for."""
    limit = number(request, "limit", DEFAULT_LIMIT, 1, MOST_ROWS)
    if "cursor" not in request.query_params:
        return _by_offset(queryset, keys, limit, number(request, "offset", 0, 0, DEEPEST_OFFSET))
    if "offset" in request.query_params:
        raise RuleBroken({"offset": ["Not together with cursor."]})
    return _by_cursor(queryset, keys, limit, request.query_params["cursor"])


def _by_offset(queryset: QuerySet[Any], keys: list[Key], limit: int, offset: int) -> Page:
    ordered = queryset.order_by(*(key.order() for key in keys))
    ids = list(ordered.values_list("pk", flat=True)[offset : offset + limit + 1])
    return Page(ids[:limit], has_next=len(ids) > limit, has_previous=bool(offset and ids))


def _by_cursor(queryset: QuerySet[Any], keys: list[Key], limit: int, cursor: str) -> Page:
    backwards, values = read_cursor(queryset.model, keys, cursor)
    way = [key.flipped() for key in keys] if backwards else keys
    ids: list[int] = []
    for segment in segments(queryset, way, values):
        rows = segment.order_by(*(key.order() for key in way)).values_list("pk", flat=True)
        ids += list(rows[: limit + 1 - len(ids)])
        if len(ids) > limit:
            break
    more, found = len(ids) > limit, ids[:limit]
    if backwards:
        return Page(found[::-1], has_next=bool(found), has_previous=more)
    return Page(found, has_next=more, has_previous=bool(found))


def segments(queryset: QuerySet[Any], keys: list[Key], values: list[Any]) -> Iterator[QuerySet[Any]]:
    """The rows beyond `values`, as index ranges in order: those tied on all but the last key come first."""
    for index in range(len(keys) - 1, -1, -1):
        tied = Q()
        for key, value in zip(keys[:index], values[:index], strict=True):
            tied &= Q(**{f"{key.column}__isnull": True}) if value is None else Q(**{key.column: value})
        for beyond in _beyond(keys[index], values[index]):
            yield queryset.filter(tied & beyond)


def _beyond(key: Key, value: Any) -> list[Q]:
    """What comes after `value`: null is the smallest, so descending it comes last, ascending first."""
    if value is None:
        return [] if key.descending else [Q(**{f"{key.column}__isnull": False})]
    further = [Q(**{f"{key.column}__{'lt' if key.descending else 'gt'}": value})]
    return [*further, Q(**{f"{key.column}__isnull": True})] if key.descending and key.nullable else further


def write_cursor(keys: list[Key], values: Sequence[Any], *, backwards: bool) -> str:
    """A position as an opaque text."""
    content = {"b": backwards, "k": _signature(keys), "v": list(values)}
    return base64.urlsafe_b64encode(json.dumps(content, default=str).encode()).decode().rstrip("=")


def read_cursor(model: type[Model], keys: list[Key], cursor: str) -> tuple[bool, list[Any]]:
    """`(backwards, values)`; raises `RuleBroken` for what is no cursor of this list and ordering."""
    try:
        content = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        backwards, values = bool(content["b"]), content["v"]
        if content["k"] != _signature(keys) or len(values) != len(keys):
            raise KeyError("k")
        return backwards, [_value(model, key, value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error, DjangoValidationError) as error:
        raise RuleBroken({"cursor": ["Not a cursor of this list in this ordering."]}) from error


def _value(model: type[Model], key: Key, value: Any) -> Any:
    if value is None and key.nullable:
        return None
    if isinstance(value, str) and ("\0" in value or not value.isprintable()):
        raise ValueError("no text of ours")
    return model._meta.get_field(key.column).clean(value, None)  # type: ignore[union-attr]


def _signature(keys: list[Key]) -> list[str]:
    return [f"{'-' if key.descending else ''}{key.column}" for key in keys]


def links(request: Request, page: Page, keys: list[Key], edge: dict[int, Sequence[Any]]) -> dict[str, str | None]:
    """The addresses of the pages beside this one; `edge` holds the key values of the first and last row."""
    address = remove_query_param(request.build_absolute_uri(), "offset")

    def to(pk: int, backwards: bool) -> str:
        return replace_query_param(address, "cursor", write_cursor(keys, edge[pk], backwards=backwards))

    return {
        "next": to(page.ids[-1], False) if page.has_next and page.ids[-1] in edge else None,
        "previous": to(page.ids[0], True) if page.has_previous and page.ids[0] in edge else None,
    }
