"""By what suppliers, their locations and approved sources are found."""

from __future__ import annotations

from apps.core.filters import EntityFilterSet
from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping


class SupplierFilter(EntityFilterSet):
    class Meta:
        model = Supplier
        fields = (
            "name",
            "phone",
            "email",
            "city",
            "state",
            "postal_code",
            "country",
            "proteins",
            "delivery_type",
            "shipping_offered",
            "tested_product",
            "exportable",
            "payment_terms",
            "credit_application_sent_on",
            "primary_contact",
            "accounts_receivable",
            "notes",
        )


class SupplierLocationFilter(EntityFilterSet):
    class Meta:
        model = SupplierLocation
        fields = (
            "name",
            "supplier",
            "location_type",
            "city",
            "state",
            "postal_code",
            "country",
            "email",
            "phone",
        )


class SupplierPlantMappingFilter(EntityFilterSet):
    class Meta:
        model = SupplierPlantMapping
        fields = (
            "name",
            "supplier",
            "plant",
            "customer",
            "contact_info",
            "purchase_order",
            "documents_needed",
            "approved_on",
        )
