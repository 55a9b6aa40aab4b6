"""By what plants and establishments are found."""

from __future__ import annotations

from apps.core.exceptions import RuleBroken
from apps.core.filters import EntityFilterSet, ParameterFilter
from apps.core.serializer_fields import TextField
from apps.plants.establishment_numbers import MAX_TEXT, candidates
from apps.plants.models import Establishment, Plant


class NumberFilter(ParameterFilter):
    """Rows that hold one of the establishment numbers that the text may mean, in any spelling."""

    def __init__(self) -> None:
        super().__init__(
            TextField(max_length=MAX_TEXT), field_name="establishment_numbers", lookup_expr="has"
        )

    def read(self, raw: str) -> list[str]:
        try:
            numbers = candidates(super().read(raw))
        except ValueError as error:
            raise RuleBroken({self.field_name: [str(error)]}) from error
        if not numbers:
            raise RuleBroken({self.field_name: ["There is no establishment number in it."]})
        return numbers


class PlantFilter(EntityFilterSet):
    establishment_numbers = NumberFilter()

    class Meta:
        model = Plant
        fields = (
            "name",
            "supplier",
            "establishment",
            "plant_type",
            "phone",
            "location",
            "city",
            "state",
            "postal_code",
            "country",
            "release_number",
            "load_pickup_requirements",
            "storage",
            "appointment_method",
            "notes",
        )


class EstablishmentFilter(EntityFilterSet):
    establishment_numbers = NumberFilter()

    class Meta:
        model = Establishment
        fields = (
            "establishment_id",
            "name",
            "duns_number",
            "street",
            "city",
            "state",
            "zip",
            "phone",
            "grant_date",
            "activities",
            "dbas",
            "district",
            "circuit",
            "size",
            "county",
            "fips_code",
            "gone_since",
        )
