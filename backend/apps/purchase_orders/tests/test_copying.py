"""A copy is a new draft: the deal without what happened to it."""

from __future__ import annotations

import pytest
import time_machine

from apps.contacts.models import ContactInfo
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.tests.conftest import line

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(orders, deal, make):
    """A deal on its way, with everything that a copy must leave behind."""
    body = deal(
        po_number="Kansas 12",
        purchase_date="2026-01-02",
        pickup_date="2026-01-05",
        fulfillment_date="2026-01-08",
        freight_cost="2150.00",
        haulage="we_arrange",
        supplier_reference="SO-9",
        customer_po_number="4500118",
        release_number="R-77",
        notes="Only this once",
        special_instructions="Keep below 28 F",
        contacts=[make(ContactInfo).pk],
        lines=[line(shipped_weight="38212.60", received_weight="38000.00")],
    )
    return orders.moved(orders.create(**body).json(), "booked", "confirmed", "in_transit")


@time_machine.travel("2026-02-06T03:30:00Z", tick=False)
def test_a_copy_is_a_new_draft_of_today_with_the_same_terms(orders, old):
    answer = orders.copy(old)
    assert answer.status_code == 201
    copy = answer.json()
    assert answer.headers["Location"].endswith(f"/api/v1/purchase-orders/{copy['id']}/")
    assert (copy["stage"], copy["purchase_date"], copy["po_number"]) == ("draft", "2026-02-05", "PO-00001")
    for name in ("supplier", "customer", "freight_cost", "haulage", "special_instructions", "contacts"):
        assert copy[name] == old[name], name


def test_a_copy_leaves_behind_what_happened(orders, old):
    copy = orders.copy(old).json()
    for name in ("pickup_date", "fulfillment_date", "shipped_on", "delivered_on"):
        assert copy[name] is None, name
    for name in ("supplier_reference", "customer_po_number", "release_number", "notes"):
        assert copy[name] == "", name
    assert copy["stage_history"] == []


def test_a_copy_has_the_lines_without_true_weights(orders, old):
    copy = orders.copy(old).json()
    (one,) = copy["lines"]
    assert one["id"] != old["lines"][0]["id"]
    assert (one["shipped_weight"], one["received_weight"]) == (None, None)
    for name in ("item", "quantity", "unit", "estimated_weight", "price_per_unit", "sale_price_per_unit"):
        assert one[name] == old["lines"][0][name], name
    assert copy["actual_weight"] == copy["estimated_weight"] == "38500.00"
    assert copy["estimated_gross_profit"] == "2277.50"


def test_a_copy_belongs_to_who_makes_it_and_leaves_the_old_one_alone(orders, old, orders_of):
    copier = orders_of("manager")
    copy = copier.copy(old).json()
    assert copy["owner"] == copier.client.user.pk
    assert orders.show(old["id"]).json() == old


def test_a_copy_is_one_entry_of_the_trail(orders, old):
    copy = orders.copy(old).json()
    (entry,) = orders.history(copy["id"])
    assert entry["action"] == "create"
    assert entry["changes"]["contacts"] == [[], old["contacts"]]
    assert len(entry["changes"]["lines"][1]) == 1


def test_a_repeated_copy_under_one_key_is_made_once(orders, old):
    headers = {"Idempotency-Key": "copy-once"}
    first, second = orders.copy(old, **headers), orders.copy(old, **headers)
    assert first.json() == second.json()
    assert PurchaseOrder.objects.count() == 2
