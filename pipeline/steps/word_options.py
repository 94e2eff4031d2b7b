"""Options that change the words between the transcript and the files and summary.

The stored transcript keeps the recognized words, so another choice needs no recording.
"""

from __future__ import annotations

from pipeline.stages.clean_text import mark_fillers
from pipeline.stages.replacements import replace_words
from pipeline.stages.spoken_numbers import write_digits
from storage.models import Clean, Numbers, Options, Transcript


def apply_word_options(transcript: Transcript, options: Options) -> Transcript:
    """Return the transcript with the user's words, and with marks at those to leave out."""
    transcript = replace_words(transcript, options.replacements)
    if options.numbers is Numbers.DIGITS:
        transcript = write_digits(transcript)
    return mark_fillers(transcript) if options.clean is Clean.LIGHT else transcript
