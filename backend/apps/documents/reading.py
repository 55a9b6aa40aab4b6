"""What every look into an uploaded file needs."""

from __future__ import annotations

import re
import zipfile
from typing import IO

EDGE = 1024  # bytes looked at on both ends of a binary file; PDF readers look for its marks in as many

# What a browser would take for a page (WHATWG MIME Sniffing 7.1).
PAGE = re.compile(r"<(!doctype|html|head|body|script|iframe|svg|\?php)[\s>/]", re.IGNORECASE)


class FileRefused(Exception):
    """The file may not be kept; the message tells its uploader why."""


def read(file: IO[bytes], start: int, length: int) -> bytes:
    """`length` bytes from `start`, or what there is of them."""
    file.seek(start)
    return file.read(length)


def head_of(file: IO[bytes]) -> bytes:
    return read(file, 0, EDGE)


def tail_of(file: IO[bytes]) -> bytes:
    return read(file, max(0, file.seek(0, 2) - EDGE), EDGE)


def check_edges(file: IO[bytes]) -> None:
    """Refuse a binary file that is a page, a script or an archive as well."""
    for edge in (head_of(file), tail_of(file)):
        if PAGE.search(edge.decode("latin-1")):
            raise FileRefused("The file holds markup where it must not.")
    file.seek(0)
    if zipfile.is_zipfile(file):
        raise FileRefused("The file is an archive as well.")
