"""Carriers as tests need them."""

from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from apps.carriers.models import CarrierInfo


class CarrierInfoFactory(DjangoModelFactory[CarrierInfo]):
    class Meta:
        model = CarrierInfo

    name = Sequence(lambda number: f"Blue Mesa Refrigerated {number}")
    city = "Amarillo"
    state = "TX"
    mc_number = Sequence(lambda number: str(100000 + number))
    equipment = ["reefer"]
