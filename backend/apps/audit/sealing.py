"""Sealing the trail: a hash chain by which every later change of an entry shows.

What is hashed (`digest`): the previous seal's hash, a line feed, and one line of JSON that maps `seq` and
every column of the entry to its value, with sorted keys, without spaces, in ASCII (everything else
escaped); instants are UTC with microseconds and `Z`, addresses in their shortest spelling. It is the same
on both databases, so a chain survives the move from one to the other.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connections, router, transaction

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal

if TYPE_CHECKING:
    from django.db.models import QuerySet

logger = logging.getLogger(__name__)

BATCH = 1000  # entries sealed in one transaction
# Ids are given before commits: an entry may appear below ids that are sealed already. One that comes even
# later than so many others is found by `seal_everything`.
LATECOMERS = 100_000
LOCK = 0x41554449  # "AUDI": the advisory lock that sealers and retention take on PostgreSQL


# What a seal protects. A column added to the trail later must be left out of the hashes made before it.
COLUMNS = (
    "id",
    "at",
    "action",
    "actor_id",
    "actor_name",
    "address",
    "request_id",
    "entity",
    "record_id",
    "record_name",
    "changes",
    "details",
    "search_text",
)


def digest(prev: str, seq: int, entry: AuditEntry) -> str:
    """The hash that seals `entry` at place `seq` behind the seal with hash `prev`, 64 hexadecimal digits."""
    columns = {name: canonical(getattr(entry, name)) for name in COLUMNS}
    columns["address"] = entry.address and str(ipaddress.ip_address(entry.address))
    line = json.dumps({**columns, "seq": seq}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{prev}\n{line}".encode("ascii")).hexdigest()


def canonical(value: Any) -> Any:
    """`value` as JSON holds it; only instants need a spelling."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value


def seal_due() -> int:
    """Seal what was written since the last run and return how many entries that were.

    To be called at least every minute. Safe beside other sealers: they take turns.
    """
    return seal()


def seal_everything() -> int:
    """As `seal_due`, looking through the whole trail: to be called once a day, and before deleting."""
    return seal(everything=True)


def seal(*, batch: int = BATCH, everything: bool = False) -> int:
    """Seal all unsealed entries, `batch` of them in each transaction; returns how many there were."""
    sealed = 0
    while count := _seal_batch(batch, everything=everything):
        sealed += count
    return sealed


def _seal_batch(batch: int, *, everything: bool) -> int:
    with transaction.atomic(using=router.db_for_write(AuditSeal)):
        lock_chain()
        seq, prev = head()
        seals = []
        for entry in unsealed(everything=everything).order_by("id")[:batch]:
            seq, prev, before = seq + 1, digest(prev, seq + 1, entry), prev
            seals.append(AuditSeal(entry=entry, seq=seq, prev=before, hash=prev))
        AuditSeal.objects.bulk_create(seals)
    if seals:
        # The log leaves this machine: its last line convicts whoever cuts the end off the chain.
        logger.info("audit trail sealed", extra={"seq": seq, "hash": prev, "entries": len(seals)})
    return len(seals)


def lock_chain() -> None:
    """Wait until nobody else seals or deletes; ends with the transaction. SQLite has one writer anyway."""
    connection = connections[router.db_for_write(AuditSeal)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def head() -> tuple[int, str]:
    """`(seq, hash)` of the last seal, of the floor where no seal is left, or `(0, "")`."""
    last = AuditSeal.objects.order_by("-seq").first() or AuditFloor.objects.order_by("-seq").first()
    return (last.seq, last.hash) if last else (0, "")


def unsealed(*, everything: bool = True) -> QuerySet[AuditEntry]:
    """Entries without a seal; without `everything` only those among the latest."""
    rows: QuerySet[AuditEntry] = AuditEntry.objects.filter(seal__isnull=True)
    newest = (
        None
        if everything
        else AuditSeal.objects.order_by("-entry_id").values_list("entry_id", flat=True).first()
    )
    return rows if newest is None else rows.filter(id__gt=newest - LATECOMERS)
