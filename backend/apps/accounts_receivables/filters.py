"""By what customers' accounts are found."""

from __future__ import annotations

from apps.accounts_receivables.models import AccountsReceivable
from apps.core.filters import EntityFilterSet


class AccountsReceivableFilter(EntityFilterSet):
    class Meta:
        model = AccountsReceivable
        fields = (
            "name",
            "customer",
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
