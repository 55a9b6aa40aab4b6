"""Text as people mean it: without case and accents, so that both databases sort and find alike."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """`text` without case, accents and doubled spaces: `"  Señor ÅNGUS "` becomes `"senor angus"`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
