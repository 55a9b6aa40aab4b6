"""Loading the USDA directory: afterwards the table says what the file says, and what it no longer says."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import IO, TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from apps.core import trail
from apps.plants.fsis_directory import DirectoryError, DirectoryRow, DirectoryWarning, read_directory
from apps.plants.models import Establishment

if TYPE_CHECKING:
    from apps.plants.fsis_directory import Directory
    from apps.users.models import User

COLUMNS = [field.name for field in fields(DirectoryRow)]
WRITTEN = [*COLUMNS, "gone_since", "name_folded", "search_text"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of every row of a file (`read` is `created + updated + unchanged`) and of those gone."""

    read: int
    created: int
    updated: int
    unchanged: int
    gone: int
    repaired_zips: int
    repaired_county_codes: int
    warnings: list[DirectoryWarning]


def load_directory(stream: IO[bytes], *, actor: User | None) -> Loaded:
    """Bring the establishments up to a directory as FSIS publishes it, and leave one audit event.

    What the file no longer holds stays and is marked with `gone_since`. Loading the same file again changes
    nothing. Raises DirectoryError, with nothing written, for what is malformed or holds no establishment.
    """
    directory = read_directory(stream)
    if not directory.rows:
        raise DirectoryError(2, "", "There is no establishment in the file.")
    with transaction.atomic():
        loaded = _stored(directory)
        counts = {name: value for name, value in asdict(loaded).items() if name != "warnings"}
        trail.record_event("load", actor=actor, entity=Establishment.ENTITY, **counts)
    return loaded


def _stored(directory: Directory) -> Loaded:
    known = {one.establishment_id: one for one in Establishment.objects.order_by("pk").select_for_update()}
    # In one order, so that two loads at once wait for each other instead of blocking each other.
    rows = sorted(directory.rows, key=lambda row: row.establishment_id)
    changed = [one for row in rows if (one := _brought_up_to(row, known.get(row.establishment_id)))]
    created = sum(one.pk is None for one in changed)
    Establishment.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["establishment_id"], update_fields=WRITTEN
    )
    return Loaded(
        read=len(rows),
        created=created,
        updated=len(changed) - created,
        unchanged=len(rows) - len(changed),
        gone=_mark_gone(set(known) - {row.establishment_id for row in rows}),
        repaired_zips=_repaired(directory, "zip"),
        repaired_county_codes=_repaired(directory, "fips_code"),
        warnings=directory.warnings,
    )


def _brought_up_to(row: DirectoryRow, known: Establishment | None) -> Establishment | None:
    """The establishment as the row has it; None where it is so already."""
    values: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    values |= {"establishment_numbers": list(row.establishment_numbers), "gone_since": None}
    establishment = known or Establishment()
    if known and all(getattr(known, name) == value for name, value in values.items()):
        return None
    for name, value in values.items():
        setattr(establishment, name, value)
    return establishment


def _mark_gone(identifiers: set[int]) -> int:
    """Mark those that are not marked yet; answers how many these were."""
    listed = Establishment.objects.filter(gone_since=None)
    gone = [pk for pk, number in listed.values_list("pk", "establishment_id") if number in identifiers]
    for start in range(0, len(gone), 500):  # SQLite takes a limited number of values in one statement
        listed.filter(pk__in=gone[start : start + 500]).update(gone_since=timezone.localdate())
    return len(gone)


def _repaired(directory: Directory, column: str) -> int:
    return sum(repair.column == column for repair in directory.repaired)
