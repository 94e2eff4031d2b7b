"""Names that people and files give to speakers, made safe for one line of text."""

from __future__ import annotations

import unicodedata

LONGEST = 40
"""Characters of a name."""
_JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: format characters that names in some languages need."""


def clean_name(name: str) -> str:
    """Return a name on one line and in at most LONGEST characters, without invisible characters and
    direction overrides."""
    kept = (
        " " if unicodedata.category(it) in ("Cc", "Zl", "Zp") else it
        for it in name
        if it in _JOINERS or unicodedata.category(it) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join("".join(kept).split())[:LONGEST].strip(" ,;:" + _JOINERS)
