"""Walking the chain of seals: is the trail still what was written?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal
from apps.audit.retention import cutoff_of
from apps.audit.sealing import digest, unsealed

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = 1000
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True)
class Verification:
    """What a walk found. `damage` says what is broken first; it is empty where nothing is."""

    sealed: int
    unsealed: int
    seq: int
    hash: str
    damage: str = ""


def verify(expected: tuple[int, str] | None = None) -> Verification:
    """Walk the whole chain. `expected` is a `(seq, hash)` noted down earlier, outside of this database:
    without one, nobody can tell that the end of a chain was cut off.
    """
    floor = AuditFloor.objects.order_by("-seq").first()
    walk = _Walk(floor)
    damage = floor_damage(floor) or walk.damage(expected)
    return Verification(walk.sealed, unsealed().count(), walk.seq, walk.hash, damage)


def floor_damage(floor: AuditFloor | None) -> str:
    """What is wrong with the place where the chain begins: nothing younger than seven years may be gone."""
    if floor and floor.cutoff > cutoff_of(floor.made_on) + CLOCK_SKEW:
        return f"Floor {floor.seq} deleted entries that were not seven years old."
    if floor and floor.made_on > timezone.now() + CLOCK_SKEW:
        return f"Floor {floor.seq} was made in the future."
    return ""


class _Walk:
    """One pass over the chain from its floor; `seq` and `hash` are those of the last seal that was right."""

    def __init__(self, floor: AuditFloor | None) -> None:
        self.seq, self.hash = (floor.seq, floor.hash) if floor else (0, "")
        self.floor, self.sealed = floor, 0

    def damage(self, expected: tuple[int, str] | None) -> str:
        """The first thing that is broken, as a sentence; "" when nothing is."""
        met = expected is None or expected[0] < self.seq or expected == (self.seq, self.hash)
        for seal, entry in _pairs():
            if damage := self.damage_at(seal, entry):
                return damage
            self.seq, self.hash, self.sealed = seal.seq, seal.hash, self.sealed + 1
            met = met or expected == (self.seq, self.hash)
        return "" if met else f"The chain does not hold seal {expected[0]} with the hash expected."  # type: ignore[index]

    def damage_at(self, seal: AuditSeal, entry: AuditEntry | None) -> str:
        if seal.seq != self.seq + 1:
            return f"Seal {self.seq + 1} is missing."
        if seal.prev != self.hash:
            return f"Seal {seal.seq} does not follow the one before it."
        if entry is None:
            return f"Entry {seal.entry_id} is missing: seal {seal.seq} has nothing to seal."
        if digest(seal.prev, seal.seq, entry) != seal.hash:
            return f"Entry {entry.pk} and its seal {seal.seq} do not match: one of them was changed."
        return self.too_old(entry)

    def too_old(self, entry: AuditEntry) -> str:
        """The first entry above a floor is from after its cutoff, or the floor hides more than it says."""
        if self.floor and not self.sealed and entry.at < self.floor.cutoff:
            return f"Entry {entry.pk} should have gone with floor {self.floor.seq}."
        return ""


def _pairs() -> Iterator[tuple[AuditSeal, AuditEntry | None]]:
    """Every seal with its entry, in order, in pages: memory stays flat."""
    seq = -1
    while seals := list(AuditSeal.objects.filter(seq__gt=seq).order_by("seq")[:PAGE]):
        entries = AuditEntry.objects.in_bulk([seal.entry_id for seal in seals])
        yield from ((seal, entries.get(seal.entry_id)) for seal in seals)
        seq = seals[-1].seq
