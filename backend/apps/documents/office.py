"""Office files: archives of what an Office file needs and nothing more, with no macros inside."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from apps.documents.reading import FileRefused, tail_of

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 5_000, 100_000_000, 200
LARGEST_DIRECTORY = 1_000_000  # bytes; it is read into memory as a whole
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|/macrosheets/|/activex/", re.IGNORECASE)

NOT_OFFICE = "The file is not a whole Office file."
BOMB = "The file unpacks to more than any Office file needs."
BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
)


def holds(main_part: str) -> Callable[[IO[bytes]], None]:
    """A check that the archive holds `main_part` and nothing that could do harm."""

    def check(file: IO[bytes]) -> None:
        _check_end(file)
        try:
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                _check_directory(archive, main_part)
                damaged = archive.testzip()  # unpacks all of it, no further than the directory says
        except BAD_ARCHIVE as error:
            raise FileRefused(NOT_OFFICE) from error
        if damaged is not None:
            raise FileRefused(NOT_OFFICE)

    return check


def _check_end(file: IO[bytes]) -> None:
    """The directory ends the file, without a comment, and is small. Office needs no 64-bit archives."""
    tail = tail_of(file)
    end, before = tail[-22:], tail[-42:-22]
    if not end.startswith(b"PK\x05\x06") or not end.endswith(b"\0\0") or before.startswith(b"PK\x06\x07"):
        raise FileRefused(NOT_OFFICE)
    if int.from_bytes(end[12:16], "little") > LARGEST_DIRECTORY:
        raise FileRefused(BOMB)


def _check_directory(archive: zipfile.ZipFile, main_part: str) -> None:
    """By the archive's directory alone, before anything is unpacked."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if main_part not in names or "[Content_Types].xml" not in names:
        raise FileRefused("This is an archive, not the Office file that its name says.")
    if any(MACROS.search(f"/{name}") for name in names):
        raise FileRefused("Files with macros are not kept.")
    if len(set(names)) != len(names) or any(_is_odd(entry) for entry in entries):
        raise FileRefused(NOT_OFFICE)
    _check_bomb(entries)


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Encrypted, packed in a way that Office does not know, or with a name that leads elsewhere."""
    encrypted = bool(entry.flag_bits & 0x1)
    usual = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return encrypted or not usual or entry.filename.startswith("/") or ".." in entry.filename.split("/")


def _check_bomb(entries: list[zipfile.ZipInfo]) -> None:
    packed = sum(entry.compress_size for entry in entries) or 1
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > packed * MOST_RATIO:
        raise FileRefused(BOMB)
