"""Rules of the database, where a broken one is shown, and what nobody may forget."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models
from django.db.models import F, Q
from django.db.models.functions import Lower

from apps.core import checks
from apps.core.constraints import ColumnConstraint, constraint_field, not_negative
from apps.core.indexes import ListIndex, OrderingIndex, SearchIndex
from apps.core.tests.contract import CREATED, LISTED
from apps.core.viewsets import refusal_of
from apps.customers.models import Customer
from apps.suppliers.models import Supplier
from conftest import factories


@pytest.mark.parametrize(
    ("constraint", "field"),
    [
        (models.CheckConstraint(condition=Q(a__gte=0), name="x"), "a"),
        (models.CheckConstraint(condition=~Q(reason="") | Q(hold=False), name="x"), "reason"),
        (models.CheckConstraint(condition=Q(later__gte=F("earlier")), name="x"), "later"),
        (models.UniqueConstraint(fields=["supplier", "plant"], name="x"), "supplier"),
        (models.UniqueConstraint(Lower("email"), name="x"), "email"),
        (models.UniqueConstraint(fields=["po_number_folded"], name="x"), "po_number"),
    ],
)
def test_a_broken_constraint_is_shown_at_the_field_that_it_names_first(constraint, field):
    assert constraint_field(constraint) == field


def all_constraints():
    return [(model, constraint) for model in checks.entities() for constraint in model._meta.constraints]


def test_every_constraint_has_a_name_that_postgresql_keeps_whole_and_a_message():
    names = [constraint.name for _, constraint in all_constraints()]
    assert [name for name in names if len(name) > 63] == []
    assert len(names) == len(set(names))
    silent = [
        one.name for _, one in all_constraints() if str(one.violation_error_message).startswith("Constraint ")
    ]
    assert silent == []


def test_every_constraint_is_shown_at_a_field_of_its_model():
    for model, constraint in all_constraints():
        assert constraint_field(constraint) in {field.name for field in model._meta.get_fields()}, (
            constraint.name
        )


def test_a_check_that_the_field_makes_as_well_asks_no_database():
    [constraint] = not_negative("amount")
    assert isinstance(constraint, ColumnConstraint)
    constraint.validate(Supplier, Supplier())
    assert constraint.deconstruct()[0] == "django.db.models.CheckConstraint"


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_a_column_with_such_a_check_is_checked_by_its_field(endpoint):
    """Or nobody would say which field is wrong."""
    fields = endpoint.view.serializer_class().fields
    for constraint in endpoint.model._meta.constraints:
        name = constraint_field(constraint)
        writable = name in fields and not fields[name].read_only
        if writable and constraint.name.endswith("_gte_0"):
            assert fields[name].min_value == 0, (endpoint, name)
        if writable and constraint.name.endswith("_known"):
            assert fields[name].choices, (endpoint, name)


def test_a_constraint_that_another_request_took_first_is_shown_at_its_field():
    error = IntegrityError("of the driver: secret")
    error.__cause__ = Exception()
    error.__cause__.diag = SimpleNamespace(constraint_name="one_active_mapping")  # type: ignore[attr-defined]
    model: Any = apps.get_model("suppliers", "SupplierPlantMapping")
    refused: Any = refusal_of(model, error)
    assert (refused.status_code, refused.errors[0]["field"]) == (422, "plant")

    unknown: Any = refusal_of(model, IntegrityError("of the driver: secret"))
    assert unknown.status_code == 409
    assert "secret" not in str(unknown)


# Nobody forgets


def test_every_listed_model_has_a_factory():
    assert [endpoint.name for endpoint in LISTED if endpoint.model not in factories()] == []


def test_every_entity_has_an_example():
    assert [one.name for one in CREATED if not getattr(one.view.serializer_class.Meta, "example", None)] == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("apps.suppliers.models.Supplier.ENTITY", "nothing"), {"core.E001", "core.E004"}),
        (("apps.suppliers.models.Supplier._meta.ordering", ["name_folded"]), {"core.E002"}),
        (("apps.suppliers.models.Supplier._meta.ordering", []), {"core.E002"}),
        (
            ("apps.suppliers.views.SupplierViewSet.queryset", Customer.objects.all()),
            {"core.E003", "core.E005"},
        ),
        (("apps.suppliers.views.SupplierViewSet.ordering_fields", ("notes",)), {"core.E005"}),
        (("apps.suppliers.views.SupplierViewSet.rights", {"duplicates": "sing"}), {"core.E006"}),
        (("apps.suppliers.views.SupplierViewSet.rights", {}), {"core.E007"}),
    ],
)
def test_what_is_forgotten_fails_the_check(change, found, monkeypatch):
    monkeypatch.setattr(*change)
    errors = checks.every_entity_is_complete() + checks.every_view_has_a_policy()
    assert {error.id for error in errors} == found


# Indexes that a list stands on


def plan(rows) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    return str(rows.explain())


@pytest.mark.django_db
@pytest.mark.parametrize("endpoint", LISTED, ids=str)
def test_every_ordering_walks_an_index(endpoint):
    view = endpoint.view()
    for name in view.orderings():
        column = f"{name}_folded" if hasattr(endpoint.model, f"{name}_folded") else name
        field = endpoint.model._meta.get_field(column)
        order = F(column).desc(nulls_last=True) if field.null else F(column).desc()
        rows = endpoint.model._base_manager.order_by(order, F("id").desc()).values_list("pk")[:50]
        shown = plan(rows)
        sorts = "TEMP B-TREE" in shown or ("Sort Key" in shown and "Incremental" not in shown)
        assert not sorts, (name, shown)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no GIN: it reads the whole table")
@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: Supplier.objects.order_by().filter(search_text__contains="prairie"), SearchIndex),
        (lambda: Customer.objects.order_by().filter(proteins__has="beef"), ListIndex),
    ],
)
def test_searching_walks_an_index(rows, index):
    names = [one.name for one in rows().model._meta.indexes if isinstance(one, index)]
    shown = plan(rows())
    assert any(name in shown for name in names), shown


def test_an_index_of_one_ordering_survives_a_migration():
    index = OrderingIndex(column="approved_on", name="x")
    path, args, kwargs = index.deconstruct()
    assert path == "apps.core.indexes.OrderingIndex"
    assert OrderingIndex(*args, **kwargs) == index
