"""Where a model came from: its table, columns and option values in the Dataverse application."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DataverseTable:
    """Declared beside each migrated model; `docs/powerapps-mapping.md` is generated from it.

    `columns` maps a Dataverse logical name to our field, or to a sentence where it became something else.
    `options` maps our field to `{option value: our choice}`; `notes` explains a column that needs it.
    """

    table: str
    columns: dict[str, str]
    options: dict[str, dict[int, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


# Columns that every Dataverse table has and that OwnedModel and StatusModel take over.
COMMON_COLUMNS = {
    "createdon": "created_on",
    "createdby": "created_by",
    "modifiedon": "modified_on",
    "modifiedby": "modified_by",
    "ownerid": "owner",
    "statecode": "status",
    "statuscode": "status",
}
COMMON_OPTIONS = {"statecode": {0: "active", 1: "inactive"}, "statuscode": {1: "active", 2: "inactive"}}
