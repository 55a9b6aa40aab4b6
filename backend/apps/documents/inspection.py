"""What a file really is: by its bytes and its extension, which must agree. Nothing is taken on trust.

Allowed are pdf, png, jpeg, webp, heic, xlsx, docx, csv and txt. Refused whatever the name says: markup and
scripts, files that are two things at once, macros, archive bombs, pixel floods, empty files.
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from apps.documents.naming import extension_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EDGE = 1024  # bytes looked at on both ends of a binary file; PDF readers look for its marks in as many
MOST_PIXELS = 100_000_000
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 5_000, 200_000_000, 200
CHUNK = 1 << 20

# What browsers take for a page (WHATWG MIME Sniffing 7.1), and what servers or shells would run.
PAGE = re.compile(r"<(!doctype|html|head|body|script|iframe|svg|\?php)[\s>/]", re.IGNORECASE)
MARKUP = re.compile(PAGE.pattern + r"|<(object|embed|math|meta|\?xml|%@)[\s>/]|<\?=", re.IGNORECASE)
MARKUP_AT_START = re.compile(r"<[a-z!?%/]", re.IGNORECASE)
SCRIPT_AT_START = re.compile(r"#!|%!|%pdf-|@echo|mime-version:|content-type:|\{\\rtf", re.IGNORECASE)
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|/macrosheets/|/activex/", re.IGNORECASE)
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
HEIC_SIZE = re.compile(rb"ispe\x00{4}(.{8})", re.DOTALL)


class FileRefused(Exception):
    """The file may not be kept; the message tells its uploader why."""


@dataclass(frozen=True)
class FileType:
    """A kind of file that is kept: how it is told by its first bytes, and what is checked beyond that."""

    content_type: str
    extensions: tuple[str, ...]
    begins: Callable[[bytes], bool]
    check: Callable[[IO[bytes]], None]


def content_type_of(file: IO[bytes], name: str) -> str:
    """The content type of a seekable file by its bytes; raises `FileRefused` unless the name agrees."""
    head = _read(file, 0, EDGE)
    if not head:
        raise FileRefused("The file is empty.")
    extension = extension_of(name).lower()
    kind = next((one for one in FILE_TYPES if extension in one.extensions), None)
    if kind is None:
        raise FileRefused(f"Only these are kept: {', '.join(_extensions())}.")
    if not kind.begins(head):
        raise FileRefused(f"This is not what .{extension} says it is.")
    kind.check(file)
    return kind.content_type


def _extensions() -> list[str]:
    return [kind.extensions[0] for kind in FILE_TYPES]


def _read(file: IO[bytes], start: int, length: int, whence: int = 0) -> bytes:
    file.seek(start, whence)
    return file.read(length)


def _tail(file: IO[bytes]) -> bytes:
    size = file.seek(0, 2)
    return _read(file, max(0, size - EDGE), EDGE)


# Binary files


def _check_edges(file: IO[bytes]) -> None:
    """Refuse a file that is also a page, a script or an archive."""
    for edge in (_read(file, 0, EDGE), _tail(file)):
        if PAGE.search(edge.decode("latin-1")):
            raise FileRefused("The file holds markup where it must not.")
    file.seek(0)
    if zipfile.is_zipfile(file):
        raise FileRefused("The file is an archive as well.")


def _check_pdf(file: IO[bytes]) -> None:
    _check_edges(file)
    if b"%%EOF" not in _tail(file):
        raise FileRefused("The PDF has no end: it is damaged or cut off.")


def _image_checker(image_format: str) -> Callable[[IO[bytes]], None]:
    """A check that the picture is whole and not larger than anybody's camera takes."""

    def check(file: IO[bytes]) -> None:
        _check_edges(file)
        file.seek(0)
        try:
            with Image.open(file, formats=[image_format]) as image:
                width, height = image.size
                image.verify()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise FileRefused(TOO_MANY_PIXELS) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as error:
            raise FileRefused("The picture is damaged.") from error
        _check_pixels(width, height)

    return check


TOO_MANY_PIXELS = f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels."


def _begins_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _check_webp(file: IO[bytes]) -> None:
    """By its header alone: Pillow would allocate the whole canvas before it knows the size."""
    _check_edges(file)
    head, length = _read(file, 0, 30), file.seek(0, 2)
    if len(head) < 30 or length < struct.unpack("<I", head[4:8])[0] + 8:
        raise FileRefused("The picture is damaged.")
    _check_pixels(*_webp_size(head))


def _webp_size(head: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the first of the three kinds of chunks that carry them."""
    kind, data = head[12:16], head[20:30]
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and data[0] == 0x2F:
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise FileRefused("The picture is damaged.")


def _check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise FileRefused(TOO_MANY_PIXELS)


def _begins_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS


def _check_heic(file: IO[bytes]) -> None:
    """By its declared sizes alone: Pillow reads no HEIC without a system library."""
    _check_edges(file)
    sizes = [struct.unpack(">II", found) for found in HEIC_SIZE.findall(_read(file, 0, 256 * EDGE))]
    if not sizes:
        raise FileRefused("The picture is damaged.")
    for width, height in sizes:
        _check_pixels(width, height)


# Office files

NOT_OFFICE = "The file is not a whole Office file."
BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
)


def _office_checker(main_part: str) -> Callable[[IO[bytes]], None]:
    """A check that the archive holds `main_part`, no macros, and no more than an office file needs."""

    def check(file: IO[bytes]) -> None:
        if not _ends_where_its_directory_ends(file):
            raise FileRefused(NOT_OFFICE)
        try:
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                _check_directory(archive, main_part)
                damaged = archive.testzip()
        except BAD_ARCHIVE as error:
            raise FileRefused(NOT_OFFICE) from error
        if damaged is not None:
            raise FileRefused(NOT_OFFICE)

    return check


def _ends_where_its_directory_ends(file: IO[bytes]) -> bool:
    """No byte follows the archive's directory, so that nothing was appended."""
    end = _tail(file)[-22:]
    return end.startswith(b"PK\x05\x06") and end.endswith(b"\0\0")


def _check_directory(archive: zipfile.ZipFile, main_part: str) -> None:
    """By the archive's directory alone, before anything is unpacked; `testzip` then holds it to its word."""
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
        raise FileRefused("The file unpacks to more than any Office file needs.")


# Text


def _begins_text(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _check_text(file: IO[bytes]) -> None:
    """Text as spreadsheets write it: UTF-16 with its mark, UTF-8, or what Windows had before."""
    has_mark = _read(file, 0, 2) in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ["utf-16"] if has_mark else ["utf-8-sig", "cp1252"]:
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


def _starts(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


OFFICE = "The file is not a whole Office file."
BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
)


def _office_checker(main_part: str) -> Callable[[IO[bytes]], None]:
    """A check that the archive holds `main_part`, no macros, and no more than an office file needs."""

    def check(file: IO[bytes]) -> None:
        if not _ends_where_its_directory_ends(file):
            raise FileRefused(NOT_OFFICE)
        try:
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                _check_directory(archive, main_part)
                damaged = archive.testzip()
        except BAD_ARCHIVE as error:
            raise FileRefused(NOT_OFFICE) from error
        if damaged is not None:
            raise FileRefused(NOT_OFFICE)

    return check


def _ends_where_its_directory_ends(file: IO[bytes]) -> bool:
    """No byte follows the archive's directory, so that nothing was appended."""
    end = _tail(file)[-22:]
    return end.startswith(b"PK\x05\x06") and end.endswith(b"\0\0")


def _check_directory(archive: zipfile.ZipFile, main_part: str) -> None:
    """By the archive's directory alone, before anything is unpacked; `testzip` then holds it to its word."""
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
        raise FileRefused("The file unpacks to more than any Office file needs.")


# Text


def _begins_text(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _check_text(file: IO[bytes]) -> None:
    """Text as spreadsheets write it: UTF-16 with its mark, UTF-8, or what Windows had before."""
    has_mark = _read(file, 0, 2) in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ["utf-16"] if has_mark else ["utf-8-sig", "cp1252"]:
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


def _starts(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(magic)


def _begins_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


OFFICE = "application/vnd.openxmlformats-officedocument"
FILE_TYPES = (
    FileType("application/pdf", ("pdf",), _starts(b"%PDF-"), _check_pdf),
    FileType("image/png", ("png",), _starts(b"\x89PNG\r\n\x1a\n"), _image_checker("PNG")),
    FileType("image/jpeg", ("jpg", "jpeg"), _starts(b"\xff\xd8\xff"), _image_checker("JPEG")),
    FileType("image/webp", ("webp",), _begins_webp, _check_webp),
    FileType("image/heic", ("heic", "heif"), _begins_heic, _check_heic),
    FileType(
        f"{OFFICE}.spreadsheetml.sheet", ("xlsx",), _starts(b"PK\x03\x04"), _office_checker("xl/workbook.xml")
    ),
    FileType(
        f"{OFFICE}.wordprocessingml.document",
        ("docx",),
        _starts(b"PK\x03\x04"),
        _office_checker("word/document.xml"),
    ),
    FileType("text/csv", ("csv",), _begins_text, _check_text),
    FileType("text/plain", ("txt",), _begins_text, _check_text),
)
CONTENT_TYPES = tuple(kind.content_type for kind in FILE_TYPES)
