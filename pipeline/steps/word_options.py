"""Options that change the words between the transcript and the files and summary.

The stored transcript keeps the recognized words, so another choice needs no recording.
"""

from __future__ import annotations

from pipeline.stages.clean_text import mark_fillers
from pipeline.stages.replacements import replace_words
from storage.models import Clean, Options, Transcript


def apply_word_options(transcript: Transcript, options: Options) -> Transcript:
    """Return the transcript with the user's words, and with marks at those to leave out."""
    transcript = replace_words(transcript, options.replacements)
    return mark_fillers(transcript) if options.clean is Clean.LIGHT else transcript
