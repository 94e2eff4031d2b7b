"""Options that change the words on the way from the transcript to files and summary.

The stored transcript keeps what was heard, so another choice needs no recording.
"""

from __future__ import annotations

from pipeline.stages.replacements import replace_words
from storage.models import Options, Transcript


def apply_word_options(transcript: Transcript, options: Options) -> Transcript:
    """Return the transcript as the user wants to read it."""
    return replace_words(transcript, options.replacements)
