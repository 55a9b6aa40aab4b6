"""How orders are found, sorted and added up, and what that costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.contacts.models import ContactInfo
from apps.customers.models import Customer
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine
from apps.purchase_orders.tests.conftest import line
from apps.purchase_orders.views import PurchaseOrderViewSet
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db


def ids_of(answer):
    assert answer.status_code == 200, answer.json()
    return [row["id"] for row in answer.json()["results"]]


def queries_of(ask):
    ask()  # whatever is looked at once in some seconds, such as when a session was seen last
    with CaptureQueriesContext(connection) as queries:
        assert ask().status_code == 200
    return len(queries)


def test_a_page_of_a_hundred_costs_what_a_page_of_two_costs(orders, make):
    contact = make(ContactInfo)

    def more(count):
        for _ in range(count):
            plant = make(Plant)
            make(PurchaseOrder, supplier=plant.supplier, plant=plant).contacts.add(contact)

    more(2)
    few = queries_of(lambda: orders.list(limit=100))
    more(98)
    assert queries_of(lambda: orders.list(limit=100)) == few <= 8


def test_a_detail_costs_the_same_with_two_lines_and_with_fifty(orders, make):
    order = make(PurchaseOrder)
    make(PurchaseOrderLine, purchase_order=order)
    few = queries_of(lambda: orders.show(order.pk))
    for number in range(2, 51):
        make(PurchaseOrderLine, purchase_order=order, line_number=number)
    assert queries_of(lambda: orders.show(order.pk)) == few <= 10


def test_lists_leave_out_what_only_the_detail_shows(orders, draft):
    (row,) = orders.list().json()["results"]
    assert not {"lines", "moves", "stage_history"} & set(row)
    assert {"lines", "moves", "stage_history", "can"} <= set(draft)


def test_the_newest_purchase_comes_first_and_undated_ones_last(orders, make):
    undated = make(PurchaseOrder)
    old, new = (make(PurchaseOrder, purchase_date=day) for day in ("2026-01-02", "2026-02-02"))
    assert ids_of(orders.list()) == [new.pk, old.pk, undated.pk]


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("column", [name.lstrip("-") for name in PurchaseOrderViewSet.ordering_fields])
def test_every_ordering_walks_all_rows_by_cursor(orders, make, column, sign):
    for day in (None, "2026-01-02", "2026-02-02", None):
        dates = dict.fromkeys(("purchase_date", "pickup_date", "shipped_on"), day)
        make(PurchaseOrder, **dates)
    whole = ids_of(orders.list(ordering=f"{sign}{column}"))
    walked, answer = [], orders.list(ordering=f"{sign}{column}", limit=1)
    while True:
        walked += ids_of(answer)
        if answer.json()["next"] is None:
            break
        answer = orders.client.get(answer.json()["next"])
    assert walked == whole
    assert len(walked) == 4


@pytest.mark.parametrize(
    "word", ["kansas 12", "SO-9", "4500118", "R-77", "prairie", "lakeshore", "garden city mill"]
)
def test_an_order_is_found_by_its_numbers_and_by_the_names_of_its_parties(orders, make, word):
    supplier = make(Supplier, name="Prairie Crest")
    found = make(
        PurchaseOrder,
        po_number="Kansas 12",
        supplier_reference="SO-9",
        customer_po_number="4500118",
        release_number="R-77",
        supplier=supplier,
        plant=make(Plant, supplier=supplier, name="Garden City Mill"),
        customer=make(Customer, name="Lakeshore"),
    )
    make(PurchaseOrder, supplier=make(Supplier, name="Other", city=""), customer=make(Customer, name="Else"))
    assert ids_of(orders.list(q=word)) == [found.pk]


def test_an_order_is_found_by_contact_once(orders, make):
    order, people = make(PurchaseOrder), [make(ContactInfo) for _ in range(2)]
    order.contacts.set(people)
    make(PurchaseOrder)
    assert ids_of(orders.list(contacts=people[0].pk)) == [order.pk]
    both = ",".join(str(one.pk) for one in people)
    assert ids_of(orders.list(contacts__in=both)) == [order.pk]
    assert orders.summary(contacts__in=both).json()["count"] == 1


def test_orders_are_narrowed_by_stage_party_and_day(orders, make):
    wanted = make(PurchaseOrder, stage="booked", pickup_date="2026-02-03")
    make(PurchaseOrder, stage="booked", pickup_date="2026-02-20")
    make(PurchaseOrder, pickup_date="2026-02-03")
    week = {"pickup_date__gte": "2026-02-01", "pickup_date__lte": "2026-02-07"}
    assert ids_of(orders.list(stage="booked", **week)) == [wanted.pk]
    assert ids_of(orders.list(supplier=wanted.supplier_id)) == [wanted.pk]


def test_the_summary_weighs_profit_by_pounds(orders, deal):
    orders.create(**deal(freight_cost="2150.00"))
    orders.create(**deal(lines=[line(estimated_weight="1.00", sale_price_per_unit="9.41500")]))
    found = orders.summary().json()
    assert found["count"] == 2
    assert found["estimated_weight"] == "38501.00"
    assert found["estimated_gross_profit"] == "2284.50"
    assert found["freight_cost"] == "2150.00"
    assert found["estimated_gross_profit_per_lb"] == found["actual_gross_profit_per_lb"] == "0.0593"


def test_profit_per_pound_of_no_pounds_is_unknown(orders):
    found = orders.summary().json()
    assert (found["count"], found["actual_gross_profit_per_lb"]) == (0, None)


def test_a_detail_can_be_narrowed_to_some_fields(orders, draft):
    assert orders.show(draft["id"], fields="id,po_number").json() == {
        "id": draft["id"],
        "po_number": draft["po_number"],
    }
