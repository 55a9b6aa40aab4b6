"""The company that runs this site: one row, read by nearly every request, changed once a year."""

from __future__ import annotations

import time
import zoneinfo
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import F, Q

from apps.core.fields import ChoiceSetField
from apps.core.models import AuditedModel
from apps.core.roles import Role

if TYPE_CHECKING:
    from apps.users.models import User

ONLY_ROW = 1
# Seconds after which another process sees a change; the process that made it sees it at once.
SEEN_ELSEWHERE_AFTER = 5.0


def valid_timezone(value: str) -> None:
    """Refuses what is not a name of the IANA time zone database."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError("Not a time zone such as America/Chicago.", code="invalid_timezone")


class CompanySettings(AuditedModel):
    """Name and address on papers, the series of order numbers, and what roles may see of each other."""

    ENTITY = "company"
    TITLE = "name"

    name = models.CharField(max_length=200, default="ProjectMeats", help_text="As printed on papers.")
    address_line_1 = models.CharField(max_length=200, blank=True, help_text="Street, or P.O. box.")
    address_line_2 = models.CharField(max_length=200, blank=True, help_text="Suite, floor.")
    city = models.CharField(max_length=100, blank=True, help_text="City.")
    state = models.CharField(max_length=100, blank=True, help_text="State or province.")
    postal_code = models.CharField(max_length=20, blank=True, help_text="ZIP code; zeros in front stay.")
    country = models.CharField(max_length=100, blank=True, help_text="Country.")
    phone = models.CharField(max_length=100, blank=True, help_text="As printed on papers.")
    email = models.EmailField(max_length=254, blank=True, help_text="As printed on papers.")
    logo = models.FileField(upload_to="company", blank=True, editable=False, help_text="Printed on papers.")
    timezone = models.CharField(
        max_length=64,
        default="America/Chicago",
        validators=[valid_timezone],
        help_text="IANA name of the time zone in which the company's days begin and end.",
    )
    po_number_prefix = models.CharField(
        max_length=20,
        default="PO-",
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9/._-]*\Z", "Letters, digits and / . _ - only.")],
        help_text="What every number of the series begins with.",
    )
    po_number_next = models.PositiveBigIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10**12)],
        help_text="The number that the next purchase order gets.",
    )
    po_number_width = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="Digits of a number, filled with zeros in front.",
    )
    purchase_order_terms = models.TextField(
        max_length=10_000, blank=True, help_text="Printed below every purchase order."
    )
    sales_confirmation_terms = models.TextField(
        max_length=10_000, blank=True, help_text="Printed below every sales confirmation."
    )
    brokers_see_own_book_only = models.BooleanField(
        default=False, help_text="Whether a broker sees only the purchase orders that are their own."
    )
    hide_others_margins = models.BooleanField(
        default=False, help_text="Whether a broker sees cost and margin of their own purchase orders only."
    )
    two_factor_roles = ChoiceSetField(
        choices=Role.choices, help_text="Roles that must sign in with a second factor."
    )
    demo = models.BooleanField(
        default=False, editable=False, help_text="Whether the records are made up, to try the program with."
    )

    class Meta:
        verbose_name_plural = "company settings"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(pk=ONLY_ROW), name="one_company"),
            models.CheckConstraint(
                condition=Q(po_number_next__gte=1, po_number_next__lte=10**12),
                name="po_number_next_in_bounds",
                violation_error_message="A number from 1 to 1,000,000,000,000.",
            ),
            models.CheckConstraint(
                condition=Q(po_number_width__gte=1, po_number_width__lte=12),
                name="po_number_width_in_bounds",
                violation_error_message="A number from 1 to 12.",
            ),
        ]

    _kept: ClassVar[tuple[float, CompanySettings] | None] = None

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> CompanySettings:
        """The one row, kept in this process for some seconds. Not for writing: that reads it anew, locked."""
        if cls._kept is None or time.monotonic() - cls._kept[0] > SEEN_ELSEWHERE_AFTER:
            cls._kept = (time.monotonic(), cls.stored())
        return cls._kept[1]

    @classmethod
    def stored(cls) -> CompanySettings:
        """The row as the database has it; made when it is missing."""
        return cls.objects.filter(pk=ONLY_ROW).first() or cls.objects.get_or_create(pk=ONLY_ROW)[0]

    @classmethod
    def forget(cls) -> None:
        """Read the row anew at the next call of `current`."""
        cls._kept = None

    @classmethod
    def take_po_number(cls) -> str:
        """The next number of the series, such as "PO-00042".

        To be called inside the transaction that uses the number, as late as possible: the row stays locked
        until its end, and with a rollback the number is free again, so that none is ever missing.
        """
        rows: models.QuerySet[CompanySettings] = models.QuerySet(cls).filter(pk=ONLY_ROW)
        if not rows.update(po_number_next=F("po_number_next") + 1):
            cls.stored()
            return cls.take_po_number()
        prefix, following, width = rows.values_list(
            "po_number_prefix", "po_number_next", "po_number_width"
        ).get()
        return f"{prefix}{following - 1:0{width}}"

    @classmethod
    def lock(cls) -> None:
        """Let one transaction at a time pass: for rules about rows that two people may change at once."""
        models.QuerySet(cls).select_for_update().filter(pk=cls.stored().pk).first()

    def stamp(self, user: User) -> None:
        """Who changed it is in the trail; the row itself has no owner."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        self.forget()
        transaction.on_commit(self.forget)
