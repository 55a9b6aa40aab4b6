"""The names that people give to files, made harmless: they are shown and sent back, never used as paths."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 200  # bytes of UTF-8, extension included: what every file system takes, with room for " (1)"
UNSEEN = {
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
}  # control, format (right-to-left override), no characters at all
NO_FILE_NAME = re.compile(
    r'[<>:"|?*\ufffd]'
)  # Windows keeps these for itself; the last one stands for bytes lost


def clean_name(given: str) -> str:
    """`given` without folders, unseen characters and whatever a file system refuses, at most 200 bytes long.

    `"..\\\\reports/CON\\u202efdp.exe"` becomes `"CONfdp.exe"`; what nothing is left of becomes `"file"`.
    """
    normal = unicodedata.normalize("NFKC", given).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(char for char in normal if unicodedata.category(char) not in UNSEEN)
    name = " ".join(NO_FILE_NAME.sub("_", seen).split()).strip(". ")
    extension = extension_of(name)
    stem = name.removesuffix(f".{extension}") if extension else name
    return _shortened(stem or "file", f".{extension}" if extension else "")


def extension_of(name: str) -> str:
    """The extension in the case that it has, without its dot; "" where there is none of a usual length."""
    extension = PurePosixPath(name).suffix[1:]
    return extension if len(extension) <= 10 else ""


def _shortened(stem: str, suffix: str) -> str:
    room = LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + suffix
