"""Plants, and the USDA directory of establishments from which they are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from apps.core.choices import AppointmentMethod
from apps.core.constraints import one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import ChoiceSetField, FoldedField, SearchField, TitleField, WordListField
from apps.core.indexes import ListIndex, OrderingIndex, SearchIndex
from apps.core.models import AddressModel, OwnedModel, Status, StatusModel
from apps.plants.fsis_directory import TEXT_LENGTHS

if TYPE_CHECKING:
    from apps.users.models import User


class PlantType(models.TextChoices):
    BEEF = "beef", "Beef"
    CHICKEN = "chicken", "Chicken"
    PORK = "pork", "Pork"
    TURKEY = "turkey", "Turkey"
    LAMB = "lamb", "Lamb"
    VEAL = "veal", "Veal"
    SEAFOOD = "seafood", "Seafood"
    MIXED = "mixed", "Mixed"
    COLD_STORAGE = "cold_storage", "Cold storage"


class LoadPickupRequirement(models.TextChoices):
    FORKLIFT_REQUIRED = "forklift_required", "Forklift required"
    HANDLE_WITH_CARE = "handle_with_care", "Handle with care"
    NONE = "none", "No special requirements"
    STANDARD_LOADING = "standard_loading", "Standard loading"
    RELEASE_NUMBER_USED = "release_number_used", "Release number used"


class Storage(models.TextChoices):
    INTERNAL_COLD = "internal_cold", "Internal cold"
    OUTSIDE_COLD = "outside_cold", "Outside cold"


class DegreesField(models.DecimalField):  # type: ignore[type-arg]  # generic in the stubs only
    """Degrees of latitude or longitude with 8 decimals, about a millimetre, within `bound` on either side."""

    def __init__(self, *args: Any, bound: int, **kwargs: Any) -> None:
        self.bound = bound
        kwargs |= {"max_digits": 11, "decimal_places": 8, "null": True, "blank": True}
        kwargs["validators"] = [MinValueValidator(-bound), MaxValueValidator(bound)]
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "bound": self.bound}


class EstablishmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """The directory is public."""
        return self


class Establishment(models.Model):
    """A row of the USDA FSIS directory: written only by loading a newer file, never by hand."""

    ENTITY = "establishments"
    TITLE = "name"
    SEARCH = ("name", "establishment_numbers", "dbas", "city")

    establishment_id = models.PositiveIntegerField(
        unique=True, help_text="The number that FSIS keeps it under."
    )
    establishment_numbers = WordListField(help_text="Its numbers by type, joined by +, such as M245C+P245C.")
    name = TitleField(max_length=TEXT_LENGTHS["establishment_name"], help_text="The company.")
    name_folded = FoldedField(source="name")
    duns_number = models.CharField(
        "DUNS number",
        max_length=TEXT_LENGTHS["duns_number"],
        blank=True,
        default="",
        help_text="Its number at Dun & Bradstreet.",
    )
    street = models.CharField(
        max_length=TEXT_LENGTHS["street"], blank=True, default="", help_text="Street and house number."
    )
    city = models.CharField(
        max_length=TEXT_LENGTHS["city"], blank=True, default="", help_text="City or town."
    )
    state = models.CharField(max_length=2, help_text="Two-letter code of the state or territory.")
    zip = models.CharField(
        "ZIP code", max_length=TEXT_LENGTHS["zip"], blank=True, default="", help_text="Leading zeros stay."
    )
    phone = models.CharField(
        max_length=TEXT_LENGTHS["phone"], blank=True, default="", help_text="Extension included."
    )
    grant_date = models.DateField(null=True, blank=True, help_text="Since when it may work under inspection.")
    activities = models.TextField(
        max_length=TEXT_LENGTHS["activities"],
        blank=True,
        default="",
        help_text="What it does, parted by semicolons.",
    )
    dbas = models.TextField(
        "DBAs",
        max_length=TEXT_LENGTHS["dbas"],
        blank=True,
        default="",
        help_text="Under which names it does business, parted by semicolons.",
    )
    district = models.CharField(
        max_length=TEXT_LENGTHS["district"], blank=True, default="", help_text="FSIS district."
    )
    circuit = models.CharField(
        max_length=TEXT_LENGTHS["circuit"], blank=True, default="", help_text="FSIS circuit."
    )
    size = models.CharField(
        max_length=TEXT_LENGTHS["size"],
        blank=True,
        default="",
        help_text="Large, small or very small by HACCP.",
    )
    latitude = DegreesField(bound=90, help_text="Degrees north.")
    longitude = DegreesField(bound=180, help_text="Degrees east; negative in the Americas.")
    county = models.CharField(max_length=TEXT_LENGTHS["county"], blank=True, default="", help_text="County.")
    fips_code = models.CharField(
        "FIPS code",
        max_length=TEXT_LENGTHS["fips_code"],
        blank=True,
        default="",
        help_text="Federal code of the county, five digits.",
    )
    gone_since = models.DateField(
        null=True,
        blank=True,
        help_text="The day a newer directory came without it; empty while it is listed.",
    )
    search_text = SearchField()

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        ordering = ["name_folded", "id"]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="establishments_by_name"),
            OrderingIndex(column="grant_date", name="establishments_by_grant"),
            ListIndex(column="establishment_numbers", name="establishments_by_number"),
            SearchIndex(column="search_text", name="establishments_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Plant(AddressModel, OwnedModel, StatusModel):
    """A processing facility or cold store, known to the trade by its establishment numbers."""

    ENTITY = "plants"
    SEARCH = (
        "name",
        "establishment_numbers",
        "location",
        "city",
        "state",
        "postal_code",
        "phone",
        "release_number",
    )
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "cr7c4_plant",
        {
            "cr7c4_plantid": "dataverse_id",
            "cr7c4_plantname": "name",
            "cr7c4_supplierid": "supplier",
            "cr7c4_planttype": "plant_type",
            "cr7c4_location": "location",
            "cr7c4_releasenumber": "release_number",
            "cr7c4_loadpickuprequirements": "load_pickup_requirements",
            "cr7c4_storage": "storage",
        },
        options={
            "plant_type": {166990000: "beef", 166990001: "chicken", 166990002: "pork", 166990003: "turkey"},
            "load_pickup_requirements": {
                166990000: "forklift_required",
                166990001: "handle_with_care",
                166990002: "none",
                166990003: "standard_loading",
                166990004: "release_number_used",
            },
            "storage": {166990001: "internal_cold", 166990002: "outside_cold"},
        },
    )

    name = TitleField(help_text="The plant as the trade calls it.")
    name_folded = FoldedField(source="name")
    supplier = models.ForeignKey(
        "suppliers.Supplier",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plants",
        help_text="Who sells what is made here.",
    )
    establishment = models.ForeignKey(
        Establishment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plants",
        help_text="The row of the USDA directory that it was filled in from.",
    )
    establishment_numbers = WordListField(
        help_text="Numbers of federal inspection, such as M245C+P245C; any spelling."
    )
    plant_type = models.CharField(
        max_length=20, choices=PlantType.choices, blank=True, default="", help_text="What it makes."
    )
    location = models.CharField(
        max_length=100, blank=True, default="", help_text="Where it is, in words, as one tells a driver."
    )
    latitude = DegreesField(bound=90, help_text="Degrees north.")
    longitude = DegreesField(bound=180, help_text="Degrees east; negative in the Americas.")
    release_number = models.CharField(
        max_length=100, blank=True, default="", help_text="What drivers quote at the gate."
    )
    load_pickup_requirements = ChoiceSetField(
        choices=LoadPickupRequirement.choices, help_text="What a truck needs to be loaded here."
    )
    storage = ChoiceSetField(choices=Storage.choices, help_text="Where product waits for the truck.")
    pickup_hours = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="When trucks are loaded, such as Mon-Fri 6:00-14:00.",
    )
    appointment_method = models.CharField(
        max_length=20,
        choices=AppointmentMethod.choices,
        blank=True,
        default="",
        help_text="How a pickup appointment is made.",
    )
    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="As dialled, extension included."
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("plant_type", PlantType.choices, blank=True),
            one_of("appointment_method", AppointmentMethod.choices, blank=True),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90)),
                name="plant_latitude_on_earth",
                violation_error_message="Latitudes run from -90 to 90 degrees.",
            ),
            models.CheckConstraint(
                condition=Q(longitude__range=(-180, 180)),
                name="plant_longitude_on_earth",
                violation_error_message="Longitudes run from -180 to 180 degrees.",
            ),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="plants_by_name"),
            models.Index(fields=["created_on", "id"], name="plants_by_creation"),
            models.Index(fields=["modified_on", "id"], name="plants_by_change"),
            ListIndex(column="establishment_numbers", name="plants_by_number"),
            ListIndex(column="load_pickup_requirements", name="plants_by_requirement"),
            ListIndex(column="storage", name="plants_by_storage"),
            SearchIndex(column="search_text", name="plants_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)
