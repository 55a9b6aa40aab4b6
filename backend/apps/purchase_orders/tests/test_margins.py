"""Who sees what a deal costs and brings."""

from __future__ import annotations

import pytest

from apps.core.roles import MARGINS
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.tests.conftest import errors_of, line

pytestmark = pytest.mark.django_db


def keys_in(value):
    """Every key at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys_in(one)}
    return {key for one in value for key in keys_in(one)} if isinstance(value, list) else set()


@pytest.fixture
def other(orders_of, deal):
    """An order of another broker."""
    return orders_of("broker").create(**deal(freight_cost="10.00")).json()


def test_a_viewer_sees_no_margin_anywhere(orders, orders_of, draft):
    orders.change(draft, freight_cost="5.00", lines=[draft["lines"][0] | {"price_per_unit": "2.00000"}])
    viewer = orders_of("viewer")
    for answer in (viewer.show(draft["id"]), viewer.list(), viewer.summary()):
        assert answer.status_code == 200
        assert not keys_in(answer.json()) & set(MARGINS)
    assert not keys_in(viewer.history(draft["id"])) & set(MARGINS)
    assert viewer.show(draft["id"]).json()["lines"][0]["item"] == draft["lines"][0]["item"]
    assert viewer.summary().json() == {
        "count": 1,
        "estimated_weight": "38500.00",
        "actual_weight": "38500.00",
    }


@pytest.mark.parametrize(
    "query",
    [
        {"actual_cost__gte": "1"},
        {"freight_cost": "1.00"},
        {"ordering": "actual_gross_profit"},
        {"fields": "id,actual_revenue"},
    ],
    ids=str,
)
def test_a_viewer_cannot_find_by_what_is_hidden(orders_of, query):
    assert orders_of("viewer").list(**query).status_code == 400


def test_brokers_see_each_others_margins_unless_the_company_hides_them(orders, draft, other, company):
    assert "actual_cost" in orders.show(other["id"]).json()
    company(hide_others_margins=True)
    assert not keys_in(orders.show(other["id"]).json()) & set(MARGINS)
    assert not keys_in(orders.history(other["id"])) & set(MARGINS)
    assert orders.show(draft["id"]).json() == draft
    assert "estimated_cost" in orders.history(draft["id"])[0]["changes"]


def test_a_list_shows_the_margins_of_ones_own_orders_only(orders, draft, other, company):
    company(hide_others_margins=True)
    rows = {row["id"]: row for row in orders.list().json()["results"]}
    assert rows[draft["id"]]["actual_cost"] == draft["actual_cost"]
    assert not set(rows[other["id"]]) & set(MARGINS)
    narrow = {row.get("actual_cost") for row in orders.list(fields="actual_cost").json()["results"]}
    assert narrow == {draft["actual_cost"], None}


@pytest.mark.parametrize("query", [{"actual_cost__gte": "1"}, {"ordering": "actual_gross_profit"}], ids=str)
def test_hidden_margins_cannot_be_probed_by_filter_or_ordering(orders, company, query):
    assert orders.list(**query).status_code == 200
    company(hide_others_margins=True)
    assert orders.list(**query).status_code == 400


@pytest.mark.usefixtures("draft", "other")
def test_sums_do_not_tell_hidden_margins(orders, company):
    company(hide_others_margins=True)
    assert orders.summary().json() == {
        "count": 2,
        "estimated_weight": "77000.00",
        "actual_weight": "77000.00",
    }


@pytest.mark.parametrize("role", ["manager", "admin", "accounting"])
def test_the_setting_concerns_brokers_only(orders_of, other, company, role):
    company(hide_others_margins=True)
    assert orders_of(role).show(other["id"]).json()["actual_cost"] == other["actual_cost"]


def test_one_still_prices_a_new_order_of_ones_own(orders, deal, company):
    company(hide_others_margins=True)
    order = orders.create(**deal(freight_cost="1.00")).json()
    assert (order["freight_cost"], order["lines"][0]["price_per_unit"]) == ("1.00", "2.41500")


def test_an_edit_of_anothers_order_keeps_the_prices_one_does_not_see(orders, other, company):
    company(hide_others_margins=True)
    seen = orders.show(other["id"]).json()
    answer = orders.change(seen, lines=[seen["lines"][0] | {"item": "Renamed"}])
    assert answer.status_code == 200
    stored = PurchaseOrder.objects.get(pk=other["id"]).lines.get()
    assert (stored.item, f"{stored.price_per_unit:f}") == ("Renamed", "2.41500")
    assert f"{PurchaseOrder.objects.get(pk=other['id']).actual_cost:f}" == other["actual_cost"]


def test_an_edit_of_anothers_order_cannot_write_what_one_does_not_see(orders, other, company):
    company(hide_others_margins=True)
    answer = orders.change(other, freight_cost="0.00")
    assert (answer.status_code, errors_of(answer)) == (400, {"freight_cost": "unknown_field"})
    answer = orders.change(other, lines=[line()])
    assert answer.status_code == 400
    assert errors_of(answer)["lines.0.price_per_unit"] == "unknown_field"


def test_a_copy_of_anothers_order_does_not_tell_its_prices(orders, other, company):
    company(hide_others_margins=True)
    copy = orders.copy(other).json()
    assert (copy["freight_cost"], copy["lines"][0]["price_per_unit"], copy["actual_cost"]) == (
        None,
        None,
        "0.00",
    )
    assert copy["lines"][0]["quantity"] == "1000.00"


def test_a_broker_may_be_confined_to_the_own_book(orders, orders_of, draft, other, company):
    assert orders.show(other["id"]).status_code == 200
    company(brokers_see_own_book_only=True)
    assert orders.show(other["id"]).status_code == 404
    assert orders.change(other, notes="Mine").status_code == 404
    assert orders.move(other, "booked").status_code == 404
    assert orders.copy(other).status_code == 404
    assert [row["id"] for row in orders.list().json()["results"]] == [draft["id"]]
    assert orders.summary().json()["count"] == 1
    assert orders_of("manager").summary().json()["count"] == 2
    assert orders_of("accounting").show(other["id"]).status_code == 200
