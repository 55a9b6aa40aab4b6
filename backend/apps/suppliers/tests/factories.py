"""Suppliers, their places and approved sources as tests need them."""

from factory.declarations import SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping


class SupplierFactory(DjangoModelFactory[Supplier]):
    class Meta:
        model = Supplier

    name = Sequence(lambda number: f"Prairie Crest Packing {number}")
    phone = "620-555-0142"
    city = "Garden City"
    state = "KS"
    postal_code = "67846"
    proteins = ["beef"]


class SupplierLocationFactory(DjangoModelFactory[SupplierLocation]):
    class Meta:
        model = SupplierLocation

    name = Sequence(lambda number: f"Cold store {number}")
    supplier = SubFactory(SupplierFactory)
    location_type = "cold_storage"
    city = "Garden City"
    state = "KS"


class SupplierPlantMappingFactory(DjangoModelFactory[SupplierPlantMapping]):
    class Meta:
        model = SupplierPlantMapping

    plant = SubFactory("apps.plants.tests.factories.PlantFactory")
    supplier = SelfAttribute("plant.supplier")
    customer = SubFactory("apps.customers.tests.factories.CustomerFactory")
    documents_needed = ["letter_of_guarantee"]
