from __future__ import annotations

import factory

from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping


class SupplierFactory(factory.django.DjangoModelFactory[Supplier]):
    class Meta:
        model = Supplier

    name = factory.Sequence(lambda number: f"Prairie Crest Packing {number}")
    city = "Garden City"
    state = "KS"


class SupplierLocationFactory(factory.django.DjangoModelFactory[SupplierLocation]):
    class Meta:
        model = SupplierLocation

    name = factory.Sequence(lambda number: f"Cold store {number}")
    supplier = factory.SubFactory(SupplierFactory)


class SupplierPlantMappingFactory(factory.django.DjangoModelFactory[SupplierPlantMapping]):
    class Meta:
        model = SupplierPlantMapping

    name = factory.Sequence(lambda number: f"Approved source {number}")
    supplier = factory.SubFactory(SupplierFactory)
    plant = factory.SubFactory(
        "apps.plants.tests.factories.PlantFactory", supplier=factory.SelfAttribute("..supplier")
    )
    customer = factory.SubFactory("apps.customers.tests.factories.CustomerFactory")
