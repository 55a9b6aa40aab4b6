"""By what carriers are found."""

from __future__ import annotations

from apps.carriers.models import CarrierInfo
from apps.core.filters import EntityFilterSet


class CarrierInfoFilter(EntityFilterSet):
    class Meta:
        model = CarrierInfo
        fields = (
            "name",
            "contact_name",
            "phone",
            "email",
            "city",
            "state",
            "postal_code",
            "country",
            "mc_number",
            "usdot_number",
            "scac",
            "equipment",
            "insurance_provider",
            "insurance_policy_number",
            "insurance_expires_on",
            "appointment_method",
            "payment_terms",
            "release_number",
            "supplier",
            "notes",
        )
