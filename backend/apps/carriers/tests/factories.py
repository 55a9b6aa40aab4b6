"""Carriers as tests need them."""

import factory
from factory.django import DjangoModelFactory

from apps.carriers.models import CarrierInfo


class CarrierInfoFactory(DjangoModelFactory):
    class Meta:
        model = CarrierInfo

    name = factory.Sequence(lambda number: f"Blue Mesa Refrigerated {number}")
    city = "Amarillo"
    state = "TX"
    mc_number = factory.Sequence(lambda number: str(100000 + number))
    equipment = ["reefer"]
