"""Lines are written inside their order, in one transaction, one version step and one entry of the trail."""

from __future__ import annotations

import pytest

from apps.audit.models import AuditEntry
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine
from apps.purchase_orders.tests.conftest import errors_of, line

pytestmark = pytest.mark.django_db


def test_an_order_is_made_with_its_lines_in_the_order_sent(orders, deal):
    answer = orders.create(**deal(lines=[line(item="Trim 50s"), line(item="Trim 90s")]))
    assert answer.status_code == 201
    assert [(one["line_number"], one["item"]) for one in answer.json()["lines"]] == [
        (1, "Trim 50s"),
        (2, "Trim 90s"),
    ]


def test_the_golden_calculation_holds_through_the_api(orders, deal):
    order = orders.create(**deal(freight_cost="2150.00")).json()
    assert (order["estimated_gross_profit"], order["estimated_gross_profit_per_lb"]) == ("2277.50", "0.0592")
    weighed = [order["lines"][0] | {"shipped_weight": "38212.60"}]
    order = orders.change(order, lines=weighed).json()
    assert (order["actual_cost"], order["actual_revenue"]) == ("92283.43", "96677.88")
    assert (order["actual_gross_profit"], order["actual_gross_profit_per_lb"]) == ("2244.45", "0.0587")
    assert order["estimated_gross_profit"] == "2277.50"


def test_a_line_shows_what_it_costs_and_brings(draft):
    shown = draft["lines"][0]
    assert (shown["weight"], shown["cost"], shown["revenue"], shown["commission"]) == (
        "38500.00",
        "92977.50",
        "97405.00",
        None,
    )


def test_an_own_id_updates_no_id_adds_and_a_line_left_out_is_removed(orders, deal):
    order = orders.create(**deal(lines=[line(item="A"), line(item="B")])).json()
    kept = order["lines"][1]
    order = orders.change(order, lines=[line(item="C"), {"id": kept["id"], "item": "B2"}]).json()
    assert [one["item"] for one in order["lines"]] == ["C", "B2"]
    assert order["lines"][1]["id"] == kept["id"]
    assert order["lines"][1]["quantity"] == kept["quantity"]
    assert PurchaseOrderLine.objects.count() == 2


def test_a_patch_without_lines_leaves_them(orders, draft):
    order = orders.change(draft, notes="Call before noon.").json()
    assert order["lines"] == draft["lines"]


def test_a_put_with_lines_replaces_the_whole_list(orders, draft, deal):
    body = deal(lines=[line(item="Only this")])
    order = orders.replace(draft, **body).json()
    assert [one["item"] for one in order["lines"]] == ["Only this"]


def test_lines_can_be_reordered(orders, deal):
    order = orders.create(**deal(lines=[line(item="A"), line(item="B")])).json()
    order = orders.change(order, lines=order["lines"][::-1]).json()
    assert [(one["line_number"], one["item"]) for one in order["lines"]] == [(1, "B"), (2, "A")]


def test_the_record_as_read_can_be_sent_back_and_changes_nothing(orders, draft):
    answer = orders.change(draft, lines=draft["lines"], moves=draft["moves"], stage=draft["stage"])
    assert answer.status_code == 200
    assert answer.json()["version"] == draft["version"]


def test_a_line_of_another_order_is_refused(orders, deal, draft):
    other = orders.create(**deal()).json()
    answer = orders.change(draft, lines=[{"id": other["lines"][0]["id"], "item": "Mine now"}])
    assert (answer.status_code, errors_of(answer)) == (422, {"lines.0.id": "rule"})
    assert orders.show(other["id"]).json()["lines"] == other["lines"]


def test_a_repeated_line_is_refused(orders, draft):
    answer = orders.change(draft, lines=[draft["lines"][0], draft["lines"][0]])
    assert (answer.status_code, errors_of(answer)) == (422, {"lines.1.id": "rule"})


def test_a_new_order_cannot_take_over_a_line(orders, deal, draft):
    answer = orders.create(**deal(lines=[draft["lines"][0]]))
    assert (answer.status_code, errors_of(answer)) == (422, {"lines.0.id": "rule"})


def test_an_order_has_at_most_200_lines(orders, deal):
    assert orders.create(**deal(lines=[line()] * 200)).status_code == 201
    answer = orders.create(**deal(lines=[line()] * 201))
    assert (answer.status_code, [*errors_of(answer)]) == (400, ["lines"])


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"quantity": "-1.00"}, "lines.0.quantity", "min_value"),
        ({"quantity": 1000}, "lines.0.quantity", "invalid"),
        ({"price_per_unit": "1.123456"}, "lines.0.price_per_unit", "max_decimal_places"),
        ({"estimated_weight": "100000000.00"}, "lines.0.estimated_weight", "max_digits"),
        ({"item": ""}, "lines.0.item", "blank"),
        ({"item": None}, "lines.0.item", "null"),
        ({"item": "x" * 501}, "lines.0.item", "max_length"),
        ({"price_basis": "stone"}, "lines.0.price_basis", "invalid_choice"),
        ({"colour": "red"}, "lines.0.colour", "unknown_field"),
        ({"id": "1"}, "lines.0.id", "invalid"),
    ],
)
def test_a_line_that_breaks_the_schema_is_named(orders, deal, values, field, code):
    answer = orders.create(**deal(lines=[line(**values)]))
    assert (answer.status_code, errors_of(answer)) == (400, {field: code})


def test_a_new_line_in_a_patch_needs_an_item(orders, draft):
    answer = orders.change(draft, lines=[*draft["lines"], {"quantity": "1.00"}])
    assert (answer.status_code, errors_of(answer)) == (400, {"lines.1.item": "required"})


def test_lines_that_are_no_list_are_refused(orders, deal):
    wrong: list[object] = [{}, "x", 3, None, [None], ["x"], [[]]]
    for nonsense in wrong:
        answer = orders.create(**deal(lines=nonsense))
        assert answer.status_code == 400, nonsense
        assert next(iter(errors_of(answer))).startswith("lines")


def test_a_commission_of_more_than_the_revenue_is_refused(orders, deal):
    greedy = line(commission_rate="100.00001", commission_basis="percent")
    answer = orders.create(**deal(mode="agency", lines=[greedy]))
    assert (answer.status_code, errors_of(answer)) == (422, {"lines.0.commission_rate": "rule"})


def test_totals_beyond_their_columns_are_refused_not_cut(orders, deal):
    huge = line(estimated_weight="99999999.99", price_per_unit="9999999.99999")
    answer = orders.create(**deal(lines=[huge]))
    assert (answer.status_code, errors_of(answer)) == (422, {"lines": "rule"})
    assert not PurchaseOrder.objects.exists()


def test_the_totals_follow_mode_and_freight_without_lines_in_the_body(orders, deal):
    earned = line(commission_rate="2.00000", commission_basis="cwt")
    order = orders.create(**deal(lines=[earned])).json()
    order = orders.change(order, mode="agency", freight_cost="70.00").json()
    assert order["estimated_gross_profit"] == "700.00"


def test_a_change_of_lines_is_one_entry_and_one_version_step(orders, deal):
    order = orders.create(**deal(lines=[line(item="A"), line(item="B"), line(item="C")])).json()
    a, b, _ = order["lines"]
    body = {"lines": [a | {"quantity": "900.00"}, b, line(item="D")], "notes": "Changed"}
    changed = orders.change(order, **body).json()
    assert changed["version"] == order["version"] + 1
    entries = AuditEntry.objects.filter(entity="purchase-orders", record_id=order["id"], action="update")
    entry = entries.get()
    gone, come = entry.changes["lines"]
    assert [(one["item"], one["quantity"]) for one in gone] == [("A", "1000.00"), ("C", "1000.00")]
    assert [(one["item"], one["quantity"]) for one in come] == [("A", "900.00"), ("D", "1000.00")]
    assert entry.changes["notes"] == ["", "Changed"]
    assert "estimated_weight" not in entry.changes


def test_the_totals_that_a_change_makes_are_in_the_same_entry(orders, draft):
    body = [draft["lines"][0] | {"estimated_weight": "1000.00"}]
    orders.change(draft, lines=body)
    changes = orders.history(draft["id"])[0]["changes"]
    assert changes["estimated_weight"] == ["38500.00", "1000.00"]
    assert changes["actual_gross_profit"] == ["4427.50", "115.00"]


def test_a_new_order_is_one_entry_with_its_lines(orders, draft):
    (entry,) = orders.history(draft["id"])
    assert entry["action"] == "create"
    gone, come = entry["changes"]["lines"]
    assert gone == []
    assert come == [{"line_number": 1, "unit": "case", **line()}]


def test_a_refused_change_leaves_nothing_half_written(orders, draft):
    answer = orders.change(draft, notes="No", lines=[line(item="X"), {"id": 0, "item": "?"}])
    assert answer.status_code == 422
    assert orders.show(draft["id"]).json() == draft
