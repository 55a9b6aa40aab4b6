"""Two ways through a list: `cursor` for programs that walk it all, `offset` for a grid with a true scrollbar.

A cursor is a position in the ordering, so page 10,000 costs what page 1 costs: each page is one range scan
of the ordering's index per key (`segments`).
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import F, Q
from rest_framework.utils.urls import remove_query_param, replace_query_param

from apps.core.exceptions import InvalidParameter, RuleBroken
from apps.core.text import BAD_CHARACTERS

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
        return (
            F(self.column).desc(nulls_last=True) if self.descending else F(self.column).asc(nulls_first=True)
        )


@dataclass(frozen=True)
class Page:
    """The rows of one page in order, each its id and the values of the keys; and whether there is more."""

    rows: list[tuple[Any, ...]]
    has_next: bool
    has_previous: bool

    @property
    def ids(self) -> list[int]:
        return [row[0] for row in self.rows]


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
    rows = list(_in_order(queryset, keys)[offset : offset + limit + 1])
    return Page(rows[:limit], has_next=len(rows) > limit, has_previous=bool(offset and rows))


def _by_cursor(queryset: QuerySet[Any], keys: list[Key], limit: int, cursor: str) -> Page:
    backwards, values = read_cursor(queryset.model, keys, cursor)
    way = [key.flipped() for key in keys] if backwards else keys
    rows = _beyond_all(queryset, way, values, limit + 1)
    more, found = len(rows) > limit, rows[:limit]
    if backwards:
        return Page(found[::-1], has_next=bool(found), has_previous=more)
    return Page(found, has_next=more, has_previous=bool(found))


def walk(queryset: QuerySet[Any], keys: list[Key]) -> Iterator[list[int]]:
    """The ids of every row in order, page by page from the last key, so that memory stays flat."""
    rows = list(_in_order(queryset, keys)[:MOST_ROWS])
    while rows:
        yield [row[0] for row in rows]
        rows = _beyond_all(queryset, keys, rows[-1][1:], MOST_ROWS)


def _in_order(queryset: QuerySet[Any], keys: list[Key]) -> QuerySet[Any, Any]:
    """The ids and key values: what an index alone can answer."""
    return queryset.order_by(*(key.order() for key in keys)).values_list("pk", *(key.column for key in keys))


def _beyond_all(queryset: QuerySet[Any], keys: list[Key], values: Sequence[Any], most: int) -> list[Any]:
    """The next rows after `values`, at most so many."""
    rows: list[Any] = []
    for segment in segments(queryset, keys, values):
        rows += list(_in_order(segment, keys)[: most - len(rows)])
        if len(rows) == most:
            break
    return rows


def segments(queryset: QuerySet[Any], keys: list[Key], values: Sequence[Any]) -> Iterator[QuerySet[Any]]:
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
    """A position as an opaque text; texts stay UTF-8, so that the longest name still fits into an address."""
    content = {"b": backwards, "k": _signature(keys), "v": [_written(value) for value in values]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _written(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, int)) else str(value)


def read_cursor(model: type[Model], keys: list[Key], cursor: str) -> tuple[bool, list[Any]]:
    """`(backwards, values)`; raises `RuleBroken` for what is no cursor of this list and ordering."""
    try:
        content = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
        values = {_signature(keys): content["v"]}[content["k"]]
        return bool(content["b"]), [_value(model, *pair) for pair in zip(keys, values, strict=True)]
    except (ArithmeticError, ValueError, KeyError, TypeError, RecursionError, DjangoValidationError) as error:
        raise RuleBroken({"cursor": ["Not a cursor of this list in this ordering."]}) from error


def _value(model: type[Model], key: Key, value: Any) -> Any:
    """The value of a key; raises for whatever `write_cursor` would not have written."""
    if value is None and key.nullable:
        return None
    column: Any = model._meta.get_field(key.column)
    read = column.to_python(value)
    same = type(_written(read)) is type(value) and _written(read) == value
    if read is None or not same or not _storable(column, read):
        raise ValueError(value)
    return read


def _storable(column: Any, value: Any) -> bool:
    """Whether a database can compare the value with the column."""
    if isinstance(value, str):
        return BAD_CHARACTERS.search(value) is None
    if isinstance(value, datetime):
        return value.utcoffset() == timedelta(0)
    if isinstance(value, Decimal):
        column.run_validators(value)  # of NaN and of too many digits
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def _signature(keys: list[Key]) -> str:
    return ",".join(f"{'-' if key.descending else ''}{key.column}" for key in keys)


def links(request: Request, page: Page, keys: list[Key]) -> dict[str, str | None]:
    """The addresses of the pages beside this one, as cursors whichever way this one was asked for."""
    address = remove_query_param(request.build_absolute_uri(), "offset")

    def beside(row: Sequence[Any], *, backwards: bool) -> str:
        return replace_query_param(address, "cursor", write_cursor(keys, row[1:], backwards=backwards))

    return {
        "next": beside(page.rows[-1], backwards=False) if page.has_next else None,
        "previous": beside(page.rows[0], backwards=True) if page.has_previous else None,
    }
