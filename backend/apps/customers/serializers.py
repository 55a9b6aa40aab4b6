"""What the API takes and gives for customers and their docks."""

from __future__ import annotations

from apps.core.serializers import ENTITY_FIELDS, EntitySerializer
from apps.customers.models import Customer, CustomerLocation


class CustomerSerializer(EntitySerializer):
    class Meta:
        model = Customer
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
            "industry",
            "proteins",
            "documents_needed",
            "picks_up_loads",
            "requires_exportable",
            "notes",
        )
        example = {
            "name": "Lakeshore Foods",
            "phone": "312-555-0117",
            "email": "purchasing@lakeshorefoods.example",
            "city": "Chicago",
            "state": "IL",
            "postal_code": "60609",
            "industry": ["processor", "food_service"],
            "proteins": ["beef", "pork"],
            "documents_needed": ["letter_of_guarantee", "spec_sheet"],
            "picks_up_loads": False,
            "requires_exportable": False,
        }


class CustomerLocationSerializer(EntitySerializer):
    class Meta:
        model = CustomerLocation
        fields = (
            *ENTITY_FIELDS,
            "name",
            "customer",
            "customer_name",
            "location_type",
            "address",
            "city",
            "state",
            "postal_code",
            "country",
            "contact_name",
            "phone",
            "email",
            "receiving_hours",
            "appointment_method",
            "appointment_contact",
            "notes",
        )
        extra_kwargs = {"customer": {"required": True, "allow_null": False}}
        example = {
            "name": "Pershing Road dock",
            "customer": 1,
            "location_type": "warehouse",
            "city": "Chicago",
            "state": "IL",
            "postal_code": "60609",
            "receiving_hours": "Mon-Fri 6:00-14:00",
            "appointment_method": "email",
            "appointment_contact": "docks@lakeshorefoods.example",
        }
