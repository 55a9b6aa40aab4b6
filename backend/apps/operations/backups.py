"""A backup of the embedded default in one file, and the way back.

The file is a tar archive of the database (`VACUUM INTO`: whole, also while others write), the uploaded files
and the generated secrets, and a manifest with the SHA-256 of each and the migrations that the database has
seen. Uploads are never changed nor removed, so a file that arrives meanwhile does no harm.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from apps.operations import copies, health, serving
from apps.operations.commands import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "projectmeats.sqlite3"
FOLDERS = ("files", "secrets")
BLOCK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: SHA-256 by name, and the migrations of its database."""

    made_on: str
    migrations: frozenset[tuple[str, str]]
    sha256: dict[str, str]

    def as_json(self) -> bytes:
        content = {
            "format": FORMAT,
            "made_on": self.made_on,
            "migrations": sorted(map(list, self.migrations)),
            "sha256": self.sha256,
        }
        return json.dumps(content, indent=1).encode()


# Backup


def back_up(file: Path) -> Manifest:
    """Write everything to `file`, which must not exist, and read it again to make sure.

    Raises Refused, OSError or django.db.Error; then there is no file.
    """
    _only_embedded()
    if file.exists():
        raise Refused(f"{file} is there already: give another name.")
    draft = file.with_name(f"{file.name}.part")
    try:
        with _private(draft) as raw, TemporaryDirectory(dir=settings.DATA_DIR) as folder:
            _write(raw, Path(folder))
        manifest = verified(draft)
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _only_embedded() -> None:
    if connection.vendor != "sqlite":
        raise Refused("This is for the embedded database; PostgreSQL has backups of its own (see docs).")


def _private(file: Path) -> IO[bytes]:
    """A new file for its owner's eyes: it will hold the secrets."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _write(raw: IO[bytes], folder: Path) -> None:
    migrations = health.applied()
    copies.write(folder / DATABASE)
    sha256 = {}
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, source in _sources(folder):
            sha256[name] = _add(archive, name, source)
        manifest = Manifest(timezone.now().isoformat(), migrations, sha256)
        _add_bytes(archive, MANIFEST, manifest.as_json())


def _sources(folder: Path) -> Iterator[tuple[str, Path]]:
    """`(name in the archive, file)`: the database first, since what it refers to must be there."""
    yield DATABASE, folder / DATABASE
    data = Path(settings.DATA_DIR)
    for part in FOLDERS:
        for file in sorted((data / part).rglob("*")):
            if file.is_file():
                yield file.relative_to(data).as_posix(), file


def _add(archive: tarfile.TarFile, name: str, source: Path) -> str:
    """Add the file and return its SHA-256, of the very bytes that were added."""
    content = _Hashing(source.open("rb"))
    with content.file:
        info = archive.gettarinfo(arcname=name, fileobj=content.file)
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        archive.addfile(info, content)  # type: ignore[arg-type]  # it only reads
    return content.digest.hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    archive.addfile(info, io.BytesIO(content))


class _Hashing:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        block = self.file.read(size)
        self.digest.update(block)
        return block


# What a backup holds


def verified(file: Path) -> Manifest:
    """The manifest of a backup whose every byte is as it was written; raises Refused otherwise."""
    try:
        with tarfile.open(file) as archive:
            return _verified(archive)
    except (tarfile.TarError, EOFError, KeyError, ValueError) as error:
        raise Refused(f"{file} is no backup of ProjectMeats, or it is damaged.") from error


def _verified(archive: tarfile.TarFile) -> Manifest:
    found: dict[str, str] = {}
    manifest = b""
    for member in archive:
        _check_name(member)
        content: Any = archive.extractfile(member)
        if member.name == MANIFEST:
            manifest = content.read()
        else:
            found[member.name] = hashlib.file_digest(content, "sha256").hexdigest()
    read = _read_manifest(manifest)
    _compare(read.sha256, found)
    return read


def _check_name(member: tarfile.TarInfo) -> None:
    """Only plain files, where backups put them: an archive from elsewhere must not write elsewhere."""
    path = PurePosixPath(member.name)
    inside = member.name in {MANIFEST, DATABASE} or (path.parts[0] in FOLDERS and ".." not in path.parts)
    if not (member.isfile() and inside):
        raise Refused(f"The backup holds {member.name!r}, which no backup of ProjectMeats does.")


def _read_manifest(content: bytes) -> Manifest:
    data = json.loads(content)
    if data["format"] != FORMAT:
        raise Refused("The backup was made by a newer ProjectMeats: restore it with that one.")
    migrations = frozenset((app, name) for app, name in data["migrations"])
    return Manifest(data["made_on"], migrations, dict(data["sha256"]))


def _compare(promised: dict[str, str], found: dict[str, str]) -> None:
    if DATABASE not in promised:
        raise Refused("The backup holds no database.")
    for name in sorted(promised.keys() | found.keys()):
        if promised.get(name) != found.get(name):
            raise Refused(f"The backup is damaged: {name} is not what was backed up.")


# Restore


def restore(file: Path, *, overwrite: bool = False) -> Path | None:
    """Put the data of a backup in place; returns where the former data are, if there were any.

    Nothing is touched before the whole backup has been checked. Raises Refused or OSError.
    """
    _only_embedded()
    fitting(file)
    connection.close()
    data = Path(settings.DATA_DIR)
    if _places_taken() and not overwrite:
        raise Refused(f"There are data in {data}: --yes replaces them (they are kept beside).")
    with serving.alone(), TemporaryDirectory(dir=data) as folder:
        _unpack(file, Path(folder))
        _check_database(Path(folder) / DATABASE)
        kept = _put_aside() if _places_taken() else None
        for name, place in _places().items():
            if (Path(folder) / name).exists():
                shutil.move(Path(folder) / name, place)
    return kept


def _places() -> dict[str, Path]:
    """Where each part of a backup belongs."""
    data = Path(settings.DATA_DIR)
    return {DATABASE: Path(connection.settings_dict["NAME"]), **{name: data / name for name in FOLDERS}}


def _places_taken() -> list[Path]:
    """What lies there now, with what SQLite keeps beside its file."""
    database, *folders = _places().values()
    beside = [database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm")]
    return [place for place in (database, *beside, *folders) if place.exists()]


def fitting(file: Path) -> Manifest:
    """The manifest of a whole backup that this program understands; raises Refused otherwise."""
    manifest = verified(file)
    if unknown := manifest.migrations - health.shipped():
        raise Refused(
            f"The backup was made by a newer ProjectMeats (it knows {'.'.join(min(unknown))}): "
            "restore it with that one."
        )
    return manifest


def _unpack(file: Path, folder: Path) -> None:
    with tarfile.open(file) as archive:
        for member in archive:
            _check_name(member)
            _write_out(archive.extractfile(member), folder / member.name)


def _write_out(content: IO[bytes] | None, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _private(target) as raw:
        shutil.copyfileobj(content, raw, BLOCK)  # type: ignore[arg-type]  # only plain files come here


def _check_database(file: Path) -> None:
    """Raise Refused unless SQLite itself finds the database whole and every reference met."""
    try:
        database = sqlite3.connect(file)
        try:
            whole = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            dangling = database.execute("PRAGMA foreign_key_check").fetchone()
        finally:
            database.close()
    except sqlite3.Error as error:
        raise Refused("The backup's database cannot be read.") from error
    if not whole or dangling:
        raise Refused("The backup's database is damaged inside.")


def _put_aside() -> Path:
    """Move the present data into a folder of their own."""
    kept = Path(settings.DATA_DIR) / f"before-restore-{timezone.now():%Y-%m-%dT%H%M%S}"
    kept.mkdir(mode=0o700)
    for place in _places_taken():
        shutil.move(place, kept / place.name)
    return kept
