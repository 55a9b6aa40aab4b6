"""Events of the audit trail are also lines of the security log: sign-ins, refusals, exports."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apps.audit.models import AuditEntry

log = logging.getLogger("security")
FAILURES = ("failed", "locked", "denied", "refused")


def tell(instance: AuditEntry, **_signal: Any) -> None:
    """A receiver of post_save: what is about no record is an event."""
    if instance.record_id is None:
        level = logging.WARNING if any(word in instance.action for word in FAILURES) else logging.INFO
        facts = {"action": instance.action, "address": instance.address, "details": instance.details}
        log.log(level, instance.action, extra={**facts, "user": instance.actor_id, "entity": instance.entity})
