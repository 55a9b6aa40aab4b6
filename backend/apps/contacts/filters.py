"""By what contacts are found."""

from __future__ import annotations

from apps.contacts.models import ContactInfo
from apps.core.filters import EntityFilterSet


class ContactInfoFilter(EntityFilterSet):
    class Meta:
        model = ContactInfo
        fields = (
            "name",
            "contact_type",
            "position",
            "email",
            "phone",
            "mobile",
            "supplier",
            "customer",
            "carrier",
            "plant",
            "notes",
        )
