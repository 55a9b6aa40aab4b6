from __future__ import annotations

import factory

from apps.audit.models import AuditEntry


class AuditEntryFactory(factory.django.DjangoModelFactory[AuditEntry]):
    class Meta:
        model = AuditEntry

    action = "update"
    entity = "suppliers"
    record_id = factory.Sequence(lambda number: number + 1)
    record_name = factory.Sequence(lambda number: f"Prairie Crest Packing {number}")
    actor_name = "Dana Whitfield"
    address = "192.0.2.17"
    request_id = "8d3a3c52-6f0e-4a44"
    changes = factory.LazyFunction(lambda: {"phone": ["620-555-0142", "620-555-0199"]})
