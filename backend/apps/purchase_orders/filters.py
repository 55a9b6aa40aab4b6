"""By what purchase orders are found."""

from __future__ import annotations

from apps.core.filters import EntityFilterSet
from apps.purchase_orders.models import PurchaseOrder


class PurchaseOrderFilter(EntityFilterSet):
    class Meta:
        model = PurchaseOrder
        fields = (
            "po_number",
            "mode",
            "stage",
            "supplier",
            "customer",
            "plant",
            "ship_to",
            "carrier",
            "contacts",
            "purchase_date",
            "pickup_date",
            "fulfillment_date",
            "shipped_on",
            "delivered_on",
            "supplier_reference",
            "customer_po_number",
            "release_number",
            "haulage",
            "freight_terms",
            "freight_cost",
            "currency",
            "customer_documents",
            "supplier_documents",
            "notes",
            "special_instructions",
            "estimated_weight",
            "estimated_cost",
            "estimated_revenue",
            "estimated_gross_profit",
            "estimated_gross_profit_per_lb",
            "actual_weight",
            "actual_cost",
            "actual_revenue",
            "actual_gross_profit",
            "actual_gross_profit_per_lb",
        )
