"""Text as people mean it: without case and accents, so that both databases sort and find alike."""

from __future__ import annotations

import re
import unicodedata

# Nobody means these: NUL, halves of surrogate pairs, and what a broken decoding leaves behind.
BAD_CHARACTERS = re.compile("[\x00\ud800-\udfff\ufffd]")


# Letters that Unicode does not take apart into a plain letter and its mark.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """`text` without case, accents and doubled spaces: `"  Señor ÅNGUS "` becomes `"senor angus"`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().translate(PLAIN).split())
