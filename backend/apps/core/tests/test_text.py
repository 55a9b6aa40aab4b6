"""Texts as people mean them, and texts that nobody means."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from apps.core.fields import IndexedBytes
from apps.core.text import BAD_CHARACTERS, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  Señor   ÅNGUS ", "senor angus"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("\uff2d245\uff23", "m245c"),
        ("tab\tand\nline", "tab and line"),
        ("漢字", "漢字"),
    ],
)
def test_folding_leaves_what_tells_words_apart(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text.lower()) or "ŉ" in text


@given(st.characters(exclude_categories=["Cs"]))
def test_only_nul_and_the_mark_of_a_broken_decoding_are_bad(char):
    assert bool(BAD_CHARACTERS.search(char)) == (char in "\0\ufffd")


def test_halves_of_surrogate_pairs_are_bad():
    assert BAD_CHARACTERS.search("\ud83d")
    assert BAD_CHARACTERS.search("\udc00")


@pytest.mark.parametrize("text", ["🥩" * 501, "ﷺ" * 62, "é" * 1001])
def test_a_text_too_long_for_an_index_is_refused(text):
    with pytest.raises(ValidationError):
        IndexedBytes()(text)


@pytest.mark.parametrize("text", ["🥩" * 500, "é" * 1000, "x" * 2000])
def test_the_longest_texts_that_fit_are_taken(text):
    IndexedBytes()(text)
