"""What the API takes and gives for the company's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apps.company.models import CompanySettings
from apps.core.serializer_fields import ComputedField
from apps.core.serializers import EntitySerializer

if TYPE_CHECKING:
    from collections.abc import Mapping


class LogoField(ComputedField):
    """Where the logo is; null without one."""

    schema = {"type": ["string", "null"], "format": "uri-reference"}
    needs = ("logo",)

    def compute(self, row: Mapping[str, Any]) -> str | None:
        return "/api/v1/settings/company/logo/" if row["logo"] else None


class CompanySettingsSerializer(EntitySerializer):
    logo = LogoField()

    class Meta:
        model = CompanySettings
        fields = (
            "version",
            "modified_on",
            "name",
            "address_line_1",
            "address_line_2",
            "city",
            "state",
            "postal_code",
            "country",
            "phone",
            "email",
            "logo",
            "timezone",
            "po_number_prefix",
            "po_number_next",
            "po_number_width",
            "purchase_order_terms",
            "sales_confirmation_terms",
            "brokers_see_own_book_only",
            "hide_others_margins",
            "two_factor_roles",
            "demo",
        )
        example = {
            "name": "Prairie Protein Brokers",
            "address_line_1": "233 South Wacker Drive",
            "city": "Chicago",
            "state": "IL",
            "postal_code": "60606",
            "phone": "312-555-0100",
            "timezone": "America/Chicago",
            "po_number_prefix": "PO-",
            "po_number_next": 1042,
            "po_number_width": 5,
        }
