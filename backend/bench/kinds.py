"""What is asked: the list in several ways, the detail, the making of an order."""

from __future__ import annotations

import itertools
import json
import os
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import loop

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "/api/v1/purchase-orders/"


@dataclass(frozen=True)
class Kind:
    """One kind of request, to us and to the bare program."""

    name: str
    ours: Callable[[], bytes]
    bare: Callable[[], bytes]


def request(session: str, path: str, body: bytes = b"") -> bytes:
    """The bytes of a GET, or of a POST where there is a body, of a signed-in browser."""
    token = "a" * 32
    head = [
        f"{'POST' if body else 'GET'} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: sessionid={session}; csrftoken={token}",
        f"X-CSRFToken: {token}",
    ]
    if body:
        head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body


def kinds(session: str, port: int, orders: int) -> list[Kind]:
    """What is measured: the list in several ways, the detail, the making of an order."""

    def get(name: str, query: str, bare: str = "") -> Kind:
        both = request(session, BASE + query), request(session, BASE + (bare or query))
        return Kind(name, lambda: both[0], lambda: both[1])

    _, first = loop.once(port, lambda: request(session, f"{BASE}?limit=2"))
    rows = json.loads(first)["results"]
    keys = range(max(1, rows[0]["id"] - orders // 2), rows[0]["id"])
    cursor = _deep(session, port, orders)
    return [
        get("list of 20", "?limit=20"),
        get("list of 100", "?limit=100"),
        get("filtered list", "?limit=20&stage=closed"),
        get("search, rare word", f"?limit=20&q={rows[1]['customer_po_number']}"),
        get("search, common word", "?limit=20&q=common"),
        get("deep cursor page", f"?limit=20&cursor={cursor}", "?limit=20&day=2022-01-01"),
        _details(session, keys),
        _creates(session, rows[0]),
    ]


def _deep(session: str, port: int, orders: int) -> str:
    """A cursor from far down the list."""
    query = f"{BASE}?limit=1&offset={min(orders, 10_000) // 2}"
    _, body = loop.once(port, lambda: request(session, query))
    return json.loads(body)["next"].split("cursor=")[1].split("&")[0]


def _details(session: str, keys: range) -> Kind:
    def ask() -> bytes:
        return request(session, f"{BASE}{random.choice(keys)}/")  # noqa: S311  # any order will do

    return Kind("detail", ask, ask)


def _creates(session: str, like: dict[str, object]) -> Kind:
    numbers = itertools.count(1)
    line = {"item": "Trim 81s", "quantity": "500", "estimated_weight": "20000", "price_per_unit": "2.415"}
    new = {
        "supplier": like["supplier"],
        "customer": like["customer"],
        "plant": like["plant"],
        "lines": [line, line],
    }

    def ours() -> bytes:
        return request(session, BASE, json.dumps(new).encode())

    def bare() -> bytes:
        number = f"bare-{os.getpid()}-{next(numbers)}"
        return request(session, BASE, json.dumps({"like": like["id"], "po_number": number}).encode())

    return Kind("create with 2 lines", ours, bare)
