"""Texts: readable, and neither a page nor a script under any extension."""

from __future__ import annotations

import codecs
import re
from typing import IO, TYPE_CHECKING

from apps.documents.reading import PAGE, FileRefused, read

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1 << 20  # bytes read at once
MARKS = {b"\xff\xfe", b"\xfe\xff"}  # by which UTF-16 begins
MARKUP = re.compile(PAGE.pattern + r"|<(object|embed|math|meta|\?xml|%@)[\s>/]|<\?=", re.IGNORECASE)
MARKUP_AT_START = re.compile(r"<[a-z!?%/]", re.IGNORECASE)
SCRIPT_AT_START = re.compile(
    r"#!|%!|%pdf-|@echo|mime-version:|content-type:|\{\\rtf", re.IGNORECASE
)  # of shells, printers and mail readers
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def begins_text(head: bytes) -> bool:
    return b"\0" not in head or head[:2] in MARKS


def check_text(file: IO[bytes]) -> None:
    """Text as spreadsheets write it: UTF-16 with its mark, UTF-8, or what Windows had before."""
    for encoding in ["utf-16"] if read(file, 0, 2) in MARKS else ["utf-8-sig", "cp1252"]:
        try:
            _check_pieces(_pieces(file, encoding))
        except UnicodeDecodeError:
            continue
        else:
            return
    raise FileRefused("The file is not plain text.")


def _check_pieces(pieces: Iterator[str]) -> None:
    start = ""
    for piece in pieces:
        start = start or piece.lstrip("\ufeff \t\r\n\f\v")
        if MARKUP_AT_START.match(start) or SCRIPT_AT_START.match(start) or MARKUP.search(piece):
            raise FileRefused("The text is markup or a script.")
        if NO_TEXT.search(piece):
            raise FileRefused("The file is not plain text.")


def _pieces(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The text in pieces of bounded size, each beginning with the end of the one before."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    end = ""
    while block := file.read(CHUNK):
        text = end + decoder.decode(block)
        yield text
        end = text[-20:]
    decoder.decode(b"", final=True)
