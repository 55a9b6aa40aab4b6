"""Orders, lines and moves as tests need them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine, StageMove


class PurchaseOrderFactory(DjangoModelFactory[PurchaseOrder]):
    """A draft between a supplier and a customer, without lines."""

    class Meta:
        model = PurchaseOrder

    po_number = Sequence(lambda number: f"T-{number:05}")
    supplier = SubFactory("apps.suppliers.tests.factories.SupplierFactory")
    customer = SubFactory("apps.customers.tests.factories.CustomerFactory")


class PurchaseOrderLineFactory(DjangoModelFactory[PurchaseOrderLine]):
    """The golden line of the domain: 1,000 cases of catch weight."""

    class Meta:
        model = PurchaseOrderLine

    purchase_order = SubFactory(PurchaseOrderFactory)
    line_number = 1
    item = "Beef trim 81s, fresh, combo"
    quantity = Decimal("1000.00")
    estimated_weight = Decimal("38500.00")
    price_per_unit = Decimal("2.41500")
    sale_price_per_unit = Decimal("2.53000")


class StageMoveFactory(DjangoModelFactory[StageMove]):
    class Meta:
        model = StageMove

    purchase_order = SubFactory(PurchaseOrderFactory)
    from_stage = "draft"
    to_stage = "booked"
    moved_on = date(2026, 2, 3)
