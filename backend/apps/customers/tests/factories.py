"""Customers and docks as tests need them."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.customers.models import Customer, CustomerLocation


class CustomerFactory(DjangoModelFactory[Customer]):
    class Meta:
        model = Customer

    name = Sequence(lambda number: f"Lakeshore Foods {number}")
    city = "Chicago"
    state = "IL"
    postal_code = "60609"
    industry = ["processor"]
    proteins = ["beef", "pork"]


class CustomerLocationFactory(DjangoModelFactory[CustomerLocation]):
    class Meta:
        model = CustomerLocation

    name = Sequence(lambda number: f"Dock {number}")
    customer = SubFactory(CustomerFactory)
    location_type = "warehouse"
    city = "Chicago"
    state = "IL"
