"""The endpoint of customers' accounts."""

from __future__ import annotations

from apps.accounts_receivables.filters import AccountsReceivableFilter
from apps.accounts_receivables.models import AccountsReceivable
from apps.accounts_receivables.serializers import AccountsReceivableSerializer
from apps.core.viewsets import EntityViewSet


class AccountsReceivableViewSet(EntityViewSet):
    queryset = AccountsReceivable.objects.all()
    serializer_class = AccountsReceivableSerializer
    filterset_class = AccountsReceivableFilter
    ordering_fields = ("name", "created_on", "modified_on", "credit_limit", "insurance_expires_on")
    search_parents = ("customer",)
    sums = ("credit_limit", "insured_limit")
