"""600 deals of the last twelve months: booked, hauled, weighed, invoiced and closed as time went by.

Each deal lives through its own dates; what lies in the future has not happened yet, so every stage is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from apps.operations.demo.chronicle import go_on_after, moment, next_working_day, store, working_day
from apps.operations.demo.goods import COMBO, ITEMS
from apps.purchase_orders.lines import described
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine, Stage, StageMove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apps.customers.models import CustomerLocation
    from apps.operations.demo.goods import Item
    from apps.operations.demo.partners import Partners, Setting
    from apps.suppliers.models import SupplierPlantMapping
    from apps.users.models import User

DEALS = 600
UNDECIDED, UNANSWERED = 5, 6  # the newest deals: still drafts, and booked but not confirmed by the packer
TRUCKLOAD = 40_000  # lb net; reefers take up to 42,000
PARTS = {1: (1.0,), 2: (0.6, 0.4), 3: (0.5, 0.3, 0.2)}
CENT = Decimal("0.01")
REASONS = (
    "Customer withdrew the order.",
    "Packer could not fill it at that price.",
    "Label pictures were refused.",
    "Duplicate of another order.",
)


@dataclass
class Dates:
    """When things happen to a deal; `hours` shifts them so that no two deals look alike."""

    bought: date
    pickup: date
    wanted: date
    shipped: date
    delivered: date
    invoiced: date
    paid: date


@dataclass
class Deal:
    """One deal while it is lived through."""

    setting: Setting
    order: PurchaseOrder
    lines: list[PurchaseOrderLine]
    contacts: list[int]
    dates: Dates
    broker: User
    moves: list[StageMove]
    newer: int = 0  # how many deals were made after this one

    def write(self, action: str, at: datetime, by: User, **details: Any) -> None:
        """Note the change of the order that was just made, with what it made of its totals."""
        self.order.take_totals(self.lines)
        self.setting.chronicle.tell(self.order, at=at, by=by, action=action, **details)

    def change_lines(self, at: datetime, by: User, column: str, weights: Iterable[Decimal]) -> None:
        """Enter a weight for every line."""
        before = [described(line) for line in self.lines]
        for line, weight in zip(self.lines, weights, strict=True):
            setattr(line, column, weight)
        self.order.extra_changes["lines"] = [before, [described(line) for line in self.lines]]
        self.write("update", at, by)

    def move(self, to: Stage, at: datetime, by: User, *, on: date | None = None, reason: str = "") -> None:
        """Go to a stage, as happened `on` that day."""
        day, came_from = on or at.date(), self.order.stage
        self.order.stage = to
        self.moves.append(
            StageMove(
                purchase_order=self.order,
                from_stage=came_from,
                to_stage=to,
                moved_on=day,
                reason=reason,
                moved_at=at,
                moved_by=by,
            )
        )
        self.write("transition", at, by, on=day.isoformat(), reason=reason)


def build(setting: Setting, partners: Partners) -> list[PurchaseOrder]:
    """All deals, stored with lines, contacts, moves and history, oldest first."""
    deals = [_deal(setting, partners, day) for day in _days(setting)]
    deals.sort(key=lambda deal: deal.order.created_on)
    _number(deals)
    for deal in deals:
        _live(deal)
    store([deal.order for deal in deals])
    store([line for deal in deals for line in deal.lines])
    store([move for deal in deals for move in deal.moves])
    store([_link(deal.order, contact) for deal in deals for contact in deal.contacts])
    go_on_after(PurchaseOrder, PurchaseOrderLine)
    return [deal.order for deal in deals]


def _link(order: PurchaseOrder, contact: int) -> Any:
    return PurchaseOrder.contacts.through(purchaseorder_id=order.pk, contactinfo_id=contact)


def _days(setting: Setting) -> list[date]:
    """A working day for each deal, spread over the last twelve months, the present week being a busy one."""
    steady = [setting.today - timedelta(days=1 + n * 363 // (DEALS - 24)) for n in range(DEALS - 24)]
    lately = [setting.today - timedelta(days=n % 6) for n in range(24)]
    over = setting.today if timezone.now() > moment(setting.today, 16) else setting.today - timedelta(days=1)
    return sorted(working_day(min(day, over)) for day in steady + lately)


def _number(deals: Sequence[Deal]) -> None:
    """Numbers of the company's series without a gap, and ids in the same order."""
    line_id = 0
    for number, deal in enumerate(deals, start=1):
        deal.order.pk, deal.order.po_number = number, f"PO-{number:05d}"
        deal.newer = len(deals) - number
        for line in deal.lines:
            line_id += 1
            line.pk = line_id


# What is agreed


def _deal(setting: Setting, partners: Partners, day: date) -> Deal:
    source = _source(setting, partners, day)
    broker = setting.people[setting.rng.choice(["broker", "broker", "broker", "manager", "manager", "admin"])]
    at = moment(day, setting.rng.randrange(8, 15), setting.rng.randrange(60))
    order = PurchaseOrder(
        supplier=source.supplier,
        customer=source.customer,
        plant=source.plant,
        ship_to=_dock(setting, partners, source),
        mode="agency" if setting.chance(0.1) else "principal",
        purchase_date=day,
        created_on=at,
        created_by=broker,
        owner=broker,
        customer_po_number=f"{setting.rng.randrange(4_500_000, 4_599_999)}",
    )
    dates = _dates(setting, partners, order)
    order.pickup_date, order.fulfillment_date = dates.pickup, dates.wanted
    _agree_freight(setting, order)
    lines = _lines(setting, order, source)
    return Deal(setting, order, lines, _people(setting, partners, source), dates, broker, [])


def _source(setting: Setting, partners: Partners, day: date) -> SupplierPlantMapping:
    """An approved source in use; who is on credit hold has bought nothing for two months."""
    recent = (setting.today - day).days < 60
    while True:
        source = setting.rng.choice(partners.mappings)
        held = source.customer_id in partners.on_hold and recent
        if source.is_active and not held:
            return source


def _dock(setting: Setting, partners: Partners, source: SupplierPlantMapping) -> CustomerLocation:
    return setting.rng.choice([dock for dock in partners.docks if dock.customer_id == source.customer_id])


def _people(setting: Setting, partners: Partners, source: SupplierPlantMapping) -> list[int]:
    """Our contacts on both sides."""
    known = [
        one.pk
        for one in partners.contacts
        if one.supplier_id == source.supplier_id or one.customer_id == source.customer_id
    ]
    return sorted(setting.rng.sample(known, min(len(known), 2)))


def _dates(setting: Setting, partners: Partners, order: PurchaseOrder) -> Dates:
    rng, bought = setting.rng, order.purchase_date or setting.today
    pickup = next_working_day(bought + timedelta(days=rng.randrange(3, 11)))
    wanted = next_working_day(pickup + timedelta(days=rng.randrange(1, 4)))
    shipped = pickup + timedelta(days=1 if setting.chance(0.1) else 0)
    delivered = next_working_day(max(wanted, shipped + timedelta(days=rng.choice([1, 1, 1, 2, 4]))))
    invoiced = next_working_day(delivered + timedelta(days=rng.randrange(2, 6)))
    terms = partners.terms[order.customer_id or 0]
    paid = next_working_day(invoiced + timedelta(days=terms + rng.randrange(-2, 6)))
    return Dates(bought, pickup, wanted, shipped, delivered, invoiced, paid)


def _agree_freight(setting: Setting, order: PurchaseOrder) -> None:
    """Who hauls it, and what that costs us."""
    if order.mode == "agency":
        order.haulage, order.freight_terms = "supplier_delivers", "delivered"
    elif order.customer.picks_up_loads:  # type: ignore[union-attr]  # set just before
        order.haulage, order.freight_terms = "customer_picks_up", "fob_plant"
    elif order.supplier.delivery_type == "delivers":  # type: ignore[union-attr]  # set just before
        order.haulage, order.freight_terms = "supplier_delivers", "delivered"
    else:
        order.haulage, order.freight_terms = "we_arrange", "delivered"
        order.freight_cost = Decimal(setting.rng.randrange(26, 80) * 50)


# Lines


def _lines(setting: Setting, order: PurchaseOrder, source: SupplierPlantMapping) -> list[PurchaseOrderLine]:
    """A truckload of one to three items that the plant makes."""
    kind = source.plant.plant_type  # type: ignore[union-attr]  # approved sources name one
    items = ITEMS[kind if kind in ITEMS else "mixed"]
    number = min(len(items), setting.rng.choice([1, 1, 1, 2, 2, 3]))
    load = TRUCKLOAD if setting.chance(0.85) else setting.rng.randrange(10, 21) * 2_000
    chosen = zip(setting.rng.sample(items, number), PARTS[number], strict=True)
    freight = (order.freight_cost or Decimal(0)) / load
    lines = [_line(setting, order, item, round(load * part), freight) for item, part in chosen]
    for place, line in enumerate(lines, start=1):
        line.line_number = place
    return lines


def _line(
    setting: Setting, order: PurchaseOrder, item: Item, weight: int, freight: Decimal
) -> PurchaseOrderLine:
    units = max(1, round(weight / item.case_weight))
    line = PurchaseOrderLine(
        purchase_order=order,
        item=item.name,
        quantity=Decimal(units),
        unit=item.unit,
        estimated_weight=Decimal(units * item.case_weight),
    )
    buy = Decimal(str(item.price)) * Decimal(str(setting.rng.uniform(0.92, 1.08)))
    if order.mode == "agency":
        _commission(setting, line, buy)
    else:
        _price(setting, line, buy, freight)
    return line


def _price(setting: Setting, line: PurchaseOrderLine, buy: Decimal, freight: Decimal) -> None:
    """Sell 1 to 6 cents a pound above what it costs with its freight, in USD per lb."""
    margin = Decimal(setting.rng.randrange(22, 119)) / 2000
    by_hundredweight = setting.chance(0.15)
    line.price_basis, factor = ("cwt", 100) if by_hundredweight else ("lb", 1)
    line.price_per_unit = _quarter_cent(buy) * factor
    line.sale_price_per_unit = (_quarter_cent(buy) + _exact(freight + margin)) * factor


def _commission(setting: Setting, line: PurchaseOrderLine, price: Decimal) -> None:
    """The packer invoices; we are owed so much a pound, a hundredweight, or a share."""
    line.price_basis, line.sale_price_per_unit = "lb", _quarter_cent(price)
    kind = setting.rng.choice(["lb", "lb", "cwt", "percent" if price < 4 else "lb"])
    rate = {"lb": "0.015", "cwt": "1.75", "percent": "1.25"}[kind]
    line.commission_basis, line.commission_rate = kind, Decimal(rate)


def _quarter_cent(price: Decimal) -> Decimal:
    """As packers quote: 2.4150, 2.4175."""
    return (price * 400).quantize(Decimal(1), ROUND_HALF_UP) / 400


def _exact(price: Decimal) -> Decimal:
    return price.quantize(Decimal("0.0001"), ROUND_HALF_UP)


# How it went


def _live(deal: Deal) -> None:
    """Let the deal go as far as its time has come."""
    order, now = deal.order, timezone.now()
    order.extra_changes["lines"] = [[], [described(line) for line in deal.lines]]
    order.extra_changes["contacts"] = [[], deal.contacts]
    deal.write("create", order.created_on, deal.broker)
    for at, step in _steps(deal):
        if at > now:
            return
        step(deal, at)


def _steps(deal: Deal) -> Iterator[tuple[datetime, Any]]:
    rng, dates = deal.setting.rng, deal.dates
    made = deal.order.created_on
    later = moment(deal.setting.today + timedelta(days=2), 9)
    yield later if deal.newer < UNDECIDED else made + timedelta(minutes=rng.randrange(4, 50)), _book
    if deal.setting.chance(0.04):
        yield made + timedelta(days=1, minutes=rng.randrange(60)), _cancel
        return
    answered = next_working_day(dates.bought + timedelta(days=rng.choice([1, 1, 2, 3])))
    confirmed = moment(min(answered, dates.shipped), 8, rng.randrange(60))
    yield later if deal.newer < UNDECIDED + UNANSWERED else confirmed, _confirm
    yield moment(dates.shipped, rng.randrange(9, 16), rng.randrange(60)), _ship
    yield moment(dates.delivered, rng.randrange(9, 15), rng.randrange(60)), _deliver
    yield moment(dates.invoiced, rng.randrange(9, 16), rng.randrange(60)), _invoice
    yield moment(dates.paid, rng.randrange(9, 16), rng.randrange(60)), _close


def _book(deal: Deal, at: datetime) -> None:
    deal.move(Stage.BOOKED, at, deal.broker)


def _cancel(deal: Deal, at: datetime) -> None:
    deal.move(Stage.CANCELLED, at, deal.broker, reason=deal.setting.rng.choice(REASONS))


def _confirm(deal: Deal, at: datetime) -> None:
    """The packer's order and release numbers come back, and a truck is found."""
    rng, order = deal.setting.rng, deal.order
    order.supplier_reference = f"SO{rng.randrange(100_000, 999_999)}"
    order.release_number = f"{rng.randrange(10_000, 99_999)}"
    if order.haulage == "we_arrange":
        order.carrier_id = rng.choice(deal.setting.carriers)
    deal.write("update", at - timedelta(minutes=2), deal.broker)
    deal.move(Stage.CONFIRMED, at, deal.broker)


def _ship(deal: Deal, at: datetime) -> None:
    """The catch weights are known: up to 1.5 % beside the estimate."""
    rng = deal.setting.rng
    weights = [_near(line.estimated_weight, rng.uniform(0.985, 1.015)) for line in deal.lines]
    deal.change_lines(at - timedelta(minutes=3), deal.broker, "shipped_weight", weights)
    deal.order.shipped_on = deal.dates.shipped
    deal.move(Stage.IN_TRANSIT, at, deal.broker, on=deal.dates.shipped)


def _deliver(deal: Deal, at: datetime) -> None:
    """The receiver weighs again and now and then finds a little less."""
    rng = deal.setting.rng
    weights = [_near(line.shipped_weight, rng.choice([1, 1, 1, 0.9995, 0.998])) for line in deal.lines]
    deal.change_lines(at - timedelta(minutes=3), deal.broker, "received_weight", weights)
    deal.order.delivered_on = deal.dates.delivered
    deal.move(Stage.DELIVERED, at, deal.broker, on=deal.dates.delivered)


def _near(weight: Decimal | None, factor: float) -> Decimal:
    return ((weight or Decimal(COMBO)) * Decimal(str(factor))).quantize(CENT, ROUND_HALF_UP)


def _invoice(deal: Deal, at: datetime) -> None:
    deal.move(Stage.INVOICED, at, deal.setting.people["accounting"])


def _close(deal: Deal, at: datetime) -> None:
    deal.move(Stage.CLOSED, at, deal.setting.people["accounting"])
