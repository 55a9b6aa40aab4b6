"""The trucking companies that move loads."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models

from apps.core.choices import AppointmentMethod, PaymentTerms
from apps.core.constraints import one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import ChoiceSetField, FoldedField, TitleField
from apps.core.indexes import ListIndex, OrderingIndex, SearchIndex
from apps.core.models import AddressModel, OwnedModel, Status, StatusModel


class Equipment(models.TextChoices):
    REEFER = "reefer", "Reefer"
    DRY_VAN = "dry_van", "Dry van"
    FLATBED = "flatbed", "Flatbed"
    RAIL = "rail", "Rail"
    OCEAN = "ocean", "Ocean"


EIGHT_DIGITS = RegexValidator(r"^[0-9]{1,8}$", "1 to 8 digits, without letters in front.")
FOUR_LETTERS = RegexValidator(r"^[A-Za-z]{2,4}$", "2 to 4 letters.")


class CarrierInfo(AddressModel, OwnedModel, StatusModel):
    """A motor, rail or ocean carrier with the numbers by which its authority and insurance are checked."""

    ENTITY = "carriers"
    SEARCH = ("name", "contact_name", "phone", "email", "mc_number", "usdot_number", "scac", "city", "state")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "cr7c4_carrierinfo",
        {
            "cr7c4_carrierinfoid": "dataverse_id",
            "cr7c4_name": "name",
            "cr7c4_address": "address",
            "cr7c4_contactname": "contact_name",
            "cr7c4_releasenumber": "release_number",
            "cr7c4_supplierid": "supplier",
        },
    )

    name = TitleField(help_text="The company as it trades.")
    name_folded = FoldedField(source="name")
    contact_name = models.CharField(max_length=200, blank=True, default="", help_text="Whom to ask for.")
    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="As dialled, extension included."
    )
    email = models.EmailField(max_length=254, blank=True, default="", help_text="Where to write to.")
    release_number = models.CharField(
        max_length=100, blank=True, default="", help_text="What their drivers quote at the plant gate."
    )
    supplier = models.ForeignKey(
        "suppliers.Supplier",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carriers",
        help_text="The supplier whose loads they usually haul.",
    )
    mc_number = models.CharField(
        "MC number",
        max_length=8,
        blank=True,
        default="",
        validators=[EIGHT_DIGITS],
        help_text="Motor carrier docket number of the FMCSA, digits only.",
    )
    usdot_number = models.CharField(
        "USDOT number",
        max_length=8,
        blank=True,
        default="",
        validators=[EIGHT_DIGITS],
        help_text="Number at the US Department of Transportation, digits only.",
    )
    scac = models.CharField(
        "SCAC",
        max_length=4,
        blank=True,
        default="",
        validators=[FOUR_LETTERS],
        help_text="Standard Carrier Alpha Code, 2 to 4 letters.",
    )
    equipment = ChoiceSetField(choices=Equipment.choices, help_text="What they haul with.")
    insurance_provider = models.CharField(
        max_length=200, blank=True, default="", help_text="Who insures their cargo."
    )
    insurance_policy_number = models.CharField(
        max_length=100, blank=True, default="", help_text="As written on the certificate of insurance."
    )
    insurance_expires_on = models.DateField(
        null=True, blank=True, help_text="The last day on which the insurance covers a load."
    )
    appointment_method = models.CharField(
        max_length=20,
        choices=AppointmentMethod.choices,
        blank=True,
        default="",
        help_text="How a pickup is arranged with them.",
    )
    payment_terms = models.CharField(
        max_length=20,
        choices=PaymentTerms.choices,
        blank=True,
        default="",
        help_text="When they want to be paid.",
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("appointment_method", AppointmentMethod.choices, blank=True),
            one_of("payment_terms", PaymentTerms.choices, blank=True),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="carriers_by_name"),
            models.Index(fields=["created_on", "id"], name="carriers_by_creation"),
            models.Index(fields=["modified_on", "id"], name="carriers_by_change"),
            OrderingIndex(column="insurance_expires_on", name="carriers_by_insurance"),
            ListIndex(column="equipment", name="carriers_by_equipment"),
            SearchIndex(column="search_text", name="carriers_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)
