"""Pictures: whole, and not larger than anybody's camera takes. None of them is decoded here."""

from __future__ import annotations

import re
import struct
from typing import IO, TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from apps.documents.reading import EDGE, FileRefused, check_edges, read

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PIXELS = 100_000_000
TOO_MANY_PIXELS = f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels."
DAMAGED = "The picture is damaged."
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
HEIC_SIZE = re.compile(rb"ispe\x00{4}(.{8})", re.DOTALL)


def check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise FileRefused(TOO_MANY_PIXELS)


def by_pillow(image_format: str) -> Callable[[IO[bytes]], None]:
    """A check of a format whose size Pillow tells before it takes memory for the pixels."""

    def check(file: IO[bytes]) -> None:
        check_edges(file)
        file.seek(0)
        try:
            with Image.open(file, formats=[image_format]) as image:
                width, height = image.size
                image.verify()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise FileRefused(TOO_MANY_PIXELS) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as error:
            raise FileRefused(DAMAGED) from error
        check_pixels(width, height)

    return check


def begins_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def check_webp(file: IO[bytes]) -> None:
    """By its header alone: Pillow would allocate the whole canvas before it tells the size."""
    check_edges(file)
    head, length = read(file, 0, 30), file.seek(0, 2)
    if len(head) < 30 or length < struct.unpack("<I", head[4:8])[0] + 8:
        raise FileRefused(DAMAGED)
    check_pixels(*_webp_size(head))


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
    raise FileRefused(DAMAGED)


def begins_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS


def check_heic(file: IO[bytes]) -> None:
    """By its declared sizes alone: Pillow reads no HEIC without a system library."""
    check_edges(file)
    sizes = [struct.unpack(">II", found) for found in HEIC_SIZE.findall(read(file, 0, 256 * EDGE))]
    if not sizes:
        raise FileRefused(DAMAGED)
    for width, height in sizes:
        check_pixels(width, height)
