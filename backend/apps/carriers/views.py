"""The endpoint of carriers."""

from __future__ import annotations

from apps.carriers.filters import CarrierInfoFilter
from apps.carriers.models import CarrierInfo
from apps.carriers.serializers import CarrierInfoSerializer
from apps.core.viewsets import EntityViewSet


class CarrierInfoViewSet(EntityViewSet):
    queryset = CarrierInfo.objects.all()
    serializer_class = CarrierInfoSerializer
    filterset_class = CarrierInfoFilter
    ordering_fields = ("name", "created_on", "modified_on", "insurance_expires_on")
    search_parents = ("supplier",)
