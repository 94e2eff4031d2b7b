"""Tokens per second of speech, by language: a text with more of them is a loop."""

from __future__ import annotations

TOKEN_RATE, MEDIUM_TOKEN_RATE, DENSE_TOKEN_RATE = 12, 20, 45
"""Maximum of tokens per second by language: speech has fewer, so more of them are a loop. At 14
letters per second English has 4 tokens, Russian 6, Hindi 15, and Georgian, Burmese, Khmer and
Amharic have 30 to 39."""
MEDIUM = frozenset(
    {"ar", "fa", "he", "hi", "hy", "mr", "ne", "ps", "sa", "sd", "ta", "th", "ur", "yi"}
)
"""Languages with about one token per letter in Whisper's vocabulary."""
DENSE = frozenset(
    {"am", "as", "bn", "bo", "gu", "ka", "km", "kn", "lo", "ml", "my", "pa", "si", "te"}
)
"""Languages with two tokens per letter or more."""


def token_rate(language: str) -> int:
    """Return the maximum of tokens per second of speech."""
    if language in DENSE:
        return DENSE_TOKEN_RATE
    return MEDIUM_TOKEN_RATE if language in MEDIUM else TOKEN_RATE
