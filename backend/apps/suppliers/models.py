"""Suppliers, their locations, and which plants of theirs a customer accepts product from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from apps.core.choices import DocumentNeeded, LocationType, PaymentTerms, Protein
from apps.core.constraints import one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import ChoiceSetField, FoldedField, TitleField, shortened
from apps.core.indexes import ListIndex, OrderingIndex, SearchIndex
from apps.core.models import (
    AddressModel,
    ContactDetailsModel,
    OwnedModel,
    Status,
    StatusModel,
)


class DeliveryType(models.TextChoices):
    DELIVERS = "delivers", "Delivers"
    DOES_NOT_DELIVER = "does_not_deliver", "Does not deliver"


class ShippingOffered(models.TextChoices):
    DOMESTIC = "domestic", "Domestic"
    EXPORT = "export", "Export"
    BOTH = "both", "Domestic and export"
    NO = "no", "None"


class Supplier(AddressModel, ContactDetailsModel, OwnedModel, StatusModel):
    """A packer, processor or cold store that sells meat."""

    ENTITY = "suppliers"
    SEARCH = ("name", "phone", "email", "city", "state", "postal_code")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "cr7c4_supplier",
        {
            "cr7c4_supplierid": "dataverse_id",
            "cr7c4_nameofsupplier": "name",
            "cr7c4_datewhencreditapplicationwassent": "credit_application_sent_on",
            "cr7c4_profileofsupplierdeliverytype": "delivery_type",
            "cr7c4_accountsreceivablesid": "accounts_receivable",
            "pro_contactinfo_lookup": "primary_contact",
            "cr7c4_plant": "Plant.supplier",
            "pro_po_lookup": "PurchaseOrder.supplier",
        },
        options={"delivery_type": {0: "delivers", 1: "does_not_deliver"}},
        notes={
            "cr7c4_accountsreceivablesid": "Labelled OLD there.",
            "cr7c4_plant": "An inverse link: kept as the plant's supplier.",
            "pro_po_lookup": "An inverse link: kept as the order's supplier.",
        },
    )

    name = TitleField(help_text="The company as it trades.")
    name_folded = FoldedField(source="name")
    credit_application_sent_on = models.DateField(
        null=True, blank=True, help_text="The day our credit application went out to them."
    )
    delivery_type = models.CharField(
        max_length=20,
        choices=DeliveryType.choices,
        default=DeliveryType.DELIVERS,
        help_text="Whether they bring the product themselves.",
    )
    accounts_receivable = models.ForeignKey(
        "accounts_receivables.AccountsReceivable",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="suppliers",
        help_text="The account linked to them in the former application.",
    )
    primary_contact = models.ForeignKey(
        "contacts.ContactInfo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="primary_of_suppliers",
        help_text="Whom to call first; usually, not always, one of their own.",
    )
    proteins = ChoiceSetField(choices=Protein.choices, help_text="What they sell.")
    payment_terms = models.CharField(
        max_length=20,
        choices=PaymentTerms.choices,
        blank=True,
        default="",
        help_text="When they want to be paid.",
    )
    shipping_offered = models.CharField(
        max_length=20,
        choices=ShippingOffered.choices,
        blank=True,
        default="",
        help_text="Where they ship to.",
    )
    tested_product = models.BooleanField(default=False, help_text="Whether the product comes tested.")
    exportable = models.BooleanField(default=False, help_text="Whether the product may be exported.")
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("delivery_type", DeliveryType.choices),
            one_of("payment_terms", PaymentTerms.choices, blank=True),
            one_of("shipping_offered", ShippingOffered.choices, blank=True),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="suppliers_by_name"),
            models.Index(fields=["created_on", "id"], name="suppliers_by_creation"),
            models.Index(fields=["modified_on", "id"], name="suppliers_by_change"),
            OrderingIndex(column="credit_application_sent_on", name="suppliers_by_application"),
            ListIndex(column="proteins", name="suppliers_by_protein"),
            SearchIndex(column="search_text", name="suppliers_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class SupplierLocation(AddressModel, OwnedModel, StatusModel):
    """A place of a supplier: office, warehouse, cold store."""

    ENTITY = "supplier-locations"
    SEARCH = ("name", "city", "state", "postal_code", "contact_name", "phone", "email")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "pro_supplier_locations",
        {
            "pro_supplier_locationsid": "dataverse_id",
            "pro_locationname": "name",
            "pro_supplier_lookup": "supplier",
            "pro_supplier_lookup2": "supplier",
            "pro_address": "address",
            "pro_state": "state",
        },
        notes={"pro_supplier_lookup2": "Used where pro_supplier_lookup is empty; warns where they differ."},
    )

    name = TitleField(help_text="How the place is called.")
    name_folded = FoldedField(source="name")
    supplier = models.ForeignKey(
        Supplier,
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
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("location_type", LocationType.choices, blank=True),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="supplier_places_by_name"),
            models.Index(fields=["created_on", "id"], name="supplier_places_by_creation"),
            models.Index(fields=["modified_on", "id"], name="supplier_places_by_change"),
            SearchIndex(column="search_text", name="supplier_places_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class SupplierPlantMapping(OwnedModel, StatusModel):
    """An approved source: a customer accepts a supplier's product from one plant, given these documents."""

    ENTITY = "supplier-plant-mappings"
    SEARCH = ("name",)
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "pro_supplierplantmapping",
        {
            "pro_supplierplantmappingid": "dataverse_id",
            "pro_supplierplantmapping1": "name",
            "pro_supplierlookup": "supplier",
            "pro_customerlookup": "customer",
            "pro_plantlookup": "plant",
            "new_pro_contactinfo": "contact_info",
            "pro_purchaseorder": "purchase_order",
            "pro_doclistchoices": "documents_needed",
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

    name = TitleField(help_text="Supplier, plant and customer unless named otherwise.")
    name_folded = FoldedField(source="name")
    supplier = models.ForeignKey(
        Supplier, models.PROTECT, null=True, related_name="mappings", help_text="Whose product it is."
    )
    plant = models.ForeignKey(
        "plants.Plant", models.PROTECT, null=True, related_name="mappings", help_text="Where it is made."
    )
    customer = models.ForeignKey(
        "customers.Customer", models.PROTECT, null=True, related_name="mappings", help_text="Who accepts it."
    )
    contact_info = models.ForeignKey(
        "contacts.ContactInfo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mappings",
        help_text="Who answers for the approval.",
    )
    purchase_order = models.ForeignKey(
        "purchase_orders.PurchaseOrder",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mappings",
        help_text="The deal it was agreed on.",
    )
    documents_needed = ChoiceSetField(
        choices=DocumentNeeded.choices, help_text="What the customer wants to see from this source."
    )
    approved_on = models.DateField(null=True, blank=True, help_text="The day the customer agreed.")
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            models.UniqueConstraint(
                fields=["plant", "supplier", "customer"],
                condition=Q(status=Status.ACTIVE),
                name="one_active_mapping",
                violation_error_message="This plant is an approved source of this customer already.",
            ),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="mappings_by_name"),
            models.Index(fields=["created_on", "id"], name="mappings_by_creation"),
            models.Index(fields=["modified_on", "id"], name="mappings_by_change"),
            OrderingIndex(column="approved_on", name="mappings_by_approval"),
            ListIndex(column="documents_needed", name="mappings_by_document"),
            SearchIndex(column="search_text", name="mappings_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = self.name or self._generated_name()
        super().save(*args, **kwargs)

    def _generated_name(self) -> str:
        parts = [str(part) for part in (self.supplier, self.plant, self.customer) if part]
        return shortened(" · ".join(parts))
