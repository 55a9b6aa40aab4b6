"""The limit: bare WSGI, the database's driver, orjson, one statement per request. No framework, no checks.

What it answers has the shape of ours: every column of the order, its parents' names, its lines. Whatever we
do beyond that (sign-in, roles, validation, audit trail) is what the ratio shows.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson
import psycopg2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Start = Callable[[str, list[tuple[str, str]]], object]

URL = os.environ["BENCH_DATABASE_URL"]
IS_SQLITE = URL.startswith("sqlite")
BASE = "/api/v1/purchase-orders/"
NAMES = """
    SELECT o.*, s.name AS supplier_name, c.name AS customer_name, p.name AS plant_name
    FROM ({page}) o
    LEFT JOIN suppliers_supplier s ON s.id = o.supplier_id
    LEFT JOIN customers_customer c ON c.id = o.customer_id
    LEFT JOIN plants_plant p ON p.id = o.plant_id
"""
NEWEST = "ORDER BY purchase_date DESC NULLS LAST, id DESC"
PAGE = (
    "SELECT * FROM purchase_orders_purchaseorder WHERE status = 'active' {condition} "
    "ORDER BY purchase_date DESC NULLS LAST, id DESC LIMIT %s"
)
ORDER = "SELECT * FROM purchase_orders_purchaseorder WHERE id = %s"
LINES = "SELECT * FROM purchase_orders_purchaseorderline WHERE purchase_order_id = %s ORDER BY line_number"

_here = threading.local()


def _connection() -> Any:
    """This thread's own connection."""
    if not hasattr(_here, "connection"):
        _here.connection = _sqlite() if IS_SQLITE else psycopg2.connect(URL)
        if not IS_SQLITE:
            _here.connection.autocommit = True
    return _here.connection


def _sqlite() -> sqlite3.Connection:
    connection = sqlite3.connect(unquote(urlsplit(URL).path)[1:], timeout=20, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def run(statement: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """The rows of a statement as dictionaries."""
    cursor = _connection().cursor()
    cursor.execute(statement.replace("%s", "?") if IS_SQLITE else statement, list(values))
    if cursor.description is None:
        return []
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def page(query: dict[str, str]) -> Any:
    condition, values = "", []
    if "stage" in query:
        condition, values = "AND stage = %s", [query["stage"]]
    if "q" in query:
        condition, values = "AND search_text LIKE %s", [f"%{query['q'].lower()}%"]
    if "day" in query:
        condition, values = "AND purchase_date < %s", [query["day"]]
    statement = f"{NAMES.format(page=PAGE.format(condition=condition))} {NEWEST}"
    return {"results": run(statement, [*values, int(query.get("limit", 50))])}


def detail(key: int) -> Any:
    found = run(NAMES.format(page=ORDER), [key])
    return {**found[0], "lines": run(LINES, [key])}


def create(body: bytes) -> Any:
    """A copy of an order and of its lines under another number, and a row of the trail, together."""
    data = orjson.loads(body)
    run("BEGIN IMMEDIATE" if IS_SQLITE else "BEGIN", [])
    source = run(ORDER, [data["like"]])[0]
    lines = run(LINES, [data["like"]])
    key = _insert(
        "purchase_orders_purchaseorder",
        {**source, "po_number": data["po_number"], "po_number_folded": data["po_number"]},
    )
    for line in lines:
        _insert("purchase_orders_purchaseorderline", {**line, "purchase_order_id": key})
    _insert("audit_auditentry", {**TRAIL, "at": source["created_on"], "record_id": key})
    run("COMMIT", [])
    return detail(key)


TRAIL = {
    "action": "create",
    "actor_name": "",
    "request_id": "",
    "entity": "purchase-orders",
    "record_name": "",
    "changes": "{}",
    "details": "{}",
    "search_text": "",
}


def _insert(table: str, row: dict[str, Any]) -> int:
    row = {name: value for name, value in row.items() if name != "id"}
    marks = ", ".join(["%s"] * len(row))
    statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) RETURNING id"  # noqa: S608  # our own names
    return int(run(statement, row.values())[0]["id"])


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError


def application(environ: dict[str, Any], start: Start) -> list[bytes]:
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] == "POST":
        answer = create(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    elif path == BASE:
        answer = page(dict(parse_qsl(environ["QUERY_STRING"])))
    else:
        answer = detail(int(path.removeprefix(BASE).strip("/")))
    content = orjson.dumps(answer, default=_plain)
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
    return [content]
