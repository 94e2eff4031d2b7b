"""Delays between attempts to reach a platform."""

from __future__ import annotations

from storage.backoff import Backoff

BACKOFF = Backoff(0.5, 30.0)
"""Seconds between attempts: 0.5, 1, 2 … 30."""
