from __future__ import annotations

from factory.declarations import LazyFunction, Sequence
from factory.django import DjangoModelFactory

from apps.audit.models import AuditEntry


class AuditEntryFactory(DjangoModelFactory[AuditEntry]):
    class Meta:
        model = AuditEntry

    action = "update"
    entity = "suppliers"
    record_id = Sequence(lambda number: number + 1)
    record_name = Sequence(lambda number: f"Prairie Crest Packing {number}")
    actor_name = "Dana Whitfield"
    address = "192.0.2.17"
    request_id = "8d3a3c52-6f0e-4a44"
    changes = LazyFunction(lambda: {"phone": ["620-555-0142", "620-555-0199"]})
