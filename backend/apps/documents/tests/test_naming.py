"""Names of uploaded files are made harmless before anybody sees them."""

from __future__ import annotations

import pytest

from apps.core.fields import IndexedBytes
from apps.documents.naming import LONGEST, clean_name


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("Bill of lading.pdf", "Bill of lading.pdf"),
        ("Señor Ångus №7.pdf", "Señor Ångus No7.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\win.txt", "win.txt"),
        ("C:\\fakepath\\coa.pdf", "coa.pdf"),
        ("a\uff0fb.pdf", "b.pdf"),
        ("coa\r\nSet-Cookie: x=1.pdf", "coaSet-Cookie_ x=1.pdf"),
        ("coa\0.pdf", "coa.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("zero\u200bwidth.pdf", "zerowidth.pdf"),
        ('what"is<this>|?*.pdf', "what_is_this____.pdf"),
        ("  .hidden.pdf. ", "hidden.pdf"),
        ("", "file"),
        ("...", "file"),
        (".pdf", "pdf"),
        ("\ufffd\ufffd.pdf", "__.pdf"),
    ],
)
def test_a_name_loses_what_could_do_harm(given, clean):
    assert clean_name(given) == clean


@pytest.mark.parametrize("letter", ["a", "ß", "\N{OX}", "\ufdfa"])
def test_an_over_long_name_is_cut_and_keeps_its_extension(letter):
    name = clean_name(letter * 2000 + ".pdf")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= LONGEST
    IndexedBytes()(name)


def test_an_over_long_extension_is_none():
    assert clean_name("coa." + "x" * 300).startswith("coa.xxx")
