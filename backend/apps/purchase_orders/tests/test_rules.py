"""What one order may be: its number, places, dates, currency."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from apps.contacts.models import ContactInfo
from apps.customers.models import CustomerLocation
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.tests.conftest import errors_of

pytestmark = pytest.mark.django_db


def test_the_plant_must_be_the_suppliers(orders, deal, make):
    plant = make(Plant)
    answer = orders.create(**deal(plant=plant.pk))
    assert (answer.status_code, errors_of(answer)) == (422, {"plant": "rule"})
    assert orders.create(**deal(supplier=plant.supplier_id, plant=plant.pk)).status_code == 201


def test_the_dock_must_be_the_customers(orders, deal, make):
    dock = make(CustomerLocation)
    answer = orders.create(**deal(ship_to=dock.pk))
    assert (answer.status_code, errors_of(answer)) == (422, {"ship_to": "rule"})
    assert orders.create(**deal(customer=dock.customer_id, ship_to=dock.pk)).status_code == 201


def test_another_supplier_cannot_keep_the_plant(orders, deal, draft, make):
    plant = make(Plant)
    order = orders.create(**deal(supplier=plant.supplier_id, plant=plant.pk)).json()
    answer = orders.change(order, supplier=draft["supplier"])
    assert (answer.status_code, errors_of(answer)) == (422, {"plant": "rule"})
    assert orders.change(order, supplier=draft["supplier"], plant=None).status_code == 200


def test_a_plant_sold_later_does_not_hinder_other_changes(orders, deal, draft, make):
    plant = make(Plant)
    order = orders.create(**deal(supplier=plant.supplier_id, plant=plant.pk)).json()
    plant.supplier_id = draft["supplier"]
    plant.save()
    assert orders.change(order, notes="Still the same deal.").status_code == 200


def test_fulfilment_before_the_purchase_is_refused(orders, deal, draft):
    answer = orders.create(**deal(purchase_date="2026-02-03", fulfillment_date="2026-02-02"))
    assert (answer.status_code, errors_of(answer)) == (422, {"fulfillment_date": "rule"})
    order = orders.change(draft, fulfillment_date="2026-02-02").json()
    assert errors_of(orders.change(order, purchase_date="2026-02-03")) == {"fulfillment_date": "rule"}


@pytest.mark.parametrize(
    "values",
    [
        {"purchase_date": "2026-02-03", "fulfillment_date": "2026-02-02"},
        {"shipped_on": "2026-02-03", "delivered_on": "2026-02-02"},
        {"stage": "booked", "supplier": None},
        {"stage": "delivered", "customer": None},
        {"currency": "XXX"},
        {"stage": "lost"},
        {"freight_cost": "-0.01"},
        {"po_number": " "},
    ],
    ids=str,
)
def test_the_database_itself_refuses_what_one_row_can_break(make, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(PurchaseOrder, **values)


def test_a_migrated_order_may_lack_its_parties(make):
    values = {"stage": "closed", "supplier": None, "customer": None}
    make(PurchaseOrder, dataverse_id="5a2b8f8e-6f0e-4a0e-9c1e-000000000001", **values)


def test_the_currency_is_a_code_of_iso_4217(orders, deal):
    assert orders.create(**deal()).json()["currency"] == "USD"
    assert orders.create(**deal(currency="CAD")).json()["currency"] == "CAD"
    for wrong in ("usd", "ABC", "", "DOLLAR"):
        assert orders.create(**deal(currency=wrong)).status_code == 400


def test_a_number_of_ones_own_is_taken_as_typed(orders, deal):
    assert orders.create(**deal(po_number="Kansas 12/a")).json()["po_number"] == "Kansas 12/a"


@pytest.mark.parametrize("same", ["KANSAS 12/A", "kansas 12/a", "Kánsas  12/a"])
def test_a_number_in_other_case_is_taken(orders, deal, draft, same):
    orders.create(**deal(po_number="Kansas 12/a"))
    answer = orders.create(**deal(po_number=same))
    assert (answer.status_code, errors_of(answer)) == (422, {"po_number": "rule"})
    assert errors_of(orders.change(draft, po_number=same)) == {"po_number": "rule"}


def test_an_order_keeps_a_number(orders, draft):
    for blank in ("", "  ", "\u0301"):
        answer = orders.change(draft, po_number=blank)
        assert (answer.status_code, errors_of(answer)) == (422, {"po_number": "rule"})
    assert orders.change(draft, po_number=draft["po_number"].lower()).status_code == 200


def test_contacts_are_a_set_in_the_orders_own_entry(orders, draft, make):
    people = sorted(make(ContactInfo).pk for _ in range(2))
    order = orders.change(draft, contacts=people[::-1]).json()
    assert order["contacts"] == people
    assert len(order["contact_names"]) == 2
    assert orders.history(order["id"])[0]["changes"] == {"contacts": [[], people]}


@pytest.mark.parametrize("field", ["stage", "estimated_cost", "actual_gross_profit", "version", "moves"])
def test_what_the_program_keeps_cannot_be_written(orders, deal, draft, field):
    assert errors_of(orders.create(**deal(**{field: "7"}))) == {field: "read_only"}
    assert errors_of(orders.change(draft, **{field: "7"})) == {field: "read_only"}
    assert orders.change(draft, **{field: draft[field]}).status_code == 200


def test_an_inactive_order_keeps_its_number(orders, deal, draft, broker):
    answer = broker.delete(f"/api/v1/purchase-orders/{draft['id']}/", headers={"If-Match": '"1"'})
    assert answer.status_code == 204
    assert errors_of(orders.create(**deal(po_number=draft["po_number"]))) == {"po_number": "rule"}
