"""What the API takes and gives for purchase orders, with their lines and their way through the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import MaxLengthValidator
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from apps.core import serializer_fields as strict
from apps.core.exceptions import RuleBroken
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer, StrictSerializer
from apps.core.text import fold
from apps.purchase_orders.lines import MOST_LINES, LinePlan, planned
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine, Stage, StageMove
from apps.purchase_orders.numbering import save_under_next_number
from apps.purchase_orders.workflow import check_edit

if TYPE_CHECKING:
    from collections.abc import Mapping

TOTALS = tuple(
    f"{when}_{what}"
    for when in ("estimated", "actual")
    for what in ("weight", "cost", "revenue", "gross_profit", "gross_profit_per_lb")
)


def _figure(help_text: str) -> strict.DecimalField:
    """What the arithmetic makes of a line: at most 12 digits of quantity by 12 of price, cents of it."""
    return strict.DecimalField(
        max_digits=19, decimal_places=2, read_only=True, allow_null=True, help_text=help_text
    )


class PurchaseOrderLineSerializer(StrictSerializer):
    id = strict.IntegerField(
        required=False,
        min_value=0,
        max_value=2**63 - 1,
        help_text="Of a line to be kept; absent on new ones.",
    )
    weight = _figure("lb: received, else shipped, else estimated.")
    cost = _figure("What we pay for the line.")
    revenue = _figure("What the customer pays for the line.")
    commission = _figure("What the supplier owes us for the line in agency mode.")

    class Meta:
        model = PurchaseOrderLine
        fields = (
            "id",
            "line_number",
            "item",
            "quantity",
            "unit",
            "estimated_weight",
            "shipped_weight",
            "received_weight",
            "price_basis",
            "price_per_unit",
            "sale_price_per_unit",
            "commission_rate",
            "commission_basis",
            "weight",
            "cost",
            "revenue",
            "commission",
        )

    def refusal(self, name: str, value: Any) -> list[ErrorDetail]:
        if name in self.context.get("hidden", ()):
            return [ErrorDetail("There is no such field.", "unknown_field")]
        return super().refusal(name, value)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """In a PATCH, too, where DRF would let it be left out, a line says what it is."""
        if "item" not in attrs:
            raise ValidationError({"item": [ErrorDetail("This field is required.", "required")]})
        return attrs


class OrderLines(serializers.ListSerializer[Any]):
    # `max_length` refuses before a line is read; the validator is how OpenAPI knows.
    default_validators = (MaxLengthValidator(MOST_LINES),)


class MissingSerializer(serializers.Serializer[Any]):
    """What an order lacks for a move."""

    field = serializers.CharField(help_text="Where it is missing: `supplier`, `lines.0.quantity`.")
    message = serializers.CharField(help_text="What is missing, for people.")


class PossibleMoveSerializer(serializers.Serializer[Any]):
    """A stage that you may move the order to, now or once nothing is missing."""

    to = strict.ChoiceField(choices=Stage.choices, help_text="The stage that the order may go to.")
    back = serializers.BooleanField(help_text="Whether it is the one step back.")
    needs_reason = serializers.BooleanField(help_text="Whether a reason must be given.")
    sets = serializers.CharField(
        help_text='The date that `on` is noted as: `shipped_on`, `delivered_on` or "".'
    )
    missing = MissingSerializer(many=True, help_text="What is missing for it; empty when nothing is.")


class StageMoveSerializer(StrictSerializer):
    """One move of an order from stage to stage: when, by whom, why."""

    moved_by_name = serializers.CharField(read_only=True, allow_null=True, help_text="Their name.")

    class Meta:
        model = StageMove
        fields = ("from_stage", "to_stage", "moved_on", "reason", "moved_at", "moved_by", "moved_by_name")
        read_only_fields = fields


class TransitionSerializer(StrictSerializer):
    """A move that is asked for."""

    to = strict.ChoiceField(choices=Stage.choices, help_text="One of the order's `moves`.")
    on = strict.DateField(
        required=False,
        allow_null=True,
        help_text="The day it happened; today where the company is when left out.",
    )
    reason = strict.TextField(
        required=False, allow_blank=True, max_length=1000, help_text="Why; required for a step back."
    )

    class Meta:
        model = StageMove
        fields = ("to", "on", "reason")


class PurchaseOrderSerializer(EntitySerializer):
    lines = OrderLines(
        child=PurchaseOrderLineSerializer(),
        required=False,
        max_length=MOST_LINES,
        help_text="The whole list, in order; absent leaves it.",
    )
    moves = PossibleMoveSerializer(many=True, read_only=True, help_text="Where you may move it to.")
    stage_history = StageMoveSerializer(
        many=True, read_only=True, help_text="How it came here, oldest first."
    )

    class Meta:
        model = PurchaseOrder
        fields = (
            *ENTITY_FIELDS,
            "po_number",
            "mode",
            "stage",
            "supplier",
            "supplier_name",
            "customer",
            "customer_name",
            "plant",
            "plant_name",
            "ship_to",
            "ship_to_name",
            "carrier",
            "carrier_name",
            "contacts",
            "contact_names",
            "purchase_date",
            "pickup_date",
            "fulfillment_date",
            "shipped_on",
            "delivered_on",
            "supplier_reference",
            "customer_po_number",
            "release_number",
            "haulage",
            "freight_terms",
            "freight_cost",
            "currency",
            "customer_documents",
            "supplier_documents",
            "notes",
            "special_instructions",
            *TOTALS,
            "lines",
            "moves",
            "stage_history",
        )
        detail_only = ("lines", "moves", "stage_history")
        extra_kwargs = {"po_number": {"required": False, "allow_blank": True}}
        example = {
            "supplier": 1,
            "customer": 1,
            "purchase_date": "2026-02-03",
            "fulfillment_date": "2026-02-10",
            "customer_po_number": "4500118",
            "haulage": "we_arrange",
            "freight_terms": "delivered",
            "freight_cost": "2150.00",
            "lines": [
                {
                    "item": "Beef trim 81s, fresh, combo",
                    "quantity": "1000.00",
                    "unit": "case",
                    "estimated_weight": "38500.00",
                    "price_basis": "lb",
                    "price_per_unit": "2.41500",
                    "sale_price_per_unit": "2.53000",
                }
            ],
        }

    def validate_po_number(self, value: str) -> str:
        """Only a new order may come without a number; accents alone are none."""
        if not fold(value) and (value or self.instance):
            raise ValidationError([ErrorDetail("A number must not be blank.", "rule")])
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        stored = list(self.instance.lines.all()) if self.instance else []
        self._plan = LinePlan(stored, planned(stored, attrs.pop("lines", None)))
        becoming: Any = self._candidate(attrs)
        changed = self._changed(becoming, attrs)
        check_places(becoming, changed)
        if self.instance:
            check_edit(self.instance, becoming, changed=changed, lines=stored, planned=self._plan.planned)
        becoming.take_totals(self._plan.planned)
        return attrs | {name: getattr(becoming, name) for name in TOTALS}

    def _changed(self, becoming: PurchaseOrder, attrs: Mapping[str, Any]) -> set[str]:
        """The fields that this write gives another value."""
        before = self.instance or PurchaseOrder()
        names = {name for name in attrs if name not in self._sets()}
        own = {name for name in names if getattr(before, name) != getattr(becoming, name)}
        return own | self._plan.changes().keys()

    def create(self, validated_data: dict[str, Any]) -> PurchaseOrder:
        if validated_data.get("po_number"):
            return self.update(PurchaseOrder(), validated_data)
        return save_under_next_number(
            lambda number: self.update(PurchaseOrder(), {**validated_data, "po_number": number})
        )

    def update(self, instance: PurchaseOrder, validated_data: dict[str, Any]) -> PurchaseOrder:
        instance.extra_changes |= self._plan.changes()
        order: PurchaseOrder = super().update(instance, validated_data)
        self._plan.write(order)
        return order


def check_places(order: PurchaseOrder, changed: set[str]) -> None:
    """Origin and destination belong to the parties; checked when one of a pair changes.

    Raises `RuleBroken`.
    """
    errors = {}
    for place, party in (("plant", "supplier"), ("ship_to", "customer")):
        chosen = getattr(order, place) if changed & {place, party} else None
        if chosen and getattr(chosen, f"{party}_id") != getattr(order, f"{party}_id"):
            errors[place] = [f"Not one of the {party}'s."]
    if errors:
        raise RuleBroken(errors)
