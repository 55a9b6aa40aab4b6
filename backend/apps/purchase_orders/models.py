"""Purchase orders: one supplier sells items to one customer through us."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from apps.company.models import CompanySettings
from apps.core.constraints import ColumnConstraint, not_negative, one_of
from apps.core.dataverse import DataverseTable
from apps.core.exceptions import RuleBroken
from apps.core.fields import FoldedField, MoneyField, PriceField, TitleField, WeightField
from apps.core.indexes import OrderingIndex, SearchIndex
from apps.core.models import EntityQuerySet, OwnedModel, Status, StatusModel
from apps.core.roles import Role, role_of
from apps.purchase_orders import pricing
from apps.purchase_orders.currencies import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from apps.users.models import User


class Mode(models.TextChoices):
    PRINCIPAL = "principal", "Principal"
    AGENCY = "agency", "Agency"


class Stage(models.TextChoices):
    DRAFT = "draft", "Draft"
    BOOKED = "booked", "Booked"
    CONFIRMED = "confirmed", "Confirmed"
    IN_TRANSIT = "in_transit", "In transit"
    DELIVERED = "delivered", "Delivered"
    INVOICED = "invoiced", "Invoiced"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Haulage(models.TextChoices):
    SUPPLIER_DELIVERS = "supplier_delivers", "Supplier delivers"
    CUSTOMER_PICKS_UP = "customer_picks_up", "Customer picks up"
    WE_ARRANGE = "we_arrange", "We arrange"


class FreightTerms(models.TextChoices):
    FOB_PLANT = "fob_plant", "FOB plant"
    DELIVERED = "delivered", "Delivered"


class Unit(models.TextChoices):
    CASE = "case", "Case"
    COMBO = "combo", "Combo"
    PALLET = "pallet", "Pallet"
    PIECE = "piece", "Piece"
    TOTE = "tote", "Tote"
    LB = "lb", "lb"


class PriceBasis(models.TextChoices):
    LB = "lb", "lb"
    CWT = "cwt", "cwt"
    CASE = "case", "Case"
    LUMP = "lump", "Lump sum"


class CommissionBasis(models.TextChoices):
    LB = "lb", "lb"
    CWT = "cwt", "cwt"
    PERCENT = "percent", "Percent"


def _columns_of(totals: pricing.OrderTotals) -> Iterator[tuple[str, Decimal | None]]:
    for when in ("estimated", "actual"):
        for what, value in asdict(getattr(totals, when)).items():
            yield f"{when}_{what}", value


def _refuse_beyond(column: Any, value: Decimal | None) -> None:
    if value is not None and abs(value) >= 10 ** (column.max_digits - column.decimal_places):
        raise RuleBroken(
            {"lines": [f"Too much for one order: its {column.verbose_name} has too many digits."]}
        )


UNBOOKED = (Stage.DRAFT, Stage.CANCELLED)


class PurchaseOrderQuerySet(EntityQuerySet):
    def visible_to(self, user: User) -> Self:
        """A company may confine brokers to the orders that they own."""
        is_broker = role_of(user) == Role.BROKER
        if is_broker and CompanySettings.current().brokers_see_own_book_only:
            return self.filter(owner=user)
        return self


def _profit(help_text: str) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        max_digits=12, decimal_places=2, default=0, editable=False, help_text=help_text
    )


def _profit_per_lb(help_text: str) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        max_digits=15, decimal_places=4, null=True, editable=False, help_text=help_text
    )


class NotBefore(ColumnConstraint):
    """`Q(later__gte=F("earlier"))` of two dates, compared in Python before a write, not by the database."""

    def validate(self, model: Any, instance: Any, *args: Any, **kwargs: Any) -> None:
        condition: Any = self.condition
        ((lookup, earlier),) = condition.children
        days = getattr(instance, lookup.removesuffix("__gte")), getattr(instance, earlier.name)
        if None not in days and days[0] < days[1]:
            raise ValidationError(self.get_violation_error_message())


def _needed_once_booked(reference: str) -> ColumnConstraint:
    """Only drafts, cancelled deals and rows of the former application may lack a party."""
    condition = Q(**{f"{reference}__isnull": False}) | Q(stage__in=UNBOOKED) | Q(dataverse_id__isnull=False)
    return ColumnConstraint(
        condition=condition,
        name=f"purchase_order_has_{reference}",
        violation_error_message=f"An order that is booked needs a {reference}.",
    )


def _newest_of(column: str, name: str) -> OrderingIndex:
    """Serves `column=…` in the list's default order."""
    return OrderingIndex(
        F(column).desc(), F("purchase_date").desc(nulls_last=True), F("id").desc(), name=name
    )


class PurchaseOrder(OwnedModel, StatusModel):
    """The deal."""

    ENTITY = "purchase-orders"
    TITLE = "po_number"
    SEARCH = ("po_number", "supplier_reference", "customer_po_number", "release_number")
    DATAVERSE: ClassVar[DataverseTable | None] = DataverseTable(
        "pro_purchaseorder",
        {
            "pro_purchaseorderid": "dataverse_id",
            "pro_po_number": "po_number",
            "pro_supplier_lookup": "supplier",
            "pro_customer_lookup": "customer",
            "pro_purchasedate": "purchase_date",
            "pro_fulfillmentdate": "fulfillment_date",
            "pro_customerdocuments": "customer_documents",
            "pro_supplierdocuments": "supplier_documents",
            "pro_item": "PurchaseOrderLine.item",
            "pro_quantity": "PurchaseOrderLine.quantity",
            "pro_priceperunit": "PurchaseOrderLine.price_per_unit",
            "pro_priceperunit_base": "Worked out there from the price and the exchange rate; not kept.",
            "transactioncurrencyid": "currency",
        },
        notes={
            "pro_item": "An order there is one item; it becomes one line, by the case.",
            "pro_quantity": "The old total was quantity x price: unit and price basis are the case.",
            "pro_contactinfo_pro_purchaseorder": "The N:N relationship with contacts: kept as contacts.",
        },
    )

    po_number = TitleField(
        blank=True,
        help_text="Our number, unique whatever its case; left out, the next of our series.",
    )
    po_number_folded = FoldedField(source="po_number")
    mode = models.CharField(
        max_length=20,
        choices=Mode.choices,
        default=Mode.PRINCIPAL,
        help_text="Principal: we buy and sell. Agency: the supplier invoices and owes us.",
    )
    stage = models.CharField(
        max_length=20,
        choices=Stage.choices,
        default=Stage.DRAFT,
        editable=False,
        help_text="How far the deal is; changed by the transition action.",
    )
    supplier = models.ForeignKey(
        "suppliers.Supplier",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="purchase_orders",
        help_text="Who sells; required to book.",
    )
    customer = models.ForeignKey(
        "customers.Customer",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="purchase_orders",
        help_text="Who buys; required to book.",
    )
    plant = models.ForeignKey(
        "plants.Plant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchase_orders",
        help_text="Where it is made and picked up; a plant of the supplier.",
    )
    ship_to = models.ForeignKey(
        "customers.CustomerLocation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchase_orders",
        help_text="The customer's dock that it goes to.",
    )
    carrier = models.ForeignKey(
        "carriers.CarrierInfo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchase_orders",
        help_text="Who hauls it.",
    )
    contacts = models.ManyToManyField(
        "contacts.ContactInfo",
        blank=True,
        related_name="purchase_orders",
        help_text="Whom to talk to about it.",
    )
    purchase_date = models.DateField(null=True, blank=True, help_text="The day the deal was made.")
    pickup_date = models.DateField(null=True, blank=True, help_text="The day it is to be picked up.")
    fulfillment_date = models.DateField(
        null=True, blank=True, help_text="The day the customer wants it; not before the purchase date."
    )
    shipped_on = models.DateField(null=True, blank=True, help_text="The day it left the plant.")
    delivered_on = models.DateField(null=True, blank=True, help_text="The day it arrived.")
    supplier_reference = models.CharField(
        max_length=100, blank=True, default="", help_text="The supplier's order number."
    )
    customer_po_number = models.CharField(
        max_length=100, blank=True, default="", help_text="The customer's purchase order number."
    )
    release_number = models.CharField(
        max_length=100, blank=True, default="", help_text="What the driver quotes at the plant gate."
    )
    haulage = models.CharField(
        max_length=20, choices=Haulage.choices, blank=True, default="", help_text="Who brings it."
    )
    freight_terms = models.CharField(
        max_length=20,
        choices=FreightTerms.choices,
        blank=True,
        default="",
        help_text="Where the customer takes over.",
    )
    freight_cost = MoneyField(
        null=True, blank=True, help_text="The freight that we pay: it lowers gross profit whatever the terms."
    )
    currency = models.CharField(
        max_length=3,
        choices=CURRENCIES,
        default="USD",
        help_text="ISO 4217 code of every amount of the order.",
    )
    customer_documents = models.TextField(
        max_length=4000,
        blank=True,
        default="",
        help_text="Text of the former application; files are attachments.",
    )
    supplier_documents = models.TextField(
        max_length=4000,
        blank=True,
        default="",
        help_text="Text of the former application; files are attachments.",
    )
    notes = models.TextField(max_length=20000, blank=True, default="", help_text="For ourselves.")
    special_instructions = models.TextField(
        max_length=20000, blank=True, default="", help_text="Printed for the supplier and the carrier."
    )

    estimated_weight = WeightField(max_digits=12, default=0, editable=False, help_text="lb, by estimate.")
    estimated_cost = MoneyField(default=0, editable=False, help_text="What we pay, by estimated weight.")
    estimated_revenue = MoneyField(
        default=0, editable=False, help_text="What the customer pays, by estimated weight."
    )
    estimated_gross_profit = _profit("Estimated revenue less cost (or commission), less freight.")
    estimated_gross_profit_per_lb = _profit_per_lb("Estimated gross profit by lb; null without weight.")
    actual_weight = WeightField(
        max_digits=12, default=0, editable=False, help_text="lb, received, else shipped, else estimated."
    )
    actual_cost = MoneyField(default=0, editable=False, help_text="What we pay, by the best weight known.")
    actual_revenue = MoneyField(
        default=0, editable=False, help_text="What the customer pays, by the best weight known."
    )
    actual_gross_profit = _profit("Actual revenue less cost (or commission), less freight.")
    actual_gross_profit_per_lb = _profit_per_lb("Actual gross profit by lb; null without weight.")

    objects: ClassVar[Any] = PurchaseOrderQuerySet.as_manager()

    class Meta:
        ordering = [F("purchase_date").desc(nulls_last=True), "-id"]
        constraints = [
            one_of("status", Status.choices),
            one_of("mode", Mode.choices),
            one_of("stage", Stage.choices),
            one_of("haulage", Haulage.choices, blank=True),
            one_of("freight_terms", FreightTerms.choices, blank=True),
            one_of("currency", CURRENCIES),
            *not_negative("freight_cost"),
            models.UniqueConstraint(
                fields=["po_number_folded"],
                name="one_order_per_number",
                violation_error_message="There is an order with this number already, whatever its case.",
            ),
            ColumnConstraint(
                condition=~Q(po_number_folded=""),
                name="purchase_order_has_number",
                violation_error_message="A number must not be blank.",
            ),
            NotBefore(
                condition=Q(fulfillment_date__gte=F("purchase_date")),
                name="fulfilled_after_purchase",
                violation_error_message="Must not be before the purchase date.",
            ),
            NotBefore(
                condition=Q(delivered_on__gte=F("shipped_on")),
                name="delivered_after_shipping",
                violation_error_message="Must not be before the day it was shipped.",
            ),
            _needed_once_booked("supplier"),
            _needed_once_booked("customer"),
        ]
        indexes = [
            OrderingIndex(column="purchase_date", name="orders_by_purchase"),
            OrderingIndex(column="pickup_date", name="orders_by_pickup"),
            OrderingIndex(column="fulfillment_date", name="orders_by_fulfillment"),
            OrderingIndex(column="shipped_on", name="orders_by_shipping"),
            OrderingIndex(column="delivered_on", name="orders_by_delivery"),
            models.Index(fields=["po_number_folded", "id"], name="orders_by_number"),
            models.Index(fields=["created_on", "id"], name="orders_by_creation"),
            models.Index(fields=["modified_on", "id"], name="orders_by_change"),
            models.Index(fields=["actual_weight", "id"], name="orders_by_weight"),
            models.Index(fields=["actual_revenue", "id"], name="orders_by_revenue"),
            models.Index(fields=["actual_gross_profit", "id"], name="orders_by_profit"),
            OrderingIndex(column="actual_gross_profit_per_lb", name="orders_by_profit_per_lb"),
            _newest_of("stage", "orders_of_stage"),
            _newest_of("status", "orders_of_status"),
            _newest_of("supplier", "orders_of_supplier"),
            _newest_of("customer", "orders_of_customer"),
            SearchIndex(column="search_text", name="orders_search"),
        ]

    def __str__(self) -> str:
        return str(self.po_number)

    def take_totals(self, lines: Iterable[PurchaseOrderLine]) -> None:
        """Set every `estimated_` and `actual_` column from `lines`, the order as it will be, and the freight.

        To be called before the save, so that the totals are in the same row of the trail.
        Raises `RuleBroken` for totals beyond what their columns hold.
        """
        totals = pricing.order_totals(self.mode, (line.priced for line in lines), self.freight_cost)
        for name, value in _columns_of(totals):
            _refuse_beyond(self._meta.get_field(name), value)
            setattr(self, name, value)


class PurchaseOrderLine(models.Model):
    """One item of an order, written inside it; weights are totals of the line in lb."""

    purchase_order = models.ForeignKey(
        PurchaseOrder, models.PROTECT, related_name="lines", help_text="The order that it belongs to."
    )
    line_number = models.PositiveSmallIntegerField(
        editable=False, help_text="Its place in the order, from 1."
    )
    item = models.CharField(max_length=500, help_text="What it is: cut, grade, pack.")
    quantity = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="How many units.",
    )
    unit = models.CharField(
        max_length=20, choices=Unit.choices, default=Unit.CASE, help_text="What the quantity counts."
    )
    estimated_weight = WeightField(null=True, blank=True, help_text="lb of the whole line, as ordered.")
    shipped_weight = WeightField(null=True, blank=True, help_text="lb of the whole line, as loaded.")
    received_weight = WeightField(
        null=True, blank=True, help_text="lb of the whole line, as the customer weighed it."
    )
    price_basis = models.CharField(
        max_length=20,
        choices=PriceBasis.choices,
        default=PriceBasis.LB,
        help_text="What the prices multiply: lb, cwt (100 lb), case (any unit) or lump sum.",
    )
    price_per_unit = PriceField(
        max_digits=12, null=True, blank=True, help_text="What we pay, by the price basis."
    )
    sale_price_per_unit = PriceField(
        max_digits=12, null=True, blank=True, help_text="What the customer pays, by the price basis."
    )
    commission_rate = PriceField(
        null=True, blank=True, help_text="What the supplier owes us in agency mode, by the commission basis."
    )
    commission_basis = models.CharField(
        max_length=20,
        choices=CommissionBasis.choices,
        blank=True,
        default="",
        help_text="Money by lb or by cwt, or percent of the line's revenue.",
    )

    class Meta:
        ordering = ["line_number", "id"]
        constraints = [
            one_of("unit", Unit.choices),
            one_of("price_basis", PriceBasis.choices),
            one_of("commission_basis", CommissionBasis.choices, blank=True),
            *not_negative(
                "quantity",
                "estimated_weight",
                "shipped_weight",
                "received_weight",
                "price_per_unit",
                "sale_price_per_unit",
                "commission_rate",
            ),
            ColumnConstraint(
                condition=Q(commission_rate__lte=100) | ~Q(commission_basis=CommissionBasis.PERCENT),
                name="commission_within_revenue",
                violation_error_message="At most 100 percent.",
            ),
        ]

    def __str__(self) -> str:
        return self.item

    @property
    def priced(self) -> pricing.Line:
        """The values that the arithmetic of a deal takes."""
        return pricing.Line(**{field.name: getattr(self, field.name) for field in fields(pricing.Line)})

    @property
    def weight(self) -> Decimal | None:
        return pricing.best_weight(self.priced)

    @property
    def cost(self) -> Decimal | None:
        return pricing.line_cost(self.priced)

    @property
    def revenue(self) -> Decimal | None:
        return pricing.line_revenue(self.priced)

    @property
    def commission(self) -> Decimal | None:
        return pricing.line_commission(self.priced)


class StageMove(models.Model):
    """One move of an order from stage to stage: when, by whom, why. Never changed."""

    purchase_order = models.ForeignKey(
        PurchaseOrder, models.PROTECT, related_name="stage_moves", help_text="The order that moved."
    )
    from_stage = models.CharField(max_length=20, choices=Stage.choices, help_text="Where it was.")
    to_stage = models.CharField(max_length=20, choices=Stage.choices, help_text="Where it went.")
    moved_on = models.DateField(help_text="The day it happened: shipped, delivered, agreed.")
    reason = models.CharField(
        max_length=1000, blank=True, default="", help_text="Why it was cancelled or taken back."
    )
    moved_at = models.DateTimeField(default=timezone.now, help_text="When it was written down.")
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Who moved it."
    )

    class Meta:
        ordering = ["id"]
        constraints = [one_of("from_stage", Stage.choices), one_of("to_stage", Stage.choices)]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"
