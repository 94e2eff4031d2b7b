"""`make accuracy`: word and diarization error rates of the shipped default beside the bare engines,
word error rates of quiet voices, calls and mixed languages, and words that are recognized where
nobody speaks.

Any folder with an `index.tsv` like that of `tests/data` can be measured.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from benchmarks import conversations, diarization, quiet_voices, recognition
from benchmarks.words import invented_words

MINUTES = 30.0
"""Minutes of silence, noise and music."""


def main() -> None:
    """Print the tables, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    data = parser.parse_args().data
    recognition.show(data)
    quiet_voices.show(data)
    conversations.show(data)
    invented_words.show(data, MINUTES)
    Console(width=120).print(diarization.table(list(diarization.rows(data)), each=False))


if __name__ == "__main__":
    main()
