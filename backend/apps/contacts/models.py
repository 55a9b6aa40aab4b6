"""The people whom one calls at suppliers, customers, carriers and plants."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from apps.core.constraints import one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import ChoiceSetField, FoldedField, TitleField
from apps.core.indexes import ListIndex, SearchIndex
from apps.core.models import OwnedModel, Status, StatusModel


class ContactType(models.TextChoices):
    SUPPLIER = "supplier", "Supplier"
    CUSTOMER = "customer", "Customer"
    CARRIER = "carrier", "Carrier"
    PLANT = "plant", "Plant"


class Position(models.TextChoices):
    ACCOUNTS_RECEIVABLE = "accounts_receivable", "Accounts receivable"
    SALES_REP = "sales_rep", "Sales rep"
    OWNER = "owner", "Owner"
    LOGISTICS = "logistics", "Logistics"
    ACCOUNTS_PAYABLE = "accounts_payable", "Accounts payable"
    BUYER = "buyer", "Buyer"
    QUALITY = "quality", "Quality"
    RECEIVING = "receiving", "Receiving"
    SHIPPING = "shipping", "Shipping"


class ContactInfo(OwnedModel, StatusModel):
    """One person and how to reach them. Some work for several companies, so each may be named."""

    ENTITY = "contacts"
    SEARCH = ("name", "email", "phone", "mobile")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "pro_contactinfo",
        {
            "pro_contactinfoid": "dataverse_id",
            "pro_name": "name",
            "pro_contacttype": "contact_type",
            "pro_position": "position",
            "pro_email": "email",
            "pro_phone": "phone",
            "pro_cr7c4_supplier": "supplier",
            "pro_customer_lookup": "customer",
        },
        options={
            "contact_type": {895010000: "supplier", 895010001: "customer"},
            "position": {
                895010000: "accounts_receivable",
                895010001: "sales_rep",
                895010002: "owner",
                895010003: "logistics",
                895010004: "accounts_payable",
                895010005: "buyer",
            },
        },
        notes={
            "pro_position": "The column's own option set; the global set of that name numbers differently.",
            "pro_email": "Up to 4,000 characters there: what is no e-mail address goes to the notes.",
            "pro_phone": "Up to 4,000 characters there: what does not fit goes to the notes.",
        },
    )

    name = TitleField(help_text="The person's name.")
    name_folded = FoldedField(source="name")
    contact_type = models.CharField(
        max_length=20,
        choices=ContactType.choices,
        blank=True,
        default="",
        help_text="On which side they work.",
    )
    position = ChoiceSetField(choices=Position.choices, help_text="What they take care of.")
    email = models.EmailField(max_length=254, blank=True, default="", help_text="Where to write to.")
    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="The direct line, extension included."
    )
    mobile = models.CharField(
        max_length=100, blank=True, default="", help_text="Where calls and texts find them."
    )
    supplier = models.ForeignKey(
        "suppliers.Supplier",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        help_text="The supplier they work for.",
    )
    customer = models.ForeignKey(
        "customers.Customer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        help_text="The customer they work for.",
    )
    carrier = models.ForeignKey(
        "carriers.CarrierInfo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        help_text="The carrier they work for.",
    )
    plant = models.ForeignKey(
        "plants.Plant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        help_text="The plant they work at.",
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("contact_type", ContactType.choices, blank=True),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="contacts_by_name"),
            models.Index(fields=["created_on", "id"], name="contacts_by_creation"),
            models.Index(fields=["modified_on", "id"], name="contacts_by_change"),
            ListIndex(column="position", name="contacts_by_position"),
            SearchIndex(column="search_text", name="contacts_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)
