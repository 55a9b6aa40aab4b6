"""The endpoint of contacts."""

from __future__ import annotations

from apps.contacts.filters import ContactInfoFilter
from apps.contacts.models import ContactInfo
from apps.contacts.serializers import ContactInfoSerializer
from apps.core.viewsets import EntityViewSet


class ContactInfoViewSet(EntityViewSet):
    queryset = ContactInfo.objects.all()
    serializer_class = ContactInfoSerializer
    filterset_class = ContactInfoFilter
    ordering_fields = ("name", "created_on", "modified_on")
    search_parents = ("supplier", "customer", "carrier", "plant")
