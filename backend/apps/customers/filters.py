"""By what customers and their docks are found."""

from __future__ import annotations

from apps.core.filters import EntityFilterSet
from apps.customers.models import Customer, CustomerLocation


class CustomerFilter(EntityFilterSet):
    class Meta:
        model = Customer
        fields = (
            "name",
            "phone",
            "email",
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


class CustomerLocationFilter(EntityFilterSet):
    class Meta:
        model = CustomerLocation
        fields = (
            "name",
            "customer",
            "location_type",
            "city",
            "state",
            "postal_code",
            "country",
            "email",
            "phone",
            "appointment_method",
        )
