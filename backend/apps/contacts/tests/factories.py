"""Contacts as tests need them."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.contacts.models import ContactInfo
from apps.suppliers.tests.factories import SupplierFactory


class ContactInfoFactory(DjangoModelFactory[ContactInfo]):
    class Meta:
        model = ContactInfo

    name = Sequence(lambda number: f"Dana Whitfield {number}")
    contact_type = "supplier"
    position = ["sales_rep"]
    email = Sequence(lambda number: f"dana{number}@prairiecrest.example")
    phone = "620-555-0142 x12"
    supplier = SubFactory(SupplierFactory)
