"""Small true files of every kind that is kept, and the means to spoil them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def picture(image_format: str, size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "firebrick").save(content, image_format, **options)
    return content.getvalue()


def heic(width: int = 4032, height: int = 3024) -> bytes:
    sizes = struct.pack(">I4sIII", 20, b"ispe", 0, width, height)
    return struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + sizes + b"\0" * 64


CONTENT_TYPES_PART = '<?xml version="1.0"?><Types/>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


def xlsx(**parts: str | bytes) -> bytes:
    """`parts` add entries; `__` in their names stands for `/`."""
    more = {name.replace("__", "/"): part for name, part in parts.items()}
    return archive({"[Content_Types].xml": CONTENT_TYPES_PART, "xl/workbook.xml": "<workbook/>"} | more)


def docx() -> bytes:
    return archive({"[Content_Types].xml": CONTENT_TYPES_PART, "word/document.xml": "<document/>"})


CSV = b"lot,weight\r\n1,42000.50\r\n2,<10 ppm\r\n"
TXT = "Übernommen: 42,000 lb\nno remarks\n".encode()

# name: (content, content type)
KEPT = {
    "bol.pdf": (PDF, "application/pdf"),
    "label.png": (picture("PNG"), "image/png"),
    "claim.jpg": (picture("JPEG"), "image/jpeg"),
    "claim.JPEG": (picture("JPEG"), "image/jpeg"),
    "seal.webp": (picture("WEBP"), "image/webp"),
    "lossless.webp": (picture("WEBP", lossless=True), "image/webp"),
    "phone.heic": (heic(), "image/heic"),
    "weights.xlsx": (xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "letter.docx": (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "weights.csv": (CSV, "text/csv"),
    "old.csv": ("größe;1\n".encode("cp1252"), "text/csv"),
    "excel.csv": ("größe\t1\n".encode("utf-16"), "text/csv"),
    "note.txt": (TXT, "text/plain"),
}


def upload(
    name: str = "bol.pdf", content: bytes = PDF, content_type: str = "application/octet-stream"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
