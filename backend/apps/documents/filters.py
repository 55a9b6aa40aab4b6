"""By what documents are found."""

from __future__ import annotations

from apps.core.filters import EntityFilterSet
from apps.documents.models import PARENTS, Document


class DocumentFilter(EntityFilterSet):
    class Meta:
        model = Document
        fields = (
            "original_name",
            "content_type",
            "size",
            "sha256",
            "kind",
            "issued_on",
            "expires_on",
            "number",
            "issuing_body",
            *PARENTS,
            "plants",
            "notes",
        )
