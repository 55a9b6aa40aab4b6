"""Copies of the embedded database that the program makes by itself: one a day, and one before each upgrade.

`VACUUM INTO` is used because a plain copy of a database in WAL mode can lose what was written last; it works
while others read and write. Uploaded files are not copied: they are never changed nor removed.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

DAYS_KEPT, UPGRADES_KEPT = 7, 5


def folder() -> Path:
    """Where the copies are: `backups` in DATA_DIR."""
    return Path(settings.DATA_DIR) / "backups"


def daily() -> str:
    """Today's copy; returns its name, "" when it was there already. The last seven stay."""
    file = folder() / f"daily-{timezone.now():%Y-%m-%d}.sqlite3"
    if file.exists():
        return ""
    write(file)
    keep_last(DAYS_KEPT, "daily-*.sqlite3")
    return file.name


def before_upgrade() -> Path:
    """A copy to go back to when an upgrade goes wrong; the last five stay."""
    file = folder() / f"before-upgrade-{timezone.now():%Y-%m-%dT%H%M%S}.sqlite3"
    write(file)
    keep_last(UPGRADES_KEPT, "before-upgrade-*.sqlite3")
    return file


def write(file: Path) -> None:
    """A whole copy of the database in `file`, readable by its owner alone; half a copy never has that name.

    Raises OSError or django.db.Error when it cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{file.name}.part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)  # SQLite takes an empty file as it is, with its mode
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(draft)])
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def keep_last(number: int, pattern: str) -> None:
    """Remove all but the newest files of that pattern; their names sort by time."""
    for file in sorted(folder().glob(pattern))[:-number]:
        file.unlink()
