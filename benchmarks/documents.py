"""Time and memory of docx, pdf and html files: `python -m benchmarks.documents [words]`.

Each is made as a job makes it, in a child process. 100,000 words are about ten hours of speech. The
sentences are those of the tests, in random order; where no font has their script, there is no PDF.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.export.files import write_files
from pipeline.export.formatted.document import FORMATS
from storage.models import Segment, SpeakerShare, Transcript
from tests.unit.pipeline.export.formatted.meetings import SPOKEN, segment

LANGUAGES = ("en", "ar", "hi", "ja", "th")
_LETTERS_A_WORD = 3
"""Of scripts without spaces."""
_SPEAKERS = 3


def segments(language: str, words: int) -> Iterator[Segment]:
    """Yield sentences of several speakers until there are enough words."""
    chance = random.Random(1)  # noqa: S311  not a secret
    start, said, number = 0.0, 0, 0
    while said < words:
        text = chance.choice(SPOKEN[language])
        found = segment(text, start, f"S{number // 6 % _SPEAKERS}", chance.randrange(20))
        yield found
        start, number = found.end + 0.2, number + 1
        said += max(len(text.split()), len(text) // _LETTERS_A_WORD if language in "ja th" else 0)


def main() -> None:
    """Print a line for each language and format."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    shares = [SpeakerShare(f"S{each}", f"Speaker {each}", 1.0) for each in range(_SPEAKERS)]
    print(f"{words} words: seconds, seconds of processor, MB of the file, MB of memory so far")
    for language in LANGUAGES:
        said = tuple(segments(language, words))
        transcript = Transcript(language, said[-1].end, said)
        for kind in reversed(FORMATS):
            with tempfile.TemporaryDirectory() as folder:
                begun, used = time.monotonic(), _used()
                made = write_files(
                    "talk", transcript, None, shares, {}, (), (kind,), Path(folder), None
                )
                size = sum(file.path.stat().st_size for file in made.files) / 1e6
                took, cpu = time.monotonic() - begun, _used() - used
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
            print(
                f"{language} {kind:<5} {took:5.1f} {cpu:5.1f} {size:6.1f} {most:6.0f}", flush=True
            )


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
