"""What the API takes and gives for customers' accounts."""

from __future__ import annotations

from apps.accounts_receivables.models import AccountsReceivable
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer


class AccountsReceivableSerializer(EntitySerializer):
    class Meta:
        model = AccountsReceivable
        fields = (
            *ENTITY_FIELDS,
            "name",
            "customer",
            "customer_name",
            "email",
            "phone",
            "terms",
            "payment_terms",
            "payment_method",
            "credit_limit",
            "credit_hold",
            "credit_hold_reason",
            "insured_limit",
            "insurance_expires_on",
            "notes",
        )
        example = {
            "name": "Lakeshore Foods",
            "customer": 1,
            "email": "ap@lakeshorefoods.example",
            "terms": "Net 21 from delivery",
            "payment_terms": "net_21",
            "payment_method": "ach",
            "credit_limit": "250000.00",
            "insured_limit": "200000.00",
            "insurance_expires_on": "2027-03-31",
        }
