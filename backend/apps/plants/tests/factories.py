"""Plants and establishments as tests need them."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.plants.models import Establishment, Plant
from apps.suppliers.tests.factories import SupplierFactory


class EstablishmentFactory(DjangoModelFactory[Establishment]):
    class Meta:
        model = Establishment

    establishment_id = Sequence(lambda number: 6000000 + number)
    establishment_numbers = Sequence(lambda number: [f"M{60000 + number}", f"P{60000 + number}"])
    name = Sequence(lambda number: f"Prairie Crest Packing {number}, Inc.")
    city = "Garden City"
    state = "KS"
    zip = "67846"
    size = "Large"


class PlantFactory(DjangoModelFactory[Plant]):
    class Meta:
        model = Plant

    name = Sequence(lambda number: f"Prairie Crest Garden City {number}")
    supplier = SubFactory(SupplierFactory)
    establishment_numbers = Sequence(lambda number: [f"M{70000 + number}"])
    plant_type = "beef"
    city = "Garden City"
    state = "KS"
