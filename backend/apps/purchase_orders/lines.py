"""The lines of an order, written inside it: what a write makes of them, and what of that is history."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apps.core import trail
from apps.core.exceptions import RuleBroken
from apps.purchase_orders.models import CommissionBasis, PurchaseOrderLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apps.purchase_orders.models import PurchaseOrder

MOST_LINES = 200
COLUMNS = [
    field
    for field in PurchaseOrderLine._meta.concrete_fields  # Django's documented model API
    if field.name != "purchase_order"
]
WRITTEN = [field.name for field in COLUMNS if field.name != "id"]


@dataclass(frozen=True)
class LinePlan:
    """The lines of an order as they are stored and as they will be, each in their order."""

    stored: Sequence[PurchaseOrderLine]
    planned: Sequence[PurchaseOrderLine]

    def changes(self) -> trail.Changes:
        """`{"lines": [old, new]}` of what is added, changed, moved or removed; empty when nothing is."""
        old, new = ([described(line) for line in lines] for lines in (self.stored, self.planned))
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        return {"lines": [gone, come]} if gone or come else {}

    def write(self, order: PurchaseOrder) -> None:
        """Store the plan; `order` is stored and locked, or new."""
        known = {line.pk: described(line) for line in self.stored}
        added = [line for line in self.planned if line.pk is None]
        kept = [line for line in self.planned if line.pk is not None]
        removed = known.keys() - {line.pk for line in kept}
        if removed:
            order.lines.filter(pk__in=removed).delete()
        changed = [line for line in kept if described(line) != known[line.pk]]
        PurchaseOrderLine.objects.bulk_update(changed, WRITTEN)
        for line in added:
            line.purchase_order = order
        PurchaseOrderLine.objects.bulk_create(added)


def described(line: PurchaseOrderLine) -> dict[str, Any]:
    """The line as the history shows it: every column that holds something, under its name."""
    values = {field.name: trail.plain(field, getattr(line, field.attname)) for field in COLUMNS}
    return {name: value for name, value in values.items() if value not in {None, ""}}


def planned(
    stored: Sequence[PurchaseOrderLine], given: Sequence[Mapping[str, Any]] | None
) -> Sequence[PurchaseOrderLine]:
    """What `given`, the whole list as sent, makes of the `stored` lines; None leaves them as they are.

    Raises `RuleBroken`, naming `lines.N`, for ids of other orders, repeated ids and percentages over 100.
    """
    if given is None:
        return stored
    _refuse_ids(stored, given)
    known = {line.pk: line for line in stored}
    lines = [_line(known, values, number) for number, values in enumerate(given, start=1)]
    _refuse_percentages(lines)
    return lines


def _line(
    known: Mapping[int, PurchaseOrderLine], values: Mapping[str, Any], number: int
) -> PurchaseOrderLine:
    line = copy.copy(known[values["id"]]) if "id" in values else PurchaseOrderLine()
    for name, value in values.items():
        setattr(line, name, value)
    line.line_number = number
    return line


def _refuse_ids(stored: Sequence[PurchaseOrderLine], given: Sequence[Mapping[str, Any]]) -> None:
    left, errors = {line.pk for line in stored}, {}
    for index, values in enumerate(given):
        if "id" in values and values["id"] not in left:
            errors[f"lines.{index}.id"] = ["Not a line of this order, or given twice."]
        left.discard(values.get("id"))
    if errors:
        raise RuleBroken(errors)


def _refuse_percentages(lines: Sequence[PurchaseOrderLine]) -> None:
    errors = {
        f"lines.{line.line_number - 1}.commission_rate": ["At most 100 percent."]
        for line in lines
        if line.commission_basis == CommissionBasis.PERCENT and (line.commission_rate or 0) > 100
    }
    if errors:
        raise RuleBroken(errors)
