"""Suppliers, their places and approved sources as tests need them."""

import factory
from factory.django import DjangoModelFactory

from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping


class SupplierFactory(DjangoModelFactory):
    class Meta:
        model = Supplier

    name = factory.Sequence(lambda number: f"Prairie Crest Packing {number}")
    phone = "620-555-0142"
    city = "Garden City"
    state = "KS"
    postal_code = "67846"
    proteins = ["beef"]


class SupplierLocationFactory(DjangoModelFactory):
    class Meta:
        model = SupplierLocation

    name = factory.Sequence(lambda number: f"Cold store {number}")
    supplier = factory.SubFactory(SupplierFactory)
    location_type = "cold_storage"
    city = "Garden City"
    state = "KS"


class SupplierPlantMappingFactory(DjangoModelFactory):
    class Meta:
        model = SupplierPlantMapping

    plant = factory.SubFactory("apps.plants.tests.factories.PlantFactory")
    supplier = factory.SelfAttribute("plant.supplier")
    customer = factory.SubFactory("apps.customers.tests.factories.CustomerFactory")
    documents_needed = ["letter_of_guarantee"]
