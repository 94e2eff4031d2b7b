"""Run of one file of a joined recording: it finds what was recognized when the file came alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline.run.callbacks import Fetch
from pipeline.run.checkpoint import Run
from pipeline.run.estimate import ProgressEstimate
from pipeline.run.part_blobs import PartBlobs
from storage.blobs import media_prefix
from storage.models import Blob, Stage


class SpanEstimate(ProgressEstimate):
    """Progress of a stage that is a span, such as 0.5 to 1.0, of the same stage of a whole job."""

    def __init__(self, whole: ProgressEstimate) -> None:
        super().__init__({})
        self._whole = whole
        self.span = (0.0, 1.0)

    def plan(self, stages: object) -> None:
        """Do nothing: the whole job has planned its stages."""

    @contextmanager
    def running(self, stage: Stage) -> Iterator[None]:
        """Count a stage as running."""
        with self._whole.running(stage):
            yield

    def begin(self, stage: Stage) -> None:
        """Start the clock of a stage."""
        self._whole.begin(stage)

    def skip(self, stage: Stage) -> None:
        """Start the clock at the last progress."""
        self._whole.skip(stage)

    def leads(self, stage: Stage) -> bool:
        """Return whether this is the first of the running stages."""
        return self._whole.leads(stage)

    def fraction(self, stage: Stage, done: float) -> float:
        """Return the progress of the whole job for the progress of this span."""
        return self._whole.fraction(stage, self._of_whole(done))

    def left(self, stage: Stage, done: float) -> float | None:
        """Return the remaining seconds of the whole job."""
        return self._whole.left(stage, self._of_whole(done))

    def _of_whole(self, done: float) -> float:
        start, end = self.span
        return start + (end - start) * done


def part_run(run: Run, number: int, blob: Blob, fetch: Fetch) -> tuple[Run, SpanEstimate]:
    """Return the run of file `number` of a joined recording, and its progress.

    Its results are stored with the joined recording, so that they are deleted with it. Results of
    the same file alone are found, too, as long as they are kept. `fetch` writes the file.
    """
    folder = f"{media_prefix(run.sha256)}parts/{number}/"
    estimate = SpanEstimate(run.estimate)
    part = replace(
        run,
        sha256=blob.sha256,
        blobs=PartBlobs(run.blobs, media_prefix(blob.sha256), folder),
        scratch=Path(run.scratch) / f"part-{number}",
        fetch=fetch,
    )
    part.estimate = estimate
    return part, estimate
