"""A new draft from an old deal: the same parties, items and terms, nothing of what happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apps.purchase_orders.lines import LinePlan
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine
from apps.purchase_orders.numbering import save_under_next_number
from apps.purchase_orders.workflow import today

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import Model

    from apps.users.models import User

KEPT = (
    "mode",
    "supplier_id",
    "customer_id",
    "plant_id",
    "ship_to_id",
    "carrier_id",
    "haulage",
    "freight_terms",
    "freight_cost",
    "currency",
    "special_instructions",
)
KEPT_OF_LINES = (
    "line_number",
    "item",
    "quantity",
    "unit",
    "estimated_weight",
    "price_basis",
    "price_per_unit",
    "sale_price_per_unit",
    "commission_rate",
    "commission_basis",
)


def copy_order(order: PurchaseOrder, *, actor: User, without: Collection[str] = ()) -> PurchaseOrder:
    """A stored draft like `order`, bought today, owned by `actor`, under the next number of the series.

    `without` names what `actor` may not see of `order` and so may not copy either. To be called in a
    transaction.
    """
    lines = [PurchaseOrderLine(**_values(line, KEPT_OF_LINES, without)) for line in order.lines.all()]
    contacts = sorted(order.contacts.values_list("pk", flat=True))
    values = _values(order, KEPT, without)
    return save_under_next_number(
        lambda number: _stored(PurchaseOrder(**values, po_number=number), lines, contacts, actor)
    )


def _values(source: Model, columns: Sequence[str], without: Collection[str]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in columns if name not in without}


def _stored(
    draft: PurchaseOrder, lines: list[PurchaseOrderLine], contacts: list[int], actor: User
) -> PurchaseOrder:
    plan = LinePlan([], lines)
    draft.purchase_date = today()
    draft.take_totals(lines)
    draft.extra_changes = {**plan.changes(), **({"contacts": [[], contacts]} if contacts else {})}
    draft.stamp(actor)
    draft.save()
    plan.write(draft)
    draft.contacts.set(contacts)
    return draft
