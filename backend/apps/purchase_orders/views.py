"""The endpoint of purchase orders."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from apps.company.models import CompanySettings
from apps.core import roles
from apps.core.idempotency import replayed
from apps.core.schema import ETAG, LOCATION, EntitySchema
from apps.core.schema_fields import decimal_schema
from apps.core.viewsets import EntityViewSet
from apps.purchase_orders import workflow
from apps.purchase_orders.copying import copy_order
from apps.purchase_orders.filters import PurchaseOrderFilter
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.pricing import profit_per_lb
from apps.purchase_orders.serializers import (
    PurchaseOrderLineSerializer,
    PurchaseOrderSerializer,
    StageMoveSerializer,
    TransitionSerializer,
)
from apps.users.models import full_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rest_framework.request import Request
    from rest_framework.response import Response

    from apps.core.lists import Row, Rows

PER_LB = {**decimal_schema(30, 4), "type": ["string", "null"]}


class OrderSchema(EntitySchema):
    """Copying answers as creating does."""

    def get_response_serializers(self) -> Any:
        return {201: self._detail()} if self._action == "copy" else super().get_response_serializers()

    def get_override_parameters(self) -> list[Any]:
        own = [ETAG, LOCATION] if self._action == "copy" else []
        return [*super().get_override_parameters(), *own]


@cache
def lines_as_shown() -> PurchaseOrderLineSerializer:
    """Renders lines; building it costs as much as rendering ten."""
    return PurchaseOrderLineSerializer()


class PurchaseOrderViewSet(EntityViewSet):
    schema = OrderSchema()
    queryset = PurchaseOrder.objects.all()
    serializer_class = PurchaseOrderSerializer
    filterset_class = PurchaseOrderFilter
    ordering_fields = (
        "-purchase_date",
        "po_number",
        "pickup_date",
        "fulfillment_date",
        "shipped_on",
        "delivered_on",
        "created_on",
        "modified_on",
        "actual_weight",
        "actual_revenue",
        "actual_gross_profit",
        "actual_gross_profit_per_lb",
    )
    search_parents = ("supplier", "customer", "plant", "carrier")
    sums = (
        "estimated_weight",
        "estimated_cost",
        "estimated_revenue",
        "estimated_gross_profit",
        "actual_weight",
        "actual_cost",
        "actual_revenue",
        "actual_gross_profit",
        "freight_cost",
    )
    derived_sum_schemas: ClassVar = {
        "estimated_gross_profit_per_lb": PER_LB,
        "actual_gross_profit_per_lb": PER_LB,
    }
    rights = {"transition": "edit", "copy": "create"}
    unversioned_actions = ("copy",)

    def derived_sums(self, totals: dict[str, str]) -> dict[str, str | None]:
        """Profit per lb of all rows together: a mean of means would weigh a box like a truck."""
        derived: dict[str, str | None] = {}
        for when in ("estimated", "actual"):
            if f"{when}_gross_profit" in totals:
                profit, weight = (Decimal(totals[f"{when}_{what}"]) for what in ("gross_profit", "weight"))
                per_lb = profit_per_lb(profit, weight)
                derived[f"{when}_gross_profit_per_lb"] = None if per_lb is None else f"{per_lb:f}"
        return {**totals, **derived}

    def children(self, instance: Any) -> Row:
        lines = list(instance.lines.all())
        moves = instance.stage_moves.annotate(moved_by_name=Cast(full_name("moved_by__"), CharField()))
        return {
            "lines": [lines_as_shown().to_representation(line) for line in lines],
            "moves": workflow.moves_of(instance, self.user, lines),
            "stage_history": StageMoveSerializer(moves, many=True).data,
        }

    @extend_schema(request=TransitionSerializer)
    @action(detail=True, methods=["post"])
    def transition(self, request: Request, pk: str) -> Response:
        """Move the order to another stage; refused with what is missing and which moves are allowed (409)."""
        self.check_parameters()
        with transaction.atomic():
            self.found(pk)
            return replayed(request, lambda: self.answer(self._advanced(pk)))

    def _advanced(self, pk: str) -> PurchaseOrder:
        order = self.matched(pk)
        body = TransitionSerializer(data=self.request.data)
        body.is_valid(raise_exception=True)
        return workflow.advance(order, **body.validated_data, actor=self.user)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def copy(self, request: Request, pk: str) -> Response:
        """A new draft with the same parties, items, quantities and prices."""
        self.check_parameters()
        self.check_no_body()
        with transaction.atomic():
            order = self.found(pk)
            hidden = self.hidden()
            return replayed(
                request, lambda: self._created(copy_order(order, actor=self.user, without=hidden))
            )

    # Margins of other people's orders, where the company hides them from brokers

    concerned: PurchaseOrder | None = None  # the record that this request is about

    @property
    def confined(self) -> bool:
        is_broker = roles.role_of(self.user) == roles.Role.BROKER
        return is_broker and CompanySettings.current().hide_others_margins

    def hidden(self) -> tuple[str, ...]:
        if self.confined and not self._is_own():
            return roles.MARGINS
        return super().hidden()

    def _is_own(self) -> bool:
        """Whether the request is about an order of one's own; in lists it is about everybody's."""
        if self.concerned is None:
            return self.action == "create"
        return self.concerned.owner_id == self.user.pk

    def found(self, pk: str, *, lock: bool = False) -> PurchaseOrder:
        self.concerned = super().found(pk, lock=lock)
        return self.concerned

    def full_record(self, instance: Any, fields: str | None = None) -> Row:
        self.concerned = instance
        return super().full_record(instance, fields)

    def rows(self, ids: Sequence[int], fields: str | None = None) -> Rows:
        if not self.confined:
            return super().rows(ids, fields)
        wanted = self.reader.wanted(fields, super().hidden())
        return [self._as_seen(row, wanted) for row in self.reader.rows(ids, wanted | {"owner"}, self.fresh)]

    def _as_seen(self, row: Row, wanted: set[str]) -> Row:
        seen = wanted if row["owner"] == self.user.pk else wanted - {*roles.MARGINS}
        return {name: value for name, value in row.items() if name in seen}
