"""What the API takes and gives for carriers."""

from __future__ import annotations

from apps.carriers.models import CarrierInfo
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer


class CarrierInfoSerializer(EntitySerializer):
    class Meta:
        model = CarrierInfo
        fields = (
            *ENTITY_FIELDS,
            "name",
            "contact_name",
            "phone",
            "email",
            "address",
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
            "supplier_name",
            "notes",
        )
        example = {
            "name": "Blue Mesa Refrigerated",
            "contact_name": "Dispatch",
            "phone": "806-555-0164",
            "email": "dispatch@bluemesa.example",
            "city": "Amarillo",
            "state": "TX",
            "postal_code": "79101",
            "mc_number": "123456",
            "usdot_number": "1234567",
            "scac": "BMRF",
            "equipment": ["reefer"],
            "insurance_expires_on": "2027-01-31",
            "appointment_method": "email",
            "payment_terms": "net_30",
        }

    def validate_scac(self, value: str) -> str:
        return value.upper()
