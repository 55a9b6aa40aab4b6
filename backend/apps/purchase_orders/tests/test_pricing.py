import json
from dataclasses import asdict, fields, replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.purchase_orders import pricing
from apps.purchase_orders.pricing import Line, line_commission, line_cost, line_revenue, order_totals

CASES = json.loads((Path(pricing.__file__).parent / "pricing_cases.json").read_text(encoding="utf-8"))
TEXTS = {"price_basis", "commission_basis"}

unhurried = settings(deadline=None)  # a busy machine is no fault of the arithmetic


def read_line(values):
    known: dict[str, Any] = {
        name: value if name in TEXTS or value is None else Decimal(value) for name, value in values.items()
    }
    return Line(**known)


def read_freight(case):
    return None if case["freight"] is None else Decimal(case["freight"])


def as_texts(values):
    return {name: None if value is None else f"{value:f}" for name, value in values.items()}


def line_figures(line):
    return {"cost": line_cost(line), "revenue": line_revenue(line), "commission": line_commission(line)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_totals_are_those_agreed_with_the_browser(case):
    totals = order_totals(case["mode"], [read_line(line) for line in case["lines"]], read_freight(case))
    assert as_texts(asdict(totals.estimated)) == case["expected"]["estimated"]
    assert as_texts(asdict(totals.actual)) == case["expected"]["actual"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_lines_are_those_agreed_with_the_browser(case):
    figures = [as_texts(line_figures(read_line(line))) for line in case["lines"]]
    assert figures == case["expected"]["lines"]


def test_the_cases_name_every_column_of_a_line():
    names = {field.name for field in fields(Line)}
    assert all(set(line) == names for case in CASES for line in case["lines"])


def test_the_golden_calculation_is_the_one_of_the_domain():
    line = Line(
        price_basis="lb",
        quantity=Decimal(1000),
        estimated_weight=1000 * Decimal("38.5"),
        shipped_weight=Decimal("38212.6"),
        price_per_unit=Decimal("2.4150"),
        sale_price_per_unit=Decimal("2.5300"),
    )
    totals = order_totals("principal", [line], Decimal("2150.00"))
    assert totals.estimated.weight == Decimal(38500)
    assert totals.estimated.gross_profit == Decimal("2277.50")
    assert totals.estimated.gross_profit_per_lb == Decimal("0.0592")
    assert (totals.actual.cost, totals.actual.revenue) == (Decimal("92283.43"), Decimal("96677.88"))
    assert totals.actual.gross_profit == Decimal("2244.45")
    assert totals.actual.gross_profit_per_lb == Decimal("0.0587")


@pytest.mark.parametrize("basis", ["kg", "LB", "percent", None])
def test_an_unknown_price_basis_is_refused(basis):
    line = Line(price_basis=basis, price_per_unit=Decimal(1), estimated_weight=Decimal(1))
    with pytest.raises(ValueError, match="Unknown price basis"):
        line_cost(line)


@pytest.mark.parametrize("basis", ["case", "lump", "kg", None])
def test_an_unknown_commission_basis_is_refused(basis):
    with pytest.raises(ValueError, match="Unknown commission basis"):
        line_commission(Line(commission_basis=basis))


def test_an_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="Unknown mode: 'trader'"):
        order_totals("trader", [], None)


def test_lines_may_come_from_a_generator():
    line = Line(price_basis="lump", price_per_unit=Decimal(1), sale_price_per_unit=Decimal(3))
    totals = order_totals("principal", (line for _ in range(2)), None)
    assert totals.estimated.gross_profit == totals.actual.gross_profit == Decimal(4)


def up_to(digits, places):
    return st.decimals(min_value=0, max_value=Decimal(10) ** (digits - places) - 1, places=places)


def maybe(strategy):
    return st.none() | strategy


weights = maybe(up_to(15, 2))
prices = maybe(up_to(15, 5))
freights = maybe(up_to(15, 2))
modes = st.sampled_from(["principal", "agency"])
any_line = st.builds(
    Line,
    price_basis=st.sampled_from(["lb", "cwt", "case", "lump", ""]),
    quantity=weights,
    estimated_weight=weights,
    shipped_weight=weights,
    received_weight=weights,
    price_per_unit=prices,
    sale_price_per_unit=prices,
    commission_rate=prices,
    commission_basis=st.sampled_from(["lb", "cwt", "percent", ""]),
)
any_lines = st.lists(any_line, max_size=8)


def known_sum(values):
    return sum((Fraction(value) for value in values if value is not None), Fraction(0))


@unhurried
@given(modes, any_lines, freights)
def test_the_totals_are_the_sums_of_the_rounded_lines(mode, lines, freight):
    totals = order_totals(mode, lines, freight).actual
    assert totals.cost == known_sum(map(line_cost, lines))
    assert totals.revenue == known_sum(map(line_revenue, lines))
    earned = known_sum(map(line_commission, lines)) if mode == "agency" else totals.revenue - totals.cost
    assert Fraction(totals.gross_profit) == Fraction(earned) - Fraction(freight or 0)


@unhurried
@given(modes, any_lines, freights, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(mode, lines, freight, random):
    shuffled = random.sample(lines, len(lines))
    assert order_totals(mode, shuffled, freight) == order_totals(mode, lines, freight)


@unhurried
@given(any_line, up_to(13, 5))
def test_a_price_per_cwt_is_a_hundred_times_the_price_per_lb(line, price):
    per_lb = replace(line, price_basis="lb", price_per_unit=price)
    per_cwt = replace(line, price_basis="cwt", price_per_unit=price * 100)
    assert line_cost(per_cwt) == line_cost(per_lb)


@unhurried
@given(any_line, up_to(13, 5))
def test_a_commission_per_cwt_is_a_hundred_times_the_commission_per_lb(line, rate):
    per_lb = replace(line, commission_basis="lb", commission_rate=rate)
    per_cwt = replace(line, commission_basis="cwt", commission_rate=rate * 100)
    assert line_commission(per_cwt) == line_commission(per_lb)


@unhurried
@given(modes, any_lines, up_to(15, 2))
def test_freight_lowers_gross_profit_by_exactly_itself(mode, lines, freight):
    without, charged = order_totals(mode, lines, None), order_totals(mode, lines, freight)
    assert Fraction(without.actual.gross_profit) - Fraction(charged.actual.gross_profit) == Fraction(freight)
    assert charged.actual.cost == without.actual.cost


@unhurried
@given(modes, any_lines, freights)
def test_estimated_totals_ignore_what_was_shipped_and_received(mode, lines, freight):
    booked = [replace(line, shipped_weight=None, received_weight=None) for line in lines]
    totals = order_totals(mode, booked, freight)
    assert totals.estimated == totals.actual == order_totals(mode, lines, freight).estimated


def half_up(value, places):
    """Rounded in exact fractions, away from zero at the half: the definition, written differently."""
    steps = floor(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(steps if value > 0 else -steps, 10**places)


@unhurried
@given(up_to(15, 2), up_to(15, 5))
def test_a_line_is_rounded_half_up_from_its_exact_value(weight, price):
    line = Line(price_basis="lb", estimated_weight=weight, price_per_unit=price)
    assert Fraction(line_cost(line) or 0) == half_up(Fraction(weight) * Fraction(price), 2)


@unhurried
@given(modes, any_lines, freights)
def test_profit_per_lb_is_rounded_half_up_from_its_exact_value(mode, lines, freight):
    totals = order_totals(mode, lines, freight).actual
    if not totals.weight:
        assert totals.gross_profit_per_lb is None
        return
    exact = Fraction(totals.gross_profit) / Fraction(totals.weight)
    assert Fraction(totals.gross_profit_per_lb or 0) == half_up(exact, 4)


@unhurried
@given(modes, any_lines, freights)
def test_every_figure_has_its_decimals_and_zero_has_no_sign(mode, lines, freight):
    totals = asdict(order_totals(mode, lines, freight).actual)
    per_lb = totals.pop("gross_profit_per_lb")
    assert {value.as_tuple().exponent for value in totals.values()} == {-2}
    assert per_lb is None or per_lb.as_tuple().exponent == -4
    assert not any(
        f"{value:f}".startswith("-0.00") and not value for value in [*totals.values(), per_lb or 0]
    )
