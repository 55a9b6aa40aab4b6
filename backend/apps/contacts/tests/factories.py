"""Contacts as tests need them."""

import factory
from factory.django import DjangoModelFactory

from apps.contacts.models import ContactInfo
from apps.suppliers.tests.factories import SupplierFactory


class ContactInfoFactory(DjangoModelFactory):
    class Meta:
        model = ContactInfo

    name = factory.Sequence(lambda number: f"Dana Whitfield {number}")
    contact_type = "supplier"
    position = ["sales_rep"]
    email = factory.Sequence(lambda number: f"dana{number}@prairiecrest.example")
    phone = "620-555-0142 x12"
    supplier = factory.SubFactory(SupplierFactory)
