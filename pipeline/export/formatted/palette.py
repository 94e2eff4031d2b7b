"""Colours of formatted documents on white paper: at least 4.5:1, as WCAG 2.2 asks of texts."""

from __future__ import annotations

SPEAKERS = ("0B57A4", "A3340C", "1C6B2A", "7A2B8F", "7A5200", "A11450", "0A6670", "4B4FB0")
SOFT = "57606A"
INK = "1B1F24"
"""Of headings. The usual blue of Word's has 4.0:1."""
