"""The way of a deal from draft to closed."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from apps.accounts_receivables.models import AccountsReceivable
from apps.customers.models import Customer
from apps.purchase_orders.models import PurchaseOrder, Stage
from apps.purchase_orders.tests.conftest import Orders, errors_of, line
from apps.purchase_orders.workflow import TRANSITIONS, missing_for

pytestmark = pytest.mark.django_db

FORWARD = ("booked", "confirmed", "in_transit", "delivered")


def moves_of(order):
    return {move["to"]: move for move in order["moves"]}


def missing_in(answer):
    return [one["field"] for one in answer.json()["missing"]]


def weighed(order):
    return [one | {"shipped_weight": "38212.60"} for one in order["lines"]]


def test_the_table_names_every_stage_and_moves_only_one_step():
    assert set(TRANSITIONS) == set(Stage)
    assert {stage: [str(move.to) for move in moves] for stage, moves in TRANSITIONS.items()} == {
        "draft": ["booked", "cancelled"],
        "booked": ["confirmed", "cancelled", "draft"],
        "confirmed": ["in_transit", "cancelled", "booked"],
        "in_transit": ["delivered", "confirmed"],
        "delivered": ["invoiced", "in_transit"],
        "invoiced": ["closed"],
        "closed": [],
        "cancelled": [],
    }


def test_a_deal_goes_from_draft_to_closed(orders, draft):
    order = orders.moved(draft, *FORWARD)
    order = orders.change(order, lines=weighed(order)).json()
    order = orders.moved(order, "invoiced", "closed")
    assert order["moves"] == []
    assert [move["to_stage"] for move in order["stage_history"]] == [*FORWARD, "invoiced", "closed"]


@pytest.mark.parametrize("stage", Stage.values)
@pytest.mark.parametrize("to", Stage.values)
def test_only_the_moves_of_the_table_are_offered_and_allowed(orders, make, broker, stage, to):
    order = make(PurchaseOrder, stage=stage, owner=broker.user)
    shown = orders.show(order.pk).json()
    allowed = {str(move.to) for move in TRANSITIONS[stage]}
    assert set(moves_of(shown)) == allowed
    answer = orders.move(shown, to, reason="Because")
    if to in allowed and not moves_of(shown)[to]["missing"]:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 409
        assert set(answer.json()["allowed"]) == allowed
        assert orders.show(order.pk).json() == shown


def test_a_move_is_one_version_step_and_one_entry(orders, draft, broker):
    order = orders.move(draft, "booked", on="2026-02-03").json()
    assert order["version"] == draft["version"] + 1
    entry, _ = orders.history(draft["id"])
    assert (entry["action"], entry["changes"]) == ("transition", {"stage": ["draft", "booked"]})
    assert entry["details"] == {"on": "2026-02-03", "reason": ""}
    (move,) = order["stage_history"]
    assert (move["from_stage"], move["to_stage"], move["moved_on"]) == ("draft", "booked", "2026-02-03")
    assert (move["moved_by"], move["moved_by_name"]) == (broker.user.pk, "Broker")


def test_the_detail_says_beforehand_what_a_booking_lacks(orders):
    order = orders.create(lines=[]).json()
    missing = moves_of(order)["booked"]["missing"]
    assert [one["field"] for one in missing] == ["supplier", "customer", "lines"]
    assert all(one["message"] for one in missing)
    answer = orders.move(order, "booked")
    assert (answer.status_code, answer.json()["code"], answer.json()["missing"]) == (
        409,
        "move_refused",
        missing,
    )


@pytest.mark.parametrize(
    ("mode", "values", "field"),
    [
        ("principal", {"quantity": None, "estimated_weight": None}, "quantity"),
        ("principal", {"quantity": "0.00", "estimated_weight": None}, "quantity"),
        ("principal", {"price_per_unit": None}, "price_per_unit"),
        ("principal", {"sale_price_per_unit": None}, "sale_price_per_unit"),
        ("agency", {}, "commission_rate"),
        ("agency", {"commission_rate": "0.02000"}, "commission_basis"),
        (
            "agency",
            {"commission_rate": "2.00000", "commission_basis": "percent", "sale_price_per_unit": None},
            "sale_price_per_unit",
        ),
    ],
)
def test_booking_needs_a_quantity_or_weight_and_prices_of_every_line(orders, deal, mode, values, field):
    order = orders.create(**deal(mode=mode, lines=[line(**values)])).json()
    assert f"lines.0.{field}" in missing_in(orders.move(order, "booked"))


@pytest.mark.parametrize(
    ("mode", "values"),
    [
        ("principal", {"quantity": None}),
        ("principal", {"estimated_weight": None}),
        ("principal", {"price_per_unit": "0.00000"}),
        (
            "agency",
            {
                "price_per_unit": None,
                "sale_price_per_unit": None,
                "commission_rate": "0.02000",
                "commission_basis": "lb",
            },
        ),
    ],
)
def test_booking_asks_for_no_more_than_it_needs(orders, deal, mode, values):
    order = orders.create(**deal(mode=mode, lines=[line(**values)])).json()
    assert orders.move(order, "booked").status_code == 200


def test_a_credit_hold_stops_booking_and_says_why(orders, draft, make):
    account = make(
        AccountsReceivable,
        customer=Customer.objects.get(pk=draft["customer"]),
        credit_hold=True,
        credit_hold_reason="Two invoices past due",
    )
    answer = orders.move(draft, "booked")
    assert missing_in(answer) == ["customer"]
    assert "Two invoices past due" in answer.json()["missing"][0]["message"]
    account.status = "inactive"
    account.save()
    assert orders.move(draft, "booked").status_code == 200


def test_a_credit_hold_never_stops_what_is_booked(orders, draft, make):
    order = orders.moved(draft, *FORWARD)
    customer = Customer.objects.get(pk=draft["customer"])
    make(AccountsReceivable, customer=customer, credit_hold=True, credit_hold_reason="Past due")
    order = orders.change(order, lines=weighed(order)).json()
    assert orders.move(order, "invoiced").status_code == 200


def test_a_booked_deal_cannot_be_turned_to_a_customer_on_hold(orders, draft, make):
    order = orders.moved(draft, "booked")
    held = make(Customer)
    make(AccountsReceivable, customer=held, credit_hold=True, credit_hold_reason="Past due")
    answer = orders.change(order, customer=held.pk)
    assert (answer.status_code, errors_of(answer)) == (422, {"customer": "rule"})


def test_invoicing_needs_a_true_weight_on_every_line_priced_by_weight(orders, deal):
    boxes = line(price_basis="case", shipped_weight=None)
    order = orders.create(**deal(lines=[line(), boxes, line(price_basis="cwt")])).json()
    order = orders.moved(order, *FORWARD)
    answer = orders.move(order, "invoiced")
    assert missing_in(answer) == ["lines.0.shipped_weight", "lines.2.shipped_weight"]
    first, second, third = order["lines"]
    lines = [first | {"shipped_weight": "1.00"}, second, third | {"received_weight": "0.00"}]
    order = orders.change(order, lines=lines).json()
    assert orders.move(order, "invoiced").status_code == 200


def test_a_commission_by_weight_needs_the_true_weight(orders, deal):
    cases = line(price_basis="case", commission_rate="0.02000", commission_basis="lb")
    order = orders.moved(orders.create(**deal(mode="agency", lines=[cases])).json(), *FORWARD)
    assert missing_in(orders.move(order, "invoiced")) == ["lines.0.shipped_weight"]


def test_missing_for_is_empty_for_a_stage_one_cannot_go_to(make):
    assert missing_for(make(PurchaseOrder), "invoiced") == []


def test_shipping_and_delivery_note_their_day(orders, draft):
    order = orders.moved(draft, "booked", "confirmed")
    assert moves_of(order)["in_transit"]["sets"] == "shipped_on"
    order = orders.move(order, "in_transit", on="2026-02-05").json()
    assert order["shipped_on"] == "2026-02-05"
    order = orders.move(order, "delivered", on="2026-02-07").json()
    assert order["delivered_on"] == "2026-02-07"


@time_machine.travel("2026-02-06T03:30:00Z", tick=False)
def test_without_a_day_it_is_today_where_the_company_is(orders, draft, company):
    company(timezone="America/Chicago")
    order = orders.moved(draft, "booked", "confirmed", "in_transit")
    assert order["shipped_on"] == "2026-02-05"
    assert order["stage_history"][-1]["moved_on"] == "2026-02-05"


def test_a_day_noted_before_stays(orders, draft):
    order = orders.change(draft, shipped_on="2026-01-31").json()
    order = orders.moved(order, "booked", "confirmed", "in_transit")
    assert order["shipped_on"] == "2026-01-31"


def test_a_delivery_before_shipping_is_refused(orders, draft):
    order = orders.moved(draft, "booked", "confirmed")
    order = orders.move(order, "in_transit", on="2026-02-05").json()
    answer = orders.move(order, "delivered", on="2026-02-04")
    assert (answer.status_code, errors_of(answer)) == (422, {"on": "rule"})
    assert orders.show(order["id"]).json() == order


@pytest.mark.parametrize("way", [(), ("booked",), ("booked", "confirmed")])
def test_a_deal_is_cancelled_until_it_ships_with_a_reason_or_without(orders, deal, way):
    order = orders.moved(orders.create(**deal()).json(), *way)
    assert moves_of(order)["cancelled"]["needs_reason"] is False
    order = orders.move(order, "cancelled", reason="Customer walked away").json()
    assert order["stage"] == "cancelled"
    assert order["stage_history"][-1]["reason"] == "Customer walked away"


def test_a_step_back_needs_a_reason(orders, draft):
    order = orders.moved(draft, "booked")
    assert (moves_of(order)["draft"]["back"], moves_of(order)["draft"]["needs_reason"]) == (True, True)
    answer = orders.move(order, "draft")
    assert (answer.status_code, errors_of(answer)) == (422, {"reason": "rule"})
    order = orders.move(order, "draft", reason="Wrong supplier").json()
    assert (order["stage"], order["stage_history"][-1]["reason"]) == ("draft", "Wrong supplier")


def test_a_step_back_takes_its_day_back(orders, draft):
    order = orders.moved(draft, *FORWARD)
    order = orders.move(order, "in_transit", reason="Refused at the dock").json()
    assert order["shipped_on"] is not None
    assert order["delivered_on"] is None
    order = orders.move(order, "confirmed", reason="Back at the plant").json()
    assert order["shipped_on"] is None


def test_only_owner_or_manager_steps_back(orders, draft, orders_of):
    order = orders.moved(draft, "booked")
    other, manager = orders_of("broker"), orders_of("manager")
    assert "draft" not in moves_of(other.show(order["id"]).json())
    assert other.move(order, "draft", reason="Mine is better").status_code == 403
    assert "draft" in moves_of(manager.show(order["id"]).json())
    assert manager.move(order, "draft", reason="Wrong price").status_code == 200


@pytest.mark.parametrize("role", ["viewer", "accounting"])
def test_who_may_not_write_is_offered_no_move(orders_of, draft, role):
    reader = orders_of(role)
    assert reader.show(draft["id"]).json()["moves"] == []
    assert reader.move(draft, "booked").status_code == 403
    assert reader.copy(draft).status_code == 403


def test_an_inactive_order_does_not_move(orders, draft, broker):
    broker.delete(f"/api/v1/purchase-orders/{draft['id']}/", headers={"If-Match": '"1"'})
    order = orders.show(draft["id"]).json()
    assert order["moves"] == []
    answer = orders.move(order, "booked")
    assert (answer.status_code, answer.json()["allowed"]) == (409, [])


def test_a_move_names_the_version_it_was_made_from(orders, draft, broker):
    address = f"/api/v1/purchase-orders/{draft['id']}/transition/"
    assert broker.post(address, {"to": "booked"}, format="json").status_code == 428
    orders.change(draft, notes="Meanwhile")
    answer = orders.move(draft, "booked")
    assert (answer.status_code, answer.json()["current"]["version"]) == (412, 2)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "to"),
        ({"to": "lost"}, "to"),
        ({"to": "booked", "on": "2026-02-30"}, "on"),
        ({"to": "booked", "why": "x"}, "why"),
        ({"to": "booked", "reason": "x" * 1001}, "reason"),
        ({"to": ["booked"]}, "to"),
    ],
)
def test_a_move_that_breaks_the_schema_is_named(broker, draft, body, field):
    address = f"/api/v1/purchase-orders/{draft['id']}/transition/"
    answer = broker.post(address, body, format="json", headers={"If-Match": '"1"'})
    assert (answer.status_code, [*errors_of(answer)]) == (400, [field])


def test_a_repeated_move_under_one_key_is_made_once(broker, draft):
    address = f"/api/v1/purchase-orders/{draft['id']}/transition/"
    headers = {"If-Match": '"1"', "Idempotency-Key": "book-once"}
    first, second = (broker.post(address, {"to": "booked"}, format="json", headers=headers) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert len(second.json()["stage_history"]) == 1


def test_every_field_can_be_edited_until_the_deal_is_invoiced(orders, draft):
    order = orders.moved(draft, *FORWARD)
    lines = [order["lines"][0] | {"price_per_unit": "2.00000", "received_weight": "38000.00"}]
    order = orders.change(order, freight_cost="1.00", lines=lines, purchase_date=str(date(2026, 1, 2)))
    assert order.status_code == 200


def test_an_invoiced_deal_keeps_its_terms(orders, draft):
    order = orders.moved(draft, *FORWARD)
    order = orders.change(order, lines=weighed(order)).json()
    order = orders.moved(order, "invoiced")
    cheaper = [order["lines"][0] | {"price_per_unit": "2.00000"}]
    for body, field in (({"freight_cost": "1.00"}, "freight_cost"), ({"lines": cheaper}, "lines")):
        answer = orders.change(order, **body)
        assert (answer.status_code, answer.json()["code"], errors_of(answer)) == (
            409,
            "invoiced",
            {field: "invoiced"},
        )
    unchanged = {"lines": order["lines"], "freight_cost": order["freight_cost"]}
    assert orders.change(order, notes="Paid by wire", **unchanged).status_code == 200


def test_a_booked_deal_keeps_what_booking_needed(orders, draft):
    order = orders.moved(draft, "booked")
    for body, field in (
        ({"lines": []}, "lines"),
        ({"supplier": None}, "supplier"),
        ({"lines": [order["lines"][0] | {"sale_price_per_unit": None}]}, "lines.0.sale_price_per_unit"),
        ({"mode": "agency"}, "lines.0.commission_rate"),
    ):
        answer = orders.change(order, **body)
        assert answer.status_code == 422
        assert field in errors_of(answer)


def test_what_a_migrated_deal_lacks_does_not_hinder_its_edit(make, orders):
    values = {"dataverse_id": "5a2b8f8e-6f0e-4a0e-9c1e-000000000002", "stage": "booked"}
    order = make(PurchaseOrder, supplier=None, **values)
    shown = orders.show(order.pk).json()
    unpriced = line(sale_price_per_unit=None)
    answer = orders.change(shown, lines=[unpriced])
    assert errors_of(answer) == {"lines.0.sale_price_per_unit": "rule"}
    assert orders.change(shown, lines=[line()]).status_code == 200


def test_the_owner_of_an_order_can_step_back_after_a_manager_reassigned_it(orders, draft, orders_of, user_of):
    order = orders.moved(draft, "booked")
    heir = user_of("broker")
    order = orders_of("manager").change(order, owner=heir.pk).json()
    assert orders.move(order, "draft", reason="Was mine").status_code == 403
    assert Orders(orders_of(heir).client).move(order, "draft", reason="Is mine").status_code == 200
