"""Files attached to records: certificates, contracts, bills of lading, proofs of delivery."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from apps.core.choices import DocumentNeeded
from apps.core.constraints import one_of
from apps.core.fields import FoldedField
from apps.core.indexes import OrderingIndex, SearchIndex
from apps.core.models import EntityQuerySet, OwnedModel, Status, StatusModel

if TYPE_CHECKING:
    from apps.users.models import User

# What a document can hang on, and the entity of each: a document has exactly one of them.
PARENTS = {
    "supplier": "suppliers",
    "plant": "plants",
    "customer": "customers",
    "contact": "contacts",
    "carrier": "carriers",
    "purchase_order": "purchase-orders",
    "mapping": "supplier-plant-mappings",
    "account": "accounts-receivables",
}


class DocumentKind(models.TextChoices):
    """What a document is; the first six are what customers ask for (`DocumentNeeded`)."""

    LETTER_OF_GUARANTEE = DocumentNeeded.LETTER_OF_GUARANTEE.value, "Letter of guarantee"
    AUDIT_REPORT = DocumentNeeded.AUDIT_REPORT.value, "Audit report"
    BRC = DocumentNeeded.BRC.value, "BRC"
    ANIMAL_WELFARE = DocumentNeeded.ANIMAL_WELFARE.value, "Animal welfare"
    SPEC_SHEET = DocumentNeeded.SPEC_SHEET.value, "Spec sheet"
    LABEL_PICTURE = DocumentNeeded.LABEL_PICTURE.value, "Label picture"
    COI = "coi", "Certificate of insurance"
    W9 = "w9", "W-9"
    CARRIER_PACKET = "carrier_packet", "Carrier packet"
    HACCP = "haccp", "HACCP plan"
    HALAL = "halal", "Halal certificate"
    KOSHER = "kosher", "Kosher certificate"
    ORGANIC = "organic", "Organic certificate"
    EXPORT = "export", "Export certificate"
    PO = "po", "Purchase order"
    CONFIRMATION = "confirmation", "Sales confirmation"
    BOL = "bol", "Bill of lading"
    WEIGHT_SHEET = "weight_sheet", "Weight sheet"
    COA = "coa", "Certificate of analysis"
    POD = "pod", "Proof of delivery"
    SUPPLIER_INVOICE = "supplier_invoice", "Supplier invoice"
    FREIGHT_INVOICE = "freight_invoice", "Freight invoice"
    LUMPER_RECEIPT = "lumper_receipt", "Lumper receipt"
    TEMPERATURE_LOG = "temperature_log", "Temperature log"
    CLAIM_PHOTO = "claim_photo", "Claim photo"
    OTHER = "other", "Other"


class DocumentQuerySet(EntityQuerySet):
    """Documents are seen by whoever sees the record that they hang on."""

    def visible_to(self, user: User) -> Self:
        rows = self.all()
        for name, model in parent_models().items():
            seen = model.objects.all().visible_to(user)
            if seen.query.where:
                rows = rows.filter(Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__in": seen}))
        return rows

    def bytes_of(self, user: User) -> int:
        """The bytes of every file that `user` has uploaded, deleted ones included: those are kept too."""
        return int(self.filter(created_by=user).aggregate(bytes=models.Sum("size", default=0))["bytes"])


def parent_models() -> dict[str, Any]:
    """The model that each parent reference points to."""
    return {name: Document._meta.get_field(name).related_model for name in PARENTS}


def stored_name(_document: models.Model, _filename: str) -> str:
    """A random name in one of 65,536 folders; nothing of the name that the uploader gave."""
    name = secrets.token_hex(32)
    return f"documents/{name[:2]}/{name[2:4]}/{name}"


def _parent(to: str, what: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        to,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        help_text=f"The {what} that it belongs to.",
    )


class Document(OwnedModel, StatusModel):
    """A file that hangs on exactly one record."""

    ENTITY = "documents"
    TITLE = "original_name"
    SEARCH = ("original_name", "number", "issuing_body", "notes")
    SECRETS = ("file",)

    file = models.FileField(
        upload_to=stored_name, max_length=120, editable=False, help_text="Where the bytes are."
    )
    original_name = models.CharField(
        max_length=255, editable=False, help_text="The file's name when it was uploaded."
    )
    original_name_folded = FoldedField(source="original_name")
    content_type = models.CharField(
        max_length=100, editable=False, help_text="What the bytes are, not what was claimed."
    )
    size = models.PositiveIntegerField(editable=False, help_text="Bytes.")
    sha256 = models.CharField(
        max_length=64, editable=False, help_text="SHA-256 of the bytes, in hexadecimal."
    )
    kind = models.CharField(
        max_length=20,
        choices=DocumentKind.choices,
        default=DocumentKind.OTHER,
        help_text="What kind of document it is.",
    )
    issued_on = models.DateField(null=True, blank=True, help_text="The day it was issued.")
    expires_on = models.DateField(null=True, blank=True, help_text="The last day on which it holds.")
    number = models.CharField(
        max_length=100, blank=True, default="", help_text="Its number, as printed on it."
    )
    issuing_body = models.CharField(max_length=200, blank=True, default="", help_text="Who issued it.")
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    supplier = _parent("suppliers.Supplier", "supplier")
    plant = _parent("plants.Plant", "plant")
    customer = _parent("customers.Customer", "customer")
    contact = _parent("contacts.ContactInfo", "contact")
    carrier = _parent("carriers.CarrierInfo", "carrier")
    purchase_order = _parent("purchase_orders.PurchaseOrder", "purchase order")
    mapping = _parent("suppliers.SupplierPlantMapping", "approved source")
    account = _parent("accounts_receivables.AccountsReceivable", "account")

    plants = models.ManyToManyField(
        "plants.Plant", blank=True, related_name="covering_documents", help_text="The plants that it covers."
    )

    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_on", "-id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("kind", DocumentKind.choices),
            models.CheckConstraint(
                condition=Q(
                    *(Q(*((f"{other}__isnull", other != name) for other in PARENTS)) for name in PARENTS),
                    _connector=Q.OR,
                ),
                name="documents_have_one_parent",
                violation_error_message="A document belongs to exactly one record.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True)
                | Q(issued_on__isnull=True)
                | Q(expires_on__gte=models.F("issued_on")),
                name="documents_expire_after_issue",
                violation_error_message="Must not be before the day of issue.",
            ),
        ]
        indexes = [
            models.Index(fields=["created_on", "id"], name="documents_by_creation"),
            models.Index(fields=["modified_on", "id"], name="documents_by_change"),
            models.Index(fields=["original_name_folded", "id"], name="documents_by_name"),
            OrderingIndex(column="expires_on", name="documents_by_expiry"),
            SearchIndex(column="search_text", name="documents_search"),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def parent_field(self) -> str:
        """The name of the one reference that is set, such as `purchase_order`."""
        return next(name for name in PARENTS if getattr(self, f"{name}_id") is not None)
