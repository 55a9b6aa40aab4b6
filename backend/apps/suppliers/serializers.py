"""What the API takes and gives for suppliers, their locations and approved sources."""

from __future__ import annotations

from typing import Any

from apps.core.exceptions import RuleBroken
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer
from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping


class SupplierSerializer(EntitySerializer):
    class Meta:
        model = Supplier
        fields = (
            *ENTITY_FIELDS,
            "name",
            "phone",
            "email",
            "website",
            "address",
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
            "primary_contact_name",
            "accounts_receivable",
            "accounts_receivable_name",
            "notes",
        )
        example = {
            "name": "Prairie Crest Packing",
            "phone": "620-555-0142",
            "email": "orders@prairiecrest.example",
            "city": "Garden City",
            "state": "KS",
            "postal_code": "67846",
            "proteins": ["beef"],
            "delivery_type": "does_not_deliver",
            "shipping_offered": "both",
            "payment_terms": "net_14",
            "credit_application_sent_on": "2026-02-03",
        }


class SupplierLocationSerializer(EntitySerializer):
    class Meta:
        model = SupplierLocation
        fields = (
            *ENTITY_FIELDS,
            "name",
            "supplier",
            "supplier_name",
            "location_type",
            "address",
            "city",
            "state",
            "postal_code",
            "country",
            "contact_name",
            "phone",
            "email",
            "notes",
        )
        extra_kwargs = {"supplier": {"required": True, "allow_null": False}}
        example = {
            "name": "Garden City cold store",
            "supplier": 1,
            "location_type": "cold_storage",
            "city": "Garden City",
            "state": "KS",
            "postal_code": "67846",
        }


class SupplierPlantMappingSerializer(EntitySerializer):
    class Meta:
        model = SupplierPlantMapping
        fields = (
            *ENTITY_FIELDS,
            "name",
            "supplier",
            "supplier_name",
            "plant",
            "plant_name",
            "customer",
            "customer_name",
            "contact_info",
            "contact_info_name",
            "purchase_order",
            "purchase_order_name",
            "documents_needed",
            "approved_on",
            "notes",
        )
        extra_kwargs = {
            "name": {"required": False, "allow_blank": True},
            **{name: {"required": True, "allow_null": False} for name in ("supplier", "plant", "customer")},
        }
        example = {
            "supplier": 1,
            "plant": 1,
            "customer": 1,
            "documents_needed": ["letter_of_guarantee", "brc"],
            "approved_on": "2026-02-03",
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        plant, supplier = self.becoming("plant", attrs), self.becoming("supplier", attrs)
        if plant and plant.supplier_id != supplier.pk:
            raise RuleBroken({"plant": ["This plant is not the supplier's."]})
        return attrs
