"""A file is what its bytes and its extension say together, or it is not kept."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from apps.documents.inspection import content_type_of
from apps.documents.office import MOST_UNPACKED
from apps.documents.reading import FileRefused
from apps.documents.tests.samples import (
    CONTENT_TYPES_PART,
    CSV,
    KEPT,
    PDF,
    TXT,
    archive,
    docx,
    heic,
    picture,
    xlsx,
)


def refused(content, name):
    with pytest.raises(FileRefused) as caught:
        content_type_of(io.BytesIO(content), name)
    return str(caught.value)


@pytest.mark.parametrize("name", KEPT)
def test_each_kind_of_file_is_told_by_its_bytes(name):
    content, content_type = KEPT[name]
    assert content_type_of(io.BytesIO(content), name) == content_type


@pytest.mark.parametrize("name", KEPT)
def test_a_file_under_the_extension_of_another_kind_is_refused(name):
    content, content_type = KEPT[name]
    for other, (_, other_type) in KEPT.items():
        texts = {content_type, other_type} <= {"text/csv", "text/plain"}
        if other_type != content_type and not texts:
            refused(content, other)


@pytest.mark.parametrize(
    "name", ["evil.exe", "page.html", "logo.svg", "run.js", "book.xlsm", "x.zip", "none", "x.pdf.exe"]
)
def test_an_extension_that_is_not_on_the_list_is_refused(name):
    assert "Only these are kept: pdf, png" in refused(PDF, name)


@pytest.mark.parametrize("name", KEPT)
def test_an_empty_file_is_refused(name):
    assert refused(b"", name) == "The file is empty."


MARKUP = [
    b"<!DOCTYPE html><html></html>",
    b"  \r\n\t<html lang=en>",
    b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<svg onload=alert(1)>".encode("utf-16"),
    b"<?xml version='1.0'?><a/>",
    b"<b>bold</b>",
    b"<!-- comment -->",
    b"lot,weight\n1,<script>alert(1)</script>\n",
    b"lot,weight\n1,<SvG/onload=alert(1)>\n",
    b"#!/bin/sh\nrm -rf /\n",
    b"%!PS-Adobe-3.0\n",
    b"@echo off\r\ndel *.*\r\n",
    b"note <?php system($_GET['c']); ?>",
    b"MIME-Version: 1.0\nContent-Type: text/html\n",
    b"{\\rtf1\\ansi}",
    b"x" * ((1 << 20) - 3) + b"<script>alert(1)</script>",
]


@pytest.mark.parametrize("content", MARKUP, ids=range(len(MARKUP)))
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.pdf", "a.png", "a.jpg", "a.xlsx", "a.heic"])
def test_markup_and_scripts_are_refused_under_any_extension(content, name):
    refused(content, name)


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
        b"\xcf\xfa\xed\xfe\x07\x00\x00\x01",
        b"PK\x03\x04\x14\x00\x00\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"Rar!\x1a\x07\x01\x00",
        b"\x1f\x8b\x08\x00",
        b"GIF89a\x01\x00\x01\x00",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.pdf", "a.png", "a.xlsx", "a.docx", "a.webp", "a.heic"])
def test_programs_and_archives_are_refused_under_any_extension(content, name):
    refused(content, name)


@pytest.mark.parametrize(
    "content", [b"lot\0,1\n", b"bell \x07\n", b"caf\x81\n", "\ud800".encode("utf-16", "surrogatepass")]
)
def test_bytes_that_are_no_text_are_refused(content):
    assert "not plain text" in refused(content, "a.txt") or "not what" in refused(content, "a.txt")


def test_a_letter_cut_between_two_reads_is_still_read():
    content = b"x" * ((1 << 20) - 1) + "ü".encode()
    assert content_type_of(io.BytesIO(content), "a.txt") == "text/plain"


def test_a_letter_cut_off_at_the_end_is_no_utf_8_but_may_be_older_text():
    assert content_type_of(io.BytesIO("café".encode()[:-1]), "a.txt") == "text/plain"


# Files that are two things at once


@pytest.mark.parametrize("prefix", [b"<html><script>alert(1)</script>", b"\n", b"/*", b"GIF89a"])
def test_a_pdf_behind_anything_else_is_refused(prefix):
    refused(prefix + PDF, "a.pdf")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 <script>alert(1)</script>\n" + PDF,
        PDF + b"<html><body onload=alert(1)>",
        PDF[:-6],
        PDF + b"\0" * 4096,
    ],
)
def test_a_pdf_with_a_page_inside_or_without_an_end_is_refused(content):
    refused(content, "a.pdf")


@pytest.mark.parametrize("name", ["bol.pdf", "label.png", "claim.jpg", "seal.webp", "phone.heic"])
def test_an_archive_behind_a_file_is_refused(name):
    both = KEPT[name][0] + archive({"Evil.class": b"\xca\xfe\xba\xbe"})
    refused(both, name)


@pytest.mark.parametrize("name", ["label.png", "claim.jpg", "phone.heic", "seal.webp"])
def test_a_page_behind_a_picture_is_refused(name):
    refused(KEPT[name][0] + b"<script>alert(1)</script>", name)


def test_an_office_file_with_something_behind_or_before_is_refused():
    refused(xlsx() + b"<html></html>", "a.xlsx")
    refused(b"<html></html>" + xlsx(), "a.xlsx")
    content = io.BytesIO(xlsx())
    with zipfile.ZipFile(content, "a") as file:
        file.comment = b"<script>alert(1)</script>"
    refused(content.getvalue(), "a.xlsx")


# Pictures


@pytest.mark.parametrize("name", ["label.png", "claim.jpg", "seal.webp", "phone.heic"])
def test_a_picture_that_is_only_a_beginning_is_refused(name):
    refused(KEPT[name][0][:20], name)


def test_a_damaged_png_is_refused():
    content = bytearray(picture("PNG"))
    content[45] ^= 0xFF
    refused(bytes(content), "a.png")


def png_of(width, height):
    """A PNG that only says how large it is."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def webp_of(kind, data):
    body = b"WEBP" + kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


FLOODS = {
    "a.png": [png_of(20_000, 20_000), png_of(60_000, 60_000), png_of(12_000, 9_000)],
    "a.heic": [heic(20_000, 20_000)],
    "a.webp": [
        webp_of(b"VP8X", b"\0\0\0\0" + (16_382).to_bytes(3, "little") * 2),
        webp_of(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16_383, 16_383)),
        webp_of(b"VP8L", b"\x2f" + (0x0FFFFFFF).to_bytes(4, "little") + b"\0" * 5),
    ],
}


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name in FLOODS for number in range(len(FLOODS[name]))]
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_takes_memory(name, number):
    tracemalloc.start()
    try:
        assert "million pixels" in refused(FLOODS[name][number], name)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_webp_of_no_known_kind_is_refused():
    assert "damaged" in refused(webp_of(b"ABCD", b"\0" * 10), "a.webp")


# Office files


@pytest.mark.parametrize(
    "part",
    [
        "xl__vbaProject.bin",
        "xl__vbaData.xml",
        "xl__macrosheets__sheet1.xml",
        "xl__activeX__activeX1.bin",
        "XL__VBAPROJECT.BIN",
    ],
)
def test_an_office_file_with_macros_is_refused(part):
    assert "macros" in refused(xlsx(**{part: b"x"}), "a.xlsx")


def test_an_archive_is_no_office_file():
    assert "archive" in refused(archive({"readme.txt": "hi"}), "a.xlsx")


def test_a_workbook_is_no_letter():
    refused(xlsx(), "a.docx")
    refused(docx(), "a.xlsx")


def test_an_archive_bomb_is_refused_without_being_unpacked():
    bomb = xlsx(xl__sheet="0" * 5_000_000)
    assert "unpacks to more" in refused(bomb, "a.xlsx")


def test_an_archive_of_too_many_entries_is_refused():
    many = {f"xl/{number}.xml": "" for number in range(5_001)}
    assert "unpacks to more" in refused(xlsx(**many), "a.xlsx")


def test_an_archive_whose_directory_would_fill_the_memory_is_refused_unread():
    content = bytearray(xlsx())
    content[-10:-6] = struct.pack("<I", 1_000_001)
    assert "unpacks to more" in refused(bytes(content), "a.xlsx")


def test_a_64_bit_archive_is_refused():
    content = xlsx()
    locator = b"PK\x06\x07" + b"\0" * 16
    refused(content[:-22] + locator + content[-22:], "a.xlsx")


def test_an_archive_that_says_it_unpacks_to_gigabytes_is_refused():
    content = bytearray(xlsx())
    start = content.rindex(b"PK\x01\x02")
    content[start + 24 : start + 28] = struct.pack("<I", MOST_UNPACKED + 1)
    assert "unpacks to more" in refused(bytes(content), "a.xlsx")


def test_an_archive_that_lies_about_its_sizes_is_refused():
    content = bytearray(xlsx(xl__sheet="0123456789" * 50))
    start = content.rindex(b"PK\x01\x02")
    content[start + 24 : start + 28] = struct.pack("<I", 3)
    refused(bytes(content), "a.xlsx")


def test_an_archive_with_damaged_data_is_refused():
    content = bytearray(xlsx(xl__sheet="<sheet>" + "0123456789" * 50))
    start = content.index(b"xl/sheet") + 8
    content[start : start + 6] = b"\xff" * 6
    refused(bytes(content), "a.xlsx")


def test_an_encrypted_entry_is_refused():
    content = bytearray(xlsx())
    start = content.rindex(b"PK\x01\x02")
    content[start + 8] |= 1
    refused(bytes(content), "a.xlsx")


@pytest.mark.parametrize("name", ["/etc/passwd", "../../evil.xml", "xl/../../evil.xml"])
def test_an_entry_that_leads_elsewhere_is_refused(name):
    parts = {"[Content_Types].xml": CONTENT_TYPES_PART, "xl/workbook.xml": "<workbook/>", name: "x"}
    refused(archive(parts), "a.xlsx")


def test_an_entry_that_is_there_twice_is_refused():
    content = io.BytesIO(xlsx())
    with zipfile.ZipFile(content, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("xl/workbook.xml", "<other/>")
    refused(content.getvalue(), "a.xlsx")


def test_an_entry_packed_in_an_unusual_way_is_refused():
    content = io.BytesIO(xlsx())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_LZMA) as file:
        file.writestr("xl/sheet.xml", "x")
    refused(content.getvalue(), "a.xlsx")


def test_texts_that_only_mention_less_than_are_kept():
    for content in (CSV, TXT, b"lead,<5 ppb\n", b"if a < b then\n", b"mail: Dana <dana@prairie.example>\n"):
        assert content_type_of(io.BytesIO(content), "coa.csv") == "text/csv"
