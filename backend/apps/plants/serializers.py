"""What the API takes and gives for plants and for the USDA directory."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.core.fields import WordListField
from apps.core.serializer_fields import TextField
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer, StrictSerializer
from apps.plants import establishment_numbers
from apps.plants.models import Establishment, Plant


class EstablishmentNumbersField(TextField):
    """Numbers as people write them; kept one by one, shown joined by `+`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": establishment_numbers.MAX_TEXT, "allow_blank": True, **kwargs})

    def to_internal_value(self, data: Any) -> Any:
        try:
            return establishment_numbers.parse(super().to_internal_value(data))
        except ValueError as error:
            raise serializers.ValidationError(str(error), "rule") from error

    def to_representation(self, value: Any) -> str:
        return establishment_numbers.join(value)


class NumberedSerializer(StrictSerializer):
    """Of a model that keeps establishment numbers."""

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        if type(model_field) is WordListField:  # a set of choices is a list of words, too
            return EstablishmentNumbersField, {"required": False, "help_text": model_field.help_text}
        return super().build_standard_field(field_name, model_field)


class PlantSerializer(NumberedSerializer, EntitySerializer):
    class Meta:
        model = Plant
        fields = (
            *ENTITY_FIELDS,
            "name",
            "supplier",
            "supplier_name",
            "establishment",
            "establishment_name",
            "establishment_numbers",
            "plant_type",
            "phone",
            "location",
            "address",
            "city",
            "state",
            "postal_code",
            "country",
            "latitude",
            "longitude",
            "release_number",
            "load_pickup_requirements",
            "storage",
            "pickup_hours",
            "appointment_method",
            "notes",
        )
        example = {
            "name": "Prairie Crest Garden City",
            "supplier": 1,
            "establishment_numbers": "M245C+P245C",
            "plant_type": "beef",
            "phone": "620-555-0142",
            "address": "1200 Packing Road",
            "city": "Garden City",
            "state": "KS",
            "postal_code": "67846",
            "latitude": "37.97168800",
            "longitude": "-100.87266200",
            "load_pickup_requirements": ["forklift_required", "release_number_used"],
            "storage": ["internal_cold"],
            "pickup_hours": "Mon-Fri 6:00-14:00",
            "appointment_method": "phone",
        }


class EstablishmentSerializer(NumberedSerializer):
    class Meta:
        model = Establishment
        fields = (
            "id",
            "establishment_id",
            "establishment_numbers",
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
            "latitude",
            "longitude",
            "county",
            "fips_code",
            "gone_since",
        )
        read_only_fields = fields


class DirectoryFileSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(
        allow_empty_file=True,
        help_text="The MPI Directory by Establishment Number, CSV, as FSIS publishes it.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(
                dict.fromkeys(unknown, "There is no such field."), "unknown_field"
            )
        return attrs


class DirectoryWarningSerializer(serializers.Serializer[Any]):
    row = serializers.IntegerField(help_text="The row as a spreadsheet counts it; the header is 1.")
    column = serializers.CharField(allow_blank=True, help_text="Empty where it is about the whole row.")
    message = serializers.CharField(help_text="What somebody may want to look at; the value was kept.")


class LoadedSerializer(serializers.Serializer[Any]):
    """What became of every row of a directory: `read` is `created + updated + unchanged`."""

    read = serializers.IntegerField(help_text="Rows of the file.")
    created = serializers.IntegerField(help_text="Establishments that are new.")
    updated = serializers.IntegerField(help_text="Establishments that changed, or are listed again.")
    unchanged = serializers.IntegerField(help_text="Establishments that are as they were.")
    gone = serializers.IntegerField(help_text="Establishments that were listed before and are no longer.")
    repaired_zips = serializers.IntegerField(help_text="ZIP codes that got their leading zeros back.")
    repaired_county_codes = serializers.IntegerField(help_text="County codes that got theirs back.")
    warnings = DirectoryWarningSerializer(many=True)
