"""Customers and the docks that loads go to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from apps.core.choices import AppointmentMethod, DocumentNeeded, LocationType, Protein
from apps.core.constraints import one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import ChoiceSetField, FoldedField, TitleField
from apps.core.indexes import ListIndex, SearchIndex
from apps.core.models import (
    AddressModel,
    ContactDetailsModel,
    OwnedModel,
    Status,
    StatusModel,
)


class Industry(models.TextChoices):
    PET_FOOD = "pet_food", "Pet food"
    PROCESSOR = "processor", "Processor"
    RETAIL = "retail", "Retail"
    WHOLESALE = "wholesale", "Wholesale"
    FOOD_SERVICE = "food_service", "Food service"
    EXPORT = "export", "Export"


class Customer(AddressModel, ContactDetailsModel, OwnedModel, StatusModel):
    """A further processor, distributor, retailer, food-service or pet-food maker that buys meat."""

    ENTITY = "customers"
    SEARCH = ("name", "phone", "email", "city", "state", "postal_code")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "pro_customer",
        {
            "pro_customerid": "dataverse_id",
            "pro_customername": "name",
            "pro_documentsneeded": "documents_needed",
        },
        options={
            "documents_needed": {
                895010000: "letter_of_guarantee",
                895010001: "audit_report",
                895010002: "brc",
                895010003: "animal_welfare",
                895010004: "spec_sheet",
                895010005: "label_picture",
            }
        },
    )

    name = TitleField(help_text="The company as it trades.")
    name_folded = FoldedField(source="name")
    documents_needed = ChoiceSetField(
        choices=DocumentNeeded.choices, help_text="What they want to see before they accept product."
    )
    industry = ChoiceSetField(choices=Industry.choices, help_text="What business they are in.")
    proteins = ChoiceSetField(choices=Protein.choices, help_text="What they buy.")
    picks_up_loads = models.BooleanField(default=False, help_text="Whether they send trucks of their own.")
    requires_exportable = models.BooleanField(
        default=False, help_text="Whether they buy only product that may be exported."
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [one_of("status", Status.choices)]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="customers_by_name"),
            models.Index(fields=["created_on", "id"], name="customers_by_creation"),
            models.Index(fields=["modified_on", "id"], name="customers_by_change"),
            ListIndex(column="documents_needed", name="customers_by_document"),
            ListIndex(column="industry", name="customers_by_industry"),
            ListIndex(column="proteins", name="customers_by_protein"),
            SearchIndex(column="search_text", name="customers_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class CustomerLocation(AddressModel, OwnedModel, StatusModel):
    """A ship-to dock of a customer: where loads are delivered and how one gets an appointment there."""

    ENTITY = "customer-locations"
    SEARCH = ("name", "city", "state", "postal_code", "contact_name", "phone", "email")

    name = TitleField(help_text="How the place is called.")
    name_folded = FoldedField(source="name")
    customer = models.ForeignKey(
        Customer,
        models.PROTECT,
        null=True,
        related_name="locations",
        help_text="Whose place it is; missing only on migrated rows.",
    )
    location_type = models.CharField(
        max_length=20,
        choices=LocationType.choices,
        blank=True,
        default="",
        help_text="What kind of place it is.",
    )
    contact_name = models.CharField(max_length=200, blank=True, default="", help_text="Whom to ask for.")
    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="As dialled, extension included."
    )
    email = models.EmailField(max_length=254, blank=True, default="", help_text="Where to write to.")
    receiving_hours = models.CharField(
        max_length=500,
        blank=True,
        default="",
        help_text="When the dock takes loads, such as Mon-Fri 6:00-14:00.",
    )
    appointment_method = models.CharField(
        max_length=20,
        choices=AppointmentMethod.choices,
        blank=True,
        default="",
        help_text="How a delivery appointment is made.",
    )
    appointment_contact = models.CharField(
        max_length=500, blank=True, default="", help_text="The number, address or website where it is made."
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("location_type", LocationType.choices, blank=True),
            one_of("appointment_method", AppointmentMethod.choices, blank=True),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="docks_by_name"),
            models.Index(fields=["created_on", "id"], name="docks_by_creation"),
            models.Index(fields=["modified_on", "id"], name="docks_by_change"),
            SearchIndex(column="search_text", name="docks_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)
