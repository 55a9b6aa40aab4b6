"""The company's series of order numbers: without a gap, also when many orders are made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction

from apps.company.models import ONLY_ROW, CompanySettings
from apps.core.text import fold
from apps.purchase_orders.models import PurchaseOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LOOKED_AT_ONCE = 500


def save_under_next_number(write: Callable[[str], PurchaseOrder]) -> PurchaseOrder:
    """What `write` makes of the next free number of the series; to be called inside a transaction.

    The series stays locked until that transaction ends, so call it last. Somebody may type the very number
    at the same moment and win: then the next one is tried.
    """
    while True:
        number = next_number()
        try:
            with transaction.atomic():
                return write(number)
        except IntegrityError:
            if not taken([number]):
                raise


def next_number() -> str:
    """The next number of the series that no order has in any case; the series goes on behind it."""
    number = CompanySettings.take_po_number()
    return _first_free() if taken([number]) else number


def taken(numbers: Iterable[str]) -> set[str]:
    """Those of `numbers`, folded, that orders have already."""
    rows = PurchaseOrder.objects.order_by().filter(po_number_folded__in=[fold(number) for number in numbers])
    return set(rows.values_list("po_number_folded", flat=True))


def _first_free() -> str:
    """Goes on behind numbers typed ahead of the series, many at once; `take_po_number` has locked it."""
    series: models.QuerySet[CompanySettings] = models.QuerySet(CompanySettings).filter(pk=ONLY_ROW)
    columns = ("po_number_prefix", "po_number_next", "po_number_width")
    prefix, start, width = series.values_list(*columns).get()
    while True:
        ahead = [(number, f"{prefix}{number:0{width}}") for number in range(start, start + LOOKED_AT_ONCE)]
        known = taken(text for _, text in ahead)
        for number, text in ahead:
            if fold(text) not in known:
                series.update(po_number_next=number + 1)
                return text
        start += LOOKED_AT_ONCE
