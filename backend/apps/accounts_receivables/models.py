"""What customers agreed to pay, how, and how far they are trusted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from apps.core.choices import PaymentTerms
from apps.core.constraints import not_negative, one_of
from apps.core.dataverse import DataverseTable
from apps.core.fields import FoldedField, MoneyField, TitleField
from apps.core.indexes import OrderingIndex, SearchIndex
from apps.core.models import OwnedModel, Status, StatusModel


class PaymentMethod(models.TextChoices):
    WIRE = "wire", "Wire"
    ACH = "ach", "ACH"
    CHECK = "check", "Check"
    CREDIT_CARD = "credit_card", "Credit card"


class AccountsReceivable(OwnedModel, StatusModel):
    """One customer's account with us."""

    ENTITY = "accounts-receivables"
    SEARCH = ("name", "email", "phone", "terms")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "cr7c4_accountsreceivables",
        {
            "cr7c4_accountsreceivablesid": "dataverse_id",
            "cr7c4_names": "name",
            "cr7c4_email": "email",
            "cr7c4_phone": "phone",
            "cr7c4_terms": "terms",
        },
        notes={"cr7c4_terms": "Kept as written; payment_terms is read from it where it can be."},
    )

    name = TitleField(help_text="How the account is called, usually as its customer.")
    name_folded = FoldedField(source="name")
    customer = models.ForeignKey(
        "customers.Customer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        help_text="Whose account it is; a customer has one active account.",
    )
    email = models.EmailField(max_length=254, blank=True, default="", help_text="Where invoices go.")
    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="As dialled, extension included."
    )
    terms = models.CharField(
        max_length=100, blank=True, default="", help_text="The terms in words, as they were agreed."
    )
    payment_terms = models.CharField(
        max_length=20,
        choices=PaymentTerms.choices,
        blank=True,
        default="",
        help_text="When they have to pay.",
    )
    payment_method = models.CharField(
        max_length=20, choices=PaymentMethod.choices, blank=True, default="", help_text="How they pay."
    )
    credit_limit = MoneyField(
        null=True, blank=True, help_text="How much they may owe us, in USD; empty when none was agreed."
    )
    credit_hold = models.BooleanField(
        default=False, help_text="Stops booking new orders, never the invoicing of what has shipped."
    )
    credit_hold_reason = models.CharField(
        max_length=500, blank=True, default="", help_text="Why the account is on hold."
    )
    insured_limit = MoneyField(
        null=True, blank=True, help_text="How much of what they owe is insured, in USD."
    )
    insurance_expires_on = models.DateField(
        null=True, blank=True, help_text="The last day on which the credit insurance covers a sale."
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="What else one should know.")

    class Meta:
        verbose_name = "accounts receivable"
        verbose_name_plural = "accounts receivable"
        ordering = ["name_folded", "id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("payment_terms", PaymentTerms.choices, blank=True),
            one_of("payment_method", PaymentMethod.choices, blank=True),
            *not_negative("credit_limit", "insured_limit"),
            models.CheckConstraint(
                condition=~Q(credit_hold_reason="") | Q(credit_hold=False),
                name="credit_hold_has_a_reason",
                violation_error_message="A credit hold needs a reason.",
            ),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(status=Status.ACTIVE),
                name="one_active_account_per_customer",
                violation_error_message="This customer has an active account already.",
            ),
        ]
        indexes = [
            models.Index(fields=["name_folded", "id"], name="accounts_by_name"),
            models.Index(fields=["created_on", "id"], name="accounts_by_creation"),
            models.Index(fields=["modified_on", "id"], name="accounts_by_change"),
            OrderingIndex(column="credit_limit", name="accounts_by_limit"),
            OrderingIndex(column="insurance_expires_on", name="accounts_by_insurance"),
            SearchIndex(column="search_text", name="accounts_search"),
        ]

    def __str__(self) -> str:
        return str(self.name)
