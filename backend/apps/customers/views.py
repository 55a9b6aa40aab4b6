"""The endpoints of customers and their docks."""

from __future__ import annotations

from apps.core.duplicates import CompanyViewSet
from apps.core.viewsets import EntityViewSet
from apps.customers.filters import CustomerFilter, CustomerLocationFilter
from apps.customers.models import Customer, CustomerLocation
from apps.customers.serializers import CustomerLocationSerializer, CustomerSerializer


class CustomerViewSet(CompanyViewSet):
    queryset = Customer.objects.all()
    serializer_class = CustomerSerializer
    filterset_class = CustomerFilter
    ordering_fields = ("name", "created_on", "modified_on")


class CustomerLocationViewSet(EntityViewSet):
    queryset = CustomerLocation.objects.all()
    serializer_class = CustomerLocationSerializer
    filterset_class = CustomerLocationFilter
    ordering_fields = ("name", "created_on", "modified_on")
    search_parents = ("customer",)
