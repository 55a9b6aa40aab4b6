"""The arithmetic of a deal: pure functions of values, no query inside.

Weights are lb, money is the order's currency at 2 decimals, prices have 5 decimals. Money is rounded
half-up *per line* and then summed (domain.md, "Units, weights, money"). Half-up rounds a half away from
zero, so a loss of 0.005 becomes 0.01. `pricing_cases.json` beside this file is the agreement with the SPA,
which computes the same figures while a user types; tests on both sides read it.

What a missing value (None) means:

- A weight that is None is not known yet; 0 is a weight (a refused load was received as 0 lb).
- A line whose price, basis or multiplier (weight, quantity) is missing has no cost, revenue or commission:
  None for the line, nothing in the totals. Its known weight still counts in the totals.
- Freight that is None is not agreed yet and counts as nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
PER_LB = Decimal("0.0001")
HUNDRED = Decimal(100)

# Two factors of 15 digits, summed over 200 lines, must stay exact: the default 28 digits would round twice.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a purchase order contributes to its totals.

    `quantity` counts units (cases, combos, pieces) and is what the basis `case` multiplies. The weights are
    totals of the line in lb. `price_per_unit` is what we pay and `sale_price_per_unit` what the customer
    pays, both by `price_basis`: per `lb`, per `cwt` (100 lb), per `case` (any unit) or for the `lump`.
    `commission_rate` is by `commission_basis`: money per `lb` or per `cwt`, or `percent` of the line's
    revenue. A basis not chosen yet is "".
    """

    price_basis: str = ""
    quantity: Decimal | None = None
    estimated_weight: Decimal | None = None
    shipped_weight: Decimal | None = None
    received_weight: Decimal | None = None
    price_per_unit: Decimal | None = None
    sale_price_per_unit: Decimal | None = None
    commission_rate: Decimal | None = None
    commission_basis: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Weight in lb (2 decimals), money (2 decimals), profit per lb (4 decimals, None without weight)."""

    weight: Decimal
    cost: Decimal
    revenue: Decimal
    gross_profit: Decimal
    gross_profit_per_lb: Decimal | None


@dataclass(frozen=True, slots=True)
class OrderTotals:
    """`estimated` is by estimated weight alone; `actual` is by the best weight of each line."""

    estimated: Totals
    actual: Totals


def best_weight(line: Line) -> Decimal | None:
    """The weight in lb that money follows: received, else shipped, else estimated; None while unknown."""
    known = (line.received_weight, line.shipped_weight, line.estimated_weight)
    return next((weight for weight in known if weight is not None), None)


def line_cost(line: Line, *, estimated: bool = False) -> Decimal | None:
    """What we pay for the line, to the cent; by best weight, or by `estimated` weight.

    None where the price or what it multiplies is missing. Raises ValueError on an unknown price basis.
    """
    return _amount(line.price_per_unit, _multiplier(line.price_basis, line, estimated))


def line_revenue(line: Line, *, estimated: bool = False) -> Decimal | None:
    """What the customer pays for the line, to the cent; same rules as `line_cost`."""
    return _amount(line.sale_price_per_unit, _multiplier(line.price_basis, line, estimated))


def line_commission(line: Line, *, estimated: bool = False) -> Decimal | None:
    """What the supplier owes us for the line of an agency deal, to the cent, whatever the order's mode.

    Per lb or per cwt it follows the weight; per cent it follows the line's revenue as invoiced, that is
    already rounded to the cent. None where the rate, basis, weight or revenue is missing. Raises ValueError
    on an unknown commission basis.
    """
    if line.commission_basis == "percent":
        revenue = line_revenue(line, estimated=estimated)
        return _amount(line.commission_rate, _hundredth(revenue))
    if line.commission_basis in {"lb", "cwt", ""}:
        return _amount(line.commission_rate, _multiplier(line.commission_basis, line, estimated))
    raise ValueError(f"Unknown commission basis: {line.commission_basis!r}")


def order_totals(mode: str, lines: Iterable[Line], freight: Decimal | None) -> OrderTotals:
    """Estimated and actual totals of an order whose mode is `principal` or `agency`; freight in money.

    Gross profit is revenue less cost for a principal and the commission for an agent, less the freight that
    *we* pay in either mode and under any freight terms. Raises ValueError on an unknown mode or basis.
    """
    if mode not in {"principal", "agency"}:
        raise ValueError(f"Unknown mode: {mode!r}")
    lines = tuple(lines)
    return OrderTotals(
        estimated=_totals(mode, lines, freight, estimated=True),
        actual=_totals(mode, lines, freight, estimated=False),
    )


def profit_per_lb(gross_profit: Decimal, weight: Decimal) -> Decimal | None:
    """Profit by lb at 4 decimals, half-up; None without weight."""
    return _round(EXACT.divide(gross_profit, weight), PER_LB) if weight else None


def _totals(mode: str, lines: Sequence[Line], freight: Decimal | None, *, estimated: bool) -> Totals:
    weight = _sum(_weight(line, estimated) for line in lines)
    cost = _sum(line_cost(line, estimated=estimated) for line in lines)
    revenue = _sum(line_revenue(line, estimated=estimated) for line in lines)
    earned = EXACT.subtract(revenue, cost)
    if mode == "agency":
        earned = _sum(line_commission(line, estimated=estimated) for line in lines)
    gross_profit = _round(EXACT.subtract(earned, freight or Decimal(0)), CENT)
    return Totals(weight, cost, revenue, gross_profit, profit_per_lb(gross_profit, weight))


def _weight(line: Line, estimated: bool) -> Decimal | None:
    return line.estimated_weight if estimated else best_weight(line)


def _multiplier(basis: str, line: Line, estimated: bool) -> Decimal | None:
    match basis:
        case "lb":
            return _weight(line, estimated)
        case "cwt":
            return _hundredth(_weight(line, estimated))
        case "case":
            return line.quantity
        case "lump":
            return Decimal(1)
        case "":
            return None
    raise ValueError(f"Unknown price basis: {basis!r}")


def _hundredth(value: Decimal | None) -> Decimal | None:
    return None if value is None else EXACT.divide(value, HUNDRED)


def _amount(rate: Decimal | None, multiplier: Decimal | None) -> Decimal | None:
    if rate is None or multiplier is None:
        return None
    return _round(EXACT.multiply(rate, multiplier), CENT)


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    total = Decimal(0)
    for value in values:
        if value is not None:
            total = EXACT.add(total, value)
    return _round(total, CENT)


def _round(value: Decimal, step: Decimal) -> Decimal:
    # The plus turns -0.00, which a tiny loss rounds to, into 0.00.
    return EXACT.plus(value.quantize(step, context=EXACT))
