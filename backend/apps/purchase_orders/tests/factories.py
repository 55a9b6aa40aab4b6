from __future__ import annotations

from decimal import Decimal

import factory

from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine, StageMove


class PurchaseOrderFactory(factory.django.DjangoModelFactory[PurchaseOrder]):
    """A draft between a supplier and a customer, without lines."""

    class Meta:
        model = PurchaseOrder

    po_number = factory.Sequence(lambda number: f"T-{number:05}")
    supplier = factory.SubFactory("apps.suppliers.tests.factories.SupplierFactory")
    customer = factory.SubFactory("apps.customers.tests.factories.CustomerFactory")


class PurchaseOrderLineFactory(factory.django.DjangoModelFactory[PurchaseOrderLine]):
    """The golden line of the domain: 1,000 cases of catch weight."""

    class Meta:
        model = PurchaseOrderLine

    purchase_order = factory.SubFactory(PurchaseOrderFactory)
    line_number = 1
    item = "Beef trim 81s, fresh, combo"
    quantity = Decimal("1000.00")
    estimated_weight = Decimal("38500.00")
    price_per_unit = Decimal("2.41500")
    sale_price_per_unit = Decimal("2.53000")


class StageMoveFactory(factory.django.DjangoModelFactory[StageMove]):
    class Meta:
        model = StageMove

    purchase_order = factory.SubFactory(PurchaseOrderFactory)
    from_stage = "draft"
    to_stage = "booked"
    moved_on = factory.Faker("date_object")
