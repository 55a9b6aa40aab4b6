"""The end of an entry's life: after seven years it may go, and the rest of the chain still verifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, router, transaction
from django.utils import timezone

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal
from apps.audit.sealing import lock_chain, seal_everything
from apps.core import trail

if TYPE_CHECKING:
    from datetime import datetime

KEPT_YEARS = 7
PAGE = 500


def cutoff_of(now: datetime) -> datetime:
    """The instant seven years before `now`; what is older may be deleted."""
    try:
        return now.replace(year=now.year - KEPT_YEARS)
    except ValueError:  # 29 February
        return now.replace(year=now.year - KEPT_YEARS, day=28)


def delete_expired() -> int:
    """Delete the entries that are older than seven years and return how many; safe to run at any time.

    Only the beginning of the chain goes, up to the first entry that is younger; a floor keeps the hash from
    which the rest is verified. The deletion itself is an event in the trail.
    """
    seal_everything()
    with transaction.atomic(using=router.db_for_write(AuditEntry)):
        lock_chain()
        cutoff = cutoff_of(timezone.now())
        last = _last_expired(cutoff)
        if last is None:
            return 0
        deleted = _delete_up_to(last, cutoff)
        trail.record_event("audit_expired", deleted=deleted, before=cutoff)
    return deleted


def _last_expired(cutoff: datetime) -> AuditSeal | None:
    """The last seal of the chain's beginning that holds nothing but entries from before `cutoff`."""
    first_kept = AuditSeal.objects.filter(entry__at__gte=cutoff).order_by("seq").first()
    seals = AuditSeal.objects.order_by("-seq")
    return (seals.filter(seq__lt=first_kept.seq) if first_kept else seals).first()


def _delete_up_to(last: AuditSeal, cutoff: datetime) -> int:
    """The one place that deletes; with restricted database roles, a function of theirs takes over."""
    seals = AuditSeal.objects.filter(seq__lte=last.seq)
    deleted = seals.count()
    AuditFloor(seq=last.seq, hash=last.hash, cutoff=cutoff, deleted=deleted).save()
    while gone := list(seals.order_by("seq").values_list("entry_id", flat=True)[:PAGE]):
        _unguarded(AuditSeal).filter(entry_id__in=gone).delete()
        _unguarded(AuditEntry).filter(pk__in=gone).delete()
    return deleted


def _unguarded(model: type[models.Model]) -> models.QuerySet[models.Model]:
    return models.QuerySet(model)
