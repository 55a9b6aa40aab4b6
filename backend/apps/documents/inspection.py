"""What a file really is: by its bytes and its extension, which must agree. Nothing is taken on trust.

Allowed are pdf, png, jpeg, webp, heic, xlsx, docx, csv and txt. Refused whatever the name says: markup and
scripts, files that are two things at once, macros, archive bombs, pixel floods, empty files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from apps.documents import office, pictures, texts
from apps.documents.naming import extension_of
from apps.documents.reading import FileRefused, check_edges, head_of, tail_of

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class FileType:
    """A kind of file that is kept: how it is told by its first bytes, and what is checked beyond that."""

    content_type: str
    extensions: tuple[str, ...]
    begins: Callable[[bytes], bool]
    check: Callable[[IO[bytes]], None]


def content_type_of(file: IO[bytes], name: str) -> str:
    """The content type of a seekable file by its bytes; raises `FileRefused` unless the name agrees."""
    head, extension = head_of(file), extension_of(name).lower()
    if not head:
        raise FileRefused("The file is empty.")
    kind = next((one for one in FILE_TYPES if extension in one.extensions), None)
    if kind is None:
        raise FileRefused(f"Only these are kept: {', '.join(one.extensions[0] for one in FILE_TYPES)}.")
    if not kind.begins(head):
        raise FileRefused(f"This is not what .{extension} says it is.")
    kind.check(file)
    return kind.content_type


def check_pdf(file: IO[bytes]) -> None:
    check_edges(file)
    if b"%%EOF" not in tail_of(file):
        raise FileRefused("The PDF has no end: it is damaged or cut off.")


def starts(magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


FILE_TYPES = (
    FileType("application/pdf", ("pdf",), starts(b"%PDF-"), check_pdf),
    FileType("image/png", ("png",), starts(b"\x89PNG\r\n\x1a\n"), pictures.by_pillow("PNG")),
    FileType("image/jpeg", ("jpg", "jpeg"), starts(b"\xff\xd8\xff"), pictures.by_pillow("JPEG")),
    FileType("image/webp", ("webp",), pictures.begins_webp, pictures.check_webp),
    FileType("image/heic", ("heic", "heif"), pictures.begins_heic, pictures.check_heic),
    FileType(
        f"{OFFICE}.spreadsheetml.sheet", ("xlsx",), starts(b"PK\x03\x04"), office.holds("xl/workbook.xml")
    ),
    FileType(
        f"{OFFICE}.wordprocessingml.document",
        ("docx",),
        starts(b"PK\x03\x04"),
        office.holds("word/document.xml"),
    ),
    FileType("text/csv", ("csv",), texts.begins_text, texts.check_text),
    FileType("text/plain", ("txt",), texts.begins_text, texts.check_text),
)
