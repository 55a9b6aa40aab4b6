"""Walking lists: every ordering, both ways, by cursor, over ties and nulls, on both databases alike."""

from __future__ import annotations

import base64
import json

import pytest

from apps.core.pagination import Key, read_cursor, write_cursor
from apps.core.tests.contract import LISTED, refused, rows_of, varied
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("endpoint", LISTED, ids=str)


def walk(client, address):
    """The ids of every row from an address on, and the last page's answer."""
    ids: list[int] = []
    while True:
        page = client.get(address).json()
        ids += [row["id"] for row in page["results"]]
        if page["next"] is None:
            return ids, page
        address = page["next"]


def back(client, page):
    """The ids of every row before a page, nearest page first."""
    ids: list[int] = []
    while page["previous"]:
        page = client.get(page["previous"]).json()
        ids = [row["id"] for row in page["results"]] + ids
    return ids


def expected(endpoint, ordering):
    """The ids in the order that the words of the contract give: by Python, so the same on both databases."""
    words = ordering.split(",")
    columns = {field.name: field for field in endpoint.model._meta.concrete_fields}
    rows = sorted(
        endpoint.model._base_manager.values("pk", *_columns(columns, words)), key=lambda row: row["pk"]
    )
    if words[0].startswith("-"):
        rows.reverse()
    for word in reversed(words):
        column = _columns(columns, [word])[0]
        rows.sort(key=lambda row: _sortable(row[column]), reverse=word.startswith("-"))
    return [row["pk"] for row in rows]


def _columns(columns, words):
    names = [word.removeprefix("-") for word in words]
    return [f"{name}_folded" if f"{name}_folded" in columns else name for name in names]


def _sortable(value):
    """Null is the smallest; texts compare by their bytes."""
    return (value is not None, value.encode() if isinstance(value, str) else value)


@each
def test_every_ordering_visits_every_row_once_forward_and_back(endpoint, admin, make):
    varied(endpoint, make)
    status = "status=all&" if endpoint.view.has_status else ""
    for name in endpoint.view().orderings():
        for ordering in (name, f"-{name}"):
            address = f"{endpoint.path}?{status}fields=id&limit=2&ordering={ordering}"
            ids, last = walk(admin, address)
            assert ids == expected(endpoint, ordering), ordering
            assert back(admin, last) + [row["id"] for row in last["results"]] == ids, ordering


@each
def test_orderings_are_combined_up_to_three(endpoint, admin, make):
    varied(endpoint, make)
    names = [name for name in endpoint.view().orderings() if name != "id"]
    status = "status=all&" if endpoint.view.has_status else ""
    for ordering in {",".join(names[-2:]), ",".join(f"-{name}" for name in names[:3]), f"{names[0]},-id"}:
        ids, last = walk(admin, f"{endpoint.path}?{status}fields=id&limit=2&ordering={ordering}")
        assert ids == expected(endpoint, ordering), ordering
        assert back(admin, last) + [row["id"] for row in last["results"]] == ids, ordering
    refused(admin.get(endpoint.path, {"ordering": f"{names[0]},{names[0]}"}), 400, "ordering")


@each
def test_an_ordering_that_is_not_offered_is_refused(endpoint, admin):
    for ordering in ("nope", "", "-", "id,", "search_text", "password", "--id", "id,id", "pk"):
        refused(admin.get(endpoint.path, {"ordering": ordering}), 400, "ordering")


@each
def test_offset_pages_link_to_cursors_on_both_sides(endpoint, admin, make):
    for _ in range(5):
        make(endpoint.model)
    whole = [row["id"] for row in rows_of(admin, endpoint.path, fields="id")]
    page = admin.get(endpoint.path, {"fields": "id", "limit": "2", "offset": "2"}).json()

    assert "offset" not in page["next"] + page["previous"]
    assert [row["id"] for row in admin.get(page["next"]).json()["results"]] == whole[4:6]
    assert [row["id"] for row in admin.get(page["previous"]).json()["results"]] == whole[:2]


@each
def test_rows_that_are_added_meanwhile_repeat_nothing(endpoint, admin, make):
    for _ in range(3):
        make(endpoint.model)
    first = admin.get(endpoint.path, {"fields": "id", "limit": "2", "ordering": "-id"}).json()
    make(endpoint.model)
    rest, _ = walk(admin, first["next"])
    assert not {row["id"] for row in first["results"]} & set(rest)


def encoded(content):
    text = content if isinstance(content, str) else json.dumps(content)
    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode()


GARBAGE = [
    "x",
    "!!!!",
    "ü",
    "eyJ",
    encoded("null"),
    encoded("[]"),
    encoded("5"),
    encoded("[" * 20_000),
    encoded("9" * 5000),
    encoded({}),
    encoded({"b": 0, "k": "name_folded,id", "v": []}),
    encoded({"b": 0, "k": "id", "v": [1]}),
    encoded({"b": 0, "k": ["name_folded,id"], "v": ["a", 1]}),
    *(
        encoded({"b": 0, "k": "name_folded,id", "v": pair})
        for pair in (
            ["a", "1"],
            ["a", None],
            ["a", True],
            ["a", 2**63],
            ["a", -(2**70)],
            ["a", 1.5],
            [1, 1],
            [None, 1],
        )
    ),
    encoded({"b": 0, "k": "name_folded,id", "v": ["a\0b", 1]}),
    encoded('{"b": 0, "k": "name_folded,id", "v": ["\\ud800", 1]}'),
    encoded({"b": 0, "k": "name_folded,id", "v": "ab"}),
]


@pytest.mark.parametrize("cursor", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_cursor_of_this_list_breaks_a_rule(cursor, admin):
    refused(admin.get("/api/v1/suppliers/", {"cursor": cursor}), 422, "cursor")


DATES = ["2026-02-30", "tomorrow", 5, "2026-2-3", ["2026-02-03"], {"a": 1}]
INSTANTS = [
    "2026-02-03",
    "2026-02-03 00:00:00",
    "0001-01-01 00:00:00+14:00",
    "2026-02-03T00:00:00Z",
    5,
    None,
    "NaN",
]
DECIMALS = ["NaN", "sNaN", "Infinity", "1E+999999", "1.123", "9" * 5000, 1.5, True, "1_0", " 1.25"]


@pytest.mark.parametrize(
    ("path", "column", "value"),
    [
        *(("suppliers", "credit_application_sent_on", value) for value in DATES),
        *(("suppliers", "created_on", value) for value in INSTANTS),
        *(("accounts-receivables", "credit_limit", value) for value in DECIMALS),
    ],
)
def test_a_forged_position_breaks_a_rule(path, column, value, admin):
    cursor = encoded({"b": False, "k": f"{column},id", "v": [value, 1]})
    refused(admin.get(f"/api/v1/{path}/", {"ordering": column, "cursor": cursor}), 422, "cursor")


def test_a_cursor_of_another_ordering_breaks_a_rule(admin, make):
    for _ in range(2):
        make(Supplier)
    cursor = admin.get("/api/v1/suppliers/", {"limit": "1"}).json()["next"].split("cursor=")[1].split("&")[0]
    refused(admin.get(f"/api/v1/suppliers/?ordering=-name&cursor={cursor}"), 422, "cursor")


@pytest.mark.parametrize(
    "name", ["👨‍👩‍👧 Family Meats", "soft\u00adhyphen", "zero\u200bwidth", "Ünïcode " * 90, "漢字" * 300]
)
def test_a_position_holds_any_name_and_fits_an_address(name, admin, make):
    for number in range(2):
        make(Supplier, name=f"{name}{number}")
    page = admin.get("/api/v1/suppliers/", {"limit": "1"}).json()

    assert len(page["next"]) < 4000, "servers cut longer addresses off"
    assert len(admin.get(page["next"]).json()["results"]) == 1


def test_a_cursor_gives_back_what_was_written_into_it(make):
    supplier = make(Supplier)
    keys = [Key("name_folded", descending=True, nullable=False), Key("id", descending=True, nullable=False)]
    cursor = write_cursor(keys, [supplier.name_folded, supplier.pk], backwards=True)
    assert read_cursor(Supplier, keys, cursor) == (True, [supplier.name_folded, supplier.pk])
