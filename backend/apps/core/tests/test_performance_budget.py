"""A first page of 2 and of 100 rows costs the same number of queries, at most 8, whoever asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from apps.core.roles import Role
from apps.core.tests.contract import ENDPOINTS, LISTED, detail_of, send, version
from apps.suppliers.models import Supplier, SupplierLocation
from apps.users.models import ApiToken

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("endpoint", LISTED, ids=str)
BUDGET = 8


@pytest.fixture
def queries():
    """`queries(client, address)`: what was asked of the database; every row's own queries are in it."""

    def count(client: Any, address: str, **parameters: str) -> list[str]:
        client.get(address, parameters)  # what is kept for many requests is read once
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address, parameters)
        assert answer.status_code == 200, answer.content
        return [query["sql"] for query in captured.captured_queries]

    return count


def all_rows(endpoint) -> dict[str, str]:
    return {"status": "all"} if endpoint.view.has_status else {}


@each
def test_two_rows_and_a_hundred_cost_the_same(endpoint, admin, make, queries):
    for _ in range(2):
        make(endpoint.model)
    few = queries(admin, endpoint.path, limit="100", **all_rows(endpoint))
    for _ in range(98):
        make(endpoint.model)
    many = queries(admin, endpoint.path, limit="100", **all_rows(endpoint))

    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= BUDGET, "\n".join(many)


@each
def test_a_broker_and_a_program_stay_within_the_budget(endpoint, client_of, user_of, make, queries):
    for _ in range(3):
        make(endpoint.model)
    expires = timezone.now() + timedelta(days=1)
    role = Role.ADMIN if endpoint.name in {"users", "invitations", "audit-entries"} else Role.BROKER
    _, secret = ApiToken.objects.issue(user_of(role), name="A program", scope="read", expires_on=expires)
    program = APIClient(headers={"Authorization": f"Bearer {secret}"})

    assert len(queries(client_of(role), endpoint.path)) <= BUDGET
    assert len(queries(program, endpoint.path)) <= BUDGET


@each
def test_a_cursor_page_costs_at_most_one_more_for_each_key(endpoint, admin, make, queries):
    for _ in range(5):
        make(endpoint.model)
    for name in endpoint.view().orderings():
        parameters = {"limit": "2", "ordering": f"-{name}", **all_rows(endpoint)}
        first = queries(admin, endpoint.path, **parameters)
        following = admin.get(endpoint.path, parameters).json()["next"]
        keys = 1 if name == "id" else 2
        assert len(queries(admin, following)) <= len(first) + keys, name


@each
def test_a_search_costs_two_more_at_most(endpoint, admin, make, queries):
    make(endpoint.model)
    if hasattr(endpoint.model, "SEARCH"):
        plain = queries(admin, endpoint.path)
        assert len(queries(admin, endpoint.path, q="prairie")) <= len(plain) + 2


@each
def test_a_detail_stays_within_the_budget_but_for_its_children(endpoint, admin, make, queries):
    record = make(endpoint.model)
    asked = queries(admin, endpoint.at(record))
    children = len(getattr(endpoint.view.serializer_class.Meta, "detail_only", ()))
    assert len(asked) <= BUDGET + children, "\n".join(asked)


@each
def test_the_fields_that_are_asked_for_decide_what_is_read(endpoint, admin, make, queries):
    make(endpoint.model)
    whole, ids = queries(admin, endpoint.path), queries(admin, endpoint.path, fields="id")
    assert len(ids) <= len(whole)
    assert "modified_by_id" not in "".join(ids[-1:])


def test_a_parents_new_name_gives_the_child_another_tag(admin, make):
    place = make(SupplierLocation)
    endpoint = next(one for one in ENDPOINTS if one.name == "supplier-locations")
    supplier = f"/api/v1/suppliers/{place.supplier_id}/"
    before = admin.get(endpoint.at(place))["ETag"]
    send(admin, "patch", supplier, {"name": "Renamed"}, If_Match=version(admin.get(supplier).json()))
    again = admin.get(endpoint.at(place), headers={"If-None-Match": before})

    assert (again.status_code, again.json()["supplier_name"]) == (200, "Renamed")
    assert detail_of(admin, endpoint, place)["version"] == 1


def test_an_export_reads_page_by_page(admin, make, monkeypatch):
    monkeypatch.setattr("apps.core.pagination.MOST_ROWS", 10)
    for _ in range(30):
        make(Supplier)
    answer = admin.get("/api/v1/suppliers/export/")
    with CaptureQueriesContext(connection) as captured:
        rows = b"".join(answer.streaming_content).count(b"\r\n")
    assert rows == 31
    assert len(captured.captured_queries) < 4 * 5
