"""Accounts as tests need them."""

from decimal import Decimal

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.accounts_receivables.models import AccountsReceivable
from apps.customers.tests.factories import CustomerFactory


class AccountsReceivableFactory(DjangoModelFactory[AccountsReceivable]):
    class Meta:
        model = AccountsReceivable

    name = Sequence(lambda number: f"Lakeshore Foods account {number}")
    customer = SubFactory(CustomerFactory)
    terms = "Net 21"
    payment_terms = "net_21"
    credit_limit = Decimal("250000.00")
