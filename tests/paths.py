"""Folders that tests need."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The checkout."""
DATA = ROOT / "tests/data"
"""Recordings, films and hostile files; tests/data/README.md has their licences."""
