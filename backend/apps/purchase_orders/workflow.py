"""How a deal goes from draft to closed: which moves there are, and what each needs and leaves behind."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from rest_framework.exceptions import PermissionDenied

from apps.accounts_receivables.models import AccountsReceivable
from apps.company.models import CompanySettings
from apps.core import roles
from apps.core.exceptions import Conflict, RuleBroken
from apps.core.models import Status
from apps.purchase_orders.models import (
    CommissionBasis,
    Mode,
    PriceBasis,
    PurchaseOrder,
    Stage,
    StageMove,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from apps.purchase_orders.models import PurchaseOrderLine
    from apps.users.models import User

    Missing = dict[str, str]
    Need = Callable[["Deal"], Iterator[Missing]]

BY_WEIGHT = {PriceBasis.LB, PriceBasis.CWT, CommissionBasis.LB, CommissionBasis.CWT}


@dataclass(frozen=True)
class Deal:
    """An order with its lines, as stored or as an edit would make them."""

    order: PurchaseOrder
    lines: Sequence[PurchaseOrderLine]


# What a move may need: each yields {field, message} of what a deal lacks.


def parties(deal: Deal) -> Iterator[Missing]:
    for reference in ("supplier", "customer"):
        if getattr(deal.order, f"{reference}_id") is None:
            yield _missing(reference, f"Choose the {reference}.")


def priced_lines(deal: Deal) -> Iterator[Missing]:
    if not deal.lines:
        yield _missing("lines", "Add at least one line.")
    for index, line in enumerate(deal.lines):
        if not line.quantity and not line.weight:
            yield _missing(f"lines.{index}.quantity", "Give a quantity or a weight.")
        for column, message in _unpriced(deal.order.mode, line):
            yield _missing(f"lines.{index}.{column}", message)


def _unpriced(mode: str, line: PurchaseOrderLine) -> Iterator[tuple[str, str]]:
    if mode == Mode.AGENCY:
        if line.commission_rate is None:
            yield "commission_rate", "Give the commission."
        if not line.commission_basis:
            yield "commission_basis", "Say what the commission is by."
    elif line.price_per_unit is None:
        yield "price_per_unit", "Give the price that we pay."
    of_revenue = mode == Mode.PRINCIPAL or line.commission_basis == CommissionBasis.PERCENT
    if of_revenue and line.sale_price_per_unit is None:
        yield "sale_price_per_unit", "Give the price that the customer pays."


def credit(deal: Deal) -> Iterator[Missing]:
    """Checked when a deal is booked, never when goods that have shipped are invoiced."""
    accounts = AccountsReceivable.objects.filter(status=Status.ACTIVE, credit_hold=True)
    held = accounts.filter(customer__isnull=False, customer=deal.order.customer_id).first()
    if held:
        reason = f": {held.credit_hold_reason}" if held.credit_hold_reason else "."
        yield _missing("customer", f"The customer's account is on credit hold{reason}")


def true_weights(deal: Deal) -> Iterator[Missing]:
    is_agency = deal.order.mode == Mode.AGENCY
    for index, line in enumerate(deal.lines):
        bases = {line.price_basis, line.commission_basis if is_agency else ""}
        if bases & BY_WEIGHT and line.shipped_weight is None and line.received_weight is None:
            yield _missing(f"lines.{index}.shipped_weight", "Give the shipped or the received weight.")


def _missing(field: str, message: str) -> Missing:
    return {"field": field, "message": message}


@dataclass(frozen=True)
class Move:
    """One way out of a stage. `date` is the column that a move forward sets and a step back clears."""

    to: Stage
    needs: tuple[Need, ...] = ()
    date: str = ""
    back: bool = False


TO_BOOK = (parties, priced_lines, credit)

TRANSITIONS: dict[str, tuple[Move, ...]] = {
    Stage.DRAFT: (Move(Stage.BOOKED, needs=TO_BOOK), Move(Stage.CANCELLED)),
    Stage.BOOKED: (Move(Stage.CONFIRMED), Move(Stage.CANCELLED), Move(Stage.DRAFT, back=True)),
    Stage.CONFIRMED: (
        Move(Stage.IN_TRANSIT, date="shipped_on"),
        Move(Stage.CANCELLED),
        Move(Stage.BOOKED, back=True),
    ),
    Stage.IN_TRANSIT: (
        Move(Stage.DELIVERED, date="delivered_on"),
        Move(Stage.CONFIRMED, date="shipped_on", back=True),
    ),
    Stage.DELIVERED: (
        Move(Stage.INVOICED, needs=(true_weights,)),
        Move(Stage.IN_TRANSIT, date="delivered_on", back=True),
    ),
    Stage.INVOICED: (Move(Stage.CLOSED),),
    Stage.CLOSED: (),
    Stage.CANCELLED: (),
}

# What may still be written once the deal is invoiced.
NEVER_FINAL = {
    "notes",
    "special_instructions",
    "contacts",
    "owner",
    "customer_documents",
    "supplier_documents",
}
FINAL = {Stage.INVOICED, Stage.CLOSED}
HELD_TO_BOOKING = {Stage.BOOKED, Stage.CONFIRMED, Stage.IN_TRANSIT, Stage.DELIVERED}


def today() -> date:
    """The date where the company is."""
    return timezone.localdate(timezone=zoneinfo.ZoneInfo(CompanySettings.current().timezone))


def missing_for(
    order: PurchaseOrder, to: str, lines: Sequence[PurchaseOrderLine] | None = None
) -> list[Missing]:
    """What the order lacks to be moved to `to`, as `{field, message}`; empty for a stage it cannot go to.

    `lines` spares reading them again.
    """
    move = _move(order, to)
    return [] if move is None else _lacking(move.needs, order, lines)


def _lacking(
    needs: Sequence[Need], order: PurchaseOrder, lines: Sequence[PurchaseOrderLine] | None
) -> list[Missing]:
    if not needs:
        return []
    deal = Deal(order, list(order.lines.all()) if lines is None else lines)
    return [one for need in needs for one in need(deal)]


def moves_of(order: PurchaseOrder, user: User, lines: Sequence[PurchaseOrderLine]) -> list[dict[str, Any]]:
    """The moves that `user` may ask for now, and what each still lacks."""
    return [
        {
            "to": move.to.value,
            "back": move.back,
            "needs_reason": move.back,
            "sets": "" if move.back else move.date,
            "missing": _lacking(move.needs, order, lines),
        }
        for move in _offered(order, user)
    ]


def _offered(order: PurchaseOrder, user: User) -> list[Move]:
    if not order.is_active or not roles.can(user, PurchaseOrder.ENTITY, "edit", order):
        return []
    return [move for move in TRANSITIONS[order.stage] if not move.back or _may_step_back(order, user)]


def _may_step_back(order: PurchaseOrder, user: User) -> bool:
    return order.owner_id == user.pk or roles.role_of(user) in roles.MANAGERS


def _move(order: PurchaseOrder, to: str) -> Move | None:
    return next((move for move in TRANSITIONS[order.stage] if move.to == to), None)


def advance(
    order: PurchaseOrder, *, to: str, on: date | None = None, reason: str = "", actor: User
) -> PurchaseOrder:
    """Move the order, stored and locked, to the stage `to`, as agreed, shipped or delivered `on` that day.

    Without `on`, a shipping or delivery day noted before stays, else it is today where the company is.
    Raises `Conflict` with `allowed` and `missing` where the order's state refuses it, `PermissionDenied` for
    a step back by somebody else than owner or manager, `RuleBroken` for a step back without reason and for
    a delivery before shipping.
    """
    move = _allowed(order, to, actor)
    if move.back and not reason:
        raise RuleBroken({"reason": ["A step back needs a reason."]})
    came_from, day = order.stage, on or _noted(order, move) or today()
    order.stage = move.to
    _note(order, move, day)
    order.stamp(actor)
    order.save(action="transition", details={"on": day.isoformat(), "reason": reason})
    StageMove.objects.create(
        purchase_order=order, from_stage=came_from, to_stage=to, moved_on=day, reason=reason, moved_by=actor
    )
    return order


def _allowed(order: PurchaseOrder, to: str, actor: User) -> Move:
    move, missing = _move(order, to), missing_for(order, to)
    if move is not None and move.back and not _may_step_back(order, actor):
        raise PermissionDenied("Only its owner or a manager takes an order one step back.")
    if move is None or missing or not order.is_active:
        allowed = [one.to.value for one in _offered(order, actor)]
        raise Conflict(_refusal(order, to, missing), "move_refused", allowed=allowed, missing=missing)
    return move


def _refusal(order: PurchaseOrder, to: str, missing: list[Missing]) -> str:
    if not order.is_active:
        return "The order is inactive; restore it first."
    if missing:
        return f"To become {Stage(to).label.lower()}, the order lacks: {missing[0]['message']}"
    return f"An order that is {Stage(order.stage).label.lower()} cannot become {Stage(to).label.lower()}."


def _noted(order: PurchaseOrder, move: Move) -> date | None:
    return getattr(order, move.date) if move.date and not move.back else None


def _note(order: PurchaseOrder, move: Move, day: date) -> None:
    if move.date:
        setattr(order, move.date, None if move.back else day)
    if order.shipped_on and order.delivered_on and order.delivered_on < order.shipped_on:
        raise RuleBroken({"on": ["Delivered before it was shipped."]})


def check_edit(
    order: PurchaseOrder,
    becoming: PurchaseOrder,
    *,
    changed: set[str],
    lines: Sequence[PurchaseOrderLine],
    planned: Sequence[PurchaseOrderLine],
) -> None:
    """Whether the stage of `order` allows what an edit would make of it; `changed` names the fields.

    Raises `Conflict` for terms of an invoiced deal, and `RuleBroken` where a booked deal would lose what
    booking needed. What it lacked before, as migrated ones may, does not hinder.
    """
    final = sorted(changed - NEVER_FINAL) if order.stage in FINAL else []
    if final:
        errors = [{"field": name, "code": "invoiced", "message": "The deal is invoiced."} for name in final]
        raise Conflict("The deal is invoiced: its terms are final.", "invoiced", errors=errors)
    if order.stage in HELD_TO_BOOKING and changed & {"supplier", "customer", "mode", "lines"}:
        before = _lacking(TO_BOOK, order, lines)
        lost = [one for one in _lacking(TO_BOOK, becoming, planned) if one not in before]
        if lost:
            raise RuleBroken({one["field"]: [one["message"]] for one in lost})
