"""Customers and docks as tests need them."""

import factory
from factory.django import DjangoModelFactory

from apps.customers.models import Customer, CustomerLocation


class CustomerFactory(DjangoModelFactory):
    class Meta:
        model = Customer

    name = factory.Sequence(lambda number: f"Lakeshore Foods {number}")
    city = "Chicago"
    state = "IL"
    postal_code = "60609"
    industry = ["processor"]
    proteins = ["beef", "pork"]


class CustomerLocationFactory(DjangoModelFactory):
    class Meta:
        model = CustomerLocation

    name = factory.Sequence(lambda number: f"Dock {number}")
    customer = factory.SubFactory(CustomerFactory)
    location_type = "warehouse"
    city = "Chicago"
    state = "IL"
