"""What the API takes and gives for contacts."""

from __future__ import annotations

from apps.contacts.models import ContactInfo
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer


class ContactInfoSerializer(EntitySerializer):
    class Meta:
        model = ContactInfo
        fields = (
            *ENTITY_FIELDS,
            "name",
            "contact_type",
            "position",
            "email",
            "phone",
            "mobile",
            "supplier",
            "supplier_name",
            "customer",
            "customer_name",
            "carrier",
            "carrier_name",
            "plant",
            "plant_name",
            "notes",
        )
        example = {
            "name": "Dana Whitfield",
            "contact_type": "supplier",
            "position": ["sales_rep"],
            "email": "dana@prairiecrest.example",
            "phone": "620-555-0142 x12",
            "mobile": "620-555-0199",
            "supplier": 1,
        }
