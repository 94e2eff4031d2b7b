"""Parsing of rules for words: `replace="Kubernetis→Kubernetes; Keler->Keller"`."""

from __future__ import annotations

import re
import unicodedata

from storage.errors import InvalidOption

MOST_RULES = 100
LONGEST = 60
"""Characters of each side of a rule."""
CHOICES = f"heard→written; heard->written; none ({MOST_RULES} × {LONGEST})"
_NONE = ("", "none", "off", "no", "-")
_ARROW = re.compile(r"→|⇒|⟶|[-=]>|=")
_QUOTES = "\"'“”„«»‘’「」"


def replacements(text: str) -> tuple[tuple[str, str], ...]:
    """Return the rules as pairs of what was heard and what is written; none for `none`.

    Rules are separated by semicolons or lines; without these by commas. A later rule for the same
    words replaces an earlier one. Raises InvalidOption.
    """
    if text.strip().lower() in _NONE:
        return ()
    separators = r"[;；؛\n]" if re.search(r"[;；؛\n]", text) else r"[,，、،]"
    rules: dict[str, tuple[str, str]] = {}
    for written_rule in re.split(separators, text):
        if written_rule.strip():
            heard, written = _rule(written_rule, text)
            rules[heard.casefold()] = heard, written
    if not rules or len(rules) > MOST_RULES:
        raise InvalidOption(wish=text[:80], choices=CHOICES)
    return tuple(rules.values())


def _rule(written_rule: str, text: str) -> tuple[str, str]:
    """Return both sides of one rule. Raises InvalidOption."""
    sides = [_plain(side) for side in _ARROW.split(written_rule, maxsplit=1)]
    fits = len(sides) == 2 and all(0 < len(side) <= LONGEST for side in sides)
    if not fits or not any(unicodedata.category(char)[0] in "LN" for char in sides[0]):
        raise InvalidOption(wish=text[:80], choices=CHOICES)
    return sides[0], sides[1]


def _plain(side: str) -> str:
    """Return a side without quotes around it, and without control characters."""
    kept = "".join(char if unicodedata.category(char) != "Cc" else " " for char in side)
    return unicodedata.normalize("NFC", " ".join(kept.strip().strip(_QUOTES).split()))


def merge_rules(*levels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the rules of all levels. For the same heard words a later level wins."""
    rules = {heard.casefold(): (heard, written) for level in levels for heard, written in level}
    return tuple(rules.values())


def rules_text(rules: tuple[tuple[str, str], ...]) -> str:
    """Return the text that parses to these rules."""
    return "; ".join(f"{heard}→{written}" for heard, written in rules)
