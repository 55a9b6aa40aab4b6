"""The endpoints of suppliers, their locations and approved sources."""

from __future__ import annotations

from apps.core.duplicates import CompanyViewSet
from apps.core.viewsets import EntityViewSet
from apps.suppliers.filters import SupplierFilter, SupplierLocationFilter, SupplierPlantMappingFilter
from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping
from apps.suppliers.serializers import (
    SupplierLocationSerializer,
    SupplierPlantMappingSerializer,
    SupplierSerializer,
)


class SupplierViewSet(CompanyViewSet):
    queryset = Supplier.objects.all()
    serializer_class = SupplierSerializer
    filterset_class = SupplierFilter
    ordering_fields = ("name", "created_on", "modified_on", "credit_application_sent_on")


class SupplierLocationViewSet(EntityViewSet):
    queryset = SupplierLocation.objects.all()
    serializer_class = SupplierLocationSerializer
    filterset_class = SupplierLocationFilter
    ordering_fields = ("name", "created_on", "modified_on")
    search_parents = ("supplier",)


class SupplierPlantMappingViewSet(EntityViewSet):
    queryset = SupplierPlantMapping.objects.all()
    serializer_class = SupplierPlantMappingSerializer
    filterset_class = SupplierPlantMappingFilter
    ordering_fields = ("name", "created_on", "modified_on", "approved_on")
    search_parents = ("supplier", "plant", "customer")
