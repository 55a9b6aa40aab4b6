"""The endpoint of the trail, for managers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apps.audit.filters import AuditEntryFilter
from apps.audit.models import AuditEntry
from apps.audit.serializers import AuditEntrySerializer
from apps.core.roles import POLICY, hidden_fields
from apps.core.viewsets import ReadOnlyEntityViewSet, prune

if TYPE_CHECKING:
    from apps.core.lists import Row, Rows


class AuditEntryViewSet(ReadOnlyEntityViewSet):
    queryset: Any = AuditEntry.objects.all()
    serializer_class: Any = AuditEntrySerializer
    filterset_class = AuditEntryFilter
    ordering_fields = ("-id", "at")
    has_status = False
    history: Any = None  # the trail has no trail of its own

    def conceal(self, rows: Rows) -> Rows:
        """A field that is hidden in an entity is hidden in what was written about it."""
        return [
            row | {name: self._pruned(row, name) for name in ("changes", "details") if name in row}
            for row in rows
        ]

    def _pruned(self, row: Row, name: str) -> Any:
        """A row that was asked for without its entity shows what none of them hides."""
        entities = [row["entity"]] if row.get("entity") in POLICY else list(POLICY)
        hidden = {field for entity in entities for field in hidden_fields(self.user, entity)}
        return prune(row[name], tuple(hidden))

    def rights_in(self, instance: Any) -> list[str]:
        """Nobody does anything to what was written."""
        return []
